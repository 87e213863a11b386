// After a while without a touch the page is covered: what lies open on a table is not read by
// whoever passes. The server has its own clock and refuses meanwhile; without a network the cover
// stays until there is one again. What is typed stays under it.
const cover = document.getElementById("cover");
const { account, keptAt } = document.body.dataset;
const LAST = `touched:${account}`;
const LOOK = 10_000; // ms
const MOST_PINGS = 60_000; // ms between two words to the server that somebody is there
let lastPing = Date.now();

const read = () => Number(localStorage.getItem(LAST)) || 0;
const note = () => localStorage.setItem(LAST, String(Date.now()));

function touched() {
  if (cover.open) return;
  if (isIdle()) {
    close();
    return;
  }
  note();
  if (Date.now() - lastPing < MOST_PINGS) return;
  lastPing = Date.now();
  fetch(cover.dataset.awake, { headers: { Accept: "application/json" } }).catch(() => {});
}

const isIdle = () => Date.now() - read() > Number(cover.dataset.minutes) * 60_000;

function close() {
  if (cover.open) return;
  document.documentElement.classList.add("is-covered");
  cover.showModal();
  const body = new FormData(cover.querySelector("form"));
  body.delete("pin");
  body.delete("password");
  const headers = { Accept: "application/json" };
  fetch(cover.dataset.lock, { method: "POST", body, headers, keepalive: true }).catch(() => {});
}

function look() {
  // Another window of this device may have seen a touch, or been opened again.
  if (isIdle()) close();
  else if (cover.open) open();
}

function open() {
  document.documentElement.classList.remove("is-covered");
  cover.close();
  lastPing = Date.now();
  // What waited for the network waited for this as well.
  dispatchEvent(new Event("online"));
}

function say(text) {
  const line = cover.querySelector("[data-said]");
  line.textContent = text;
  line.hidden = !text;
}

async function ask(form) {
  try {
    const body = new FormData(form);
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    if (answer.status === 401 || answer.status === 403) return location.reload();
    if (!answer.ok) return say((await answer.json()).message);
  } catch {
    return say(cover.dataset.offline);
  }
  form.reset();
  say("");
  note();
  open();
}

if (cover?.showModal) {
  // The server has just let this page through; of a kept copy only this device knows.
  if (!keptAt) note();
  for (const name of ["pointerdown", "keydown", "wheel", "touchmove"]) addEventListener(name, touched, { passive: true });
  cover.addEventListener("cancel", (event) => event.preventDefault());
  cover.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    ask(event.target);
  });
  setInterval(look, LOOK);
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
  look();
}
