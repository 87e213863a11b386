// Signing in without leaving the page: what was typed stays, and when a hall signs in at the
// same moment, the page comes again by itself until it has its turn.
const form = document.querySelector("form[data-sign-in]");
const { crowded, unreachable, busy: busyWords } = form.dataset;
const LONGEST = 3; // times the first wait
let isAsking = false;

// The crowd is a state that passes; everything else is for the person to act on.
function say(text, kind) {
  form.querySelector("[data-answer]")?.remove();
  if (!text) return;
  const line = document.createElement("p");
  line.dataset.answer = "";
  line.className = `notice ${kind}`;
  line.setAttribute("role", kind === "warn" ? "alert" : "status");
  line.textContent = text;
  form.querySelector("button[type=submit]").before(line);
}

function asking(on) {
  isAsking = on;
  const button = form.querySelector("button[type=submit]");
  if (on) button.setAttribute("aria-disabled", "true");
  else button.removeAttribute("aria-disabled");
}

// Seconds as the server asks, longer each time, and never the same for two phones.
const pause = (response, times) => {
  const seconds = Number(response.headers.get("Retry-After")) || 2;
  const wait = seconds * Math.min(1 + times / 4, LONGEST) * (1 + Math.random() / 2);
  return new Promise((go) => setTimeout(go, wait * 1000));
};

async function ask() {
  for (let times = 0; ; times += 1) {
    let response;
    try {
      const body = new FormData(form);
      response = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    } catch {
      return unreachable;
    }
    const given = await response.json().catch(() => ({}));
    if (response.ok) {
      location.assign(given.at);
      return null;
    }
    if (response.status !== 503) return given.message ?? busyWords;
    say(crowded, "info");
    await pause(response, times);
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (isAsking) return;
  document.querySelector("[data-error-summary]")?.remove();
  say("");
  asking(true);
  const refused = await ask();
  if (refused === null) return;
  say(refused, "warn");
  asking(false);
});

// Back from the next page: it can be sent again.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  say("");
  asking(false);
});
