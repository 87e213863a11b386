// Size of the text and theme at once; the same two cookies that the server reads.
const MEDIA = { auto: "screen and (prefers-color-scheme: dark)", light: "not all", dark: "screen" };
const COOKIES = { text: "text_size", theme: "theme" };

for (const panel of document.querySelectorAll("[data-look]")) {
  panel.querySelector("[data-without-script]").hidden = true;
  panel.addEventListener("change", ({ target }) => {
    if (!(target.name in COOKIES)) return;
    document.documentElement.dataset[target.name] = target.value;
    if (target.name === "theme") document.getElementById("dark-tokens").media = MEDIA[target.value];
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `${COOKIES[target.name]}=${target.value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  });
  document.addEventListener("click", (event) => {
    if (!panel.contains(event.target)) panel.open = false;
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    panel.open = false;
    panel.querySelector("summary").focus();
  });
}
