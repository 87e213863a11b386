// Size of letters and colour of paper at once; the same cookie that the server reads.
const NAME = "reading_look";
const SIZES = ["1", "2", "3", "4"];
const TONES = ["page", "strong", "cream", "night"];

export function keepLook() {
  const text = document.getElementById("reading-text");
  const form = document.querySelector("#reading-look form");
  if (!text || !form) return;
  const set = (size, tone) => {
    for (const each of SIZES) text.classList.toggle(`size-${each}`, each === size);
    for (const each of TONES) text.classList.toggle(`tone-${each}`, each === tone);
  };
  const chosen = () => [form.elements.size.value, form.elements.tone.value];
  form.querySelector("button").hidden = true;
  form.addEventListener("change", () => {
    const [size, tone] = chosen();
    set(size, tone);
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `${NAME}=${size}.${tone}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  });
  // A page that was kept on the device shows what was chosen since.
  const [size, tone] = (document.cookie.match(/(?:^|; )reading_look=([^;]*)/)?.[1] ?? "").split(".");
  if (SIZES.includes(size) && TONES.includes(tone)) {
    form.elements.size.value = size;
    form.elements.tone.value = tone;
    set(size, tone);
  }
}
