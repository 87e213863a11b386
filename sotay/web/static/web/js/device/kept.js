// This device's copies: whose they are, how old the one on the screen is, and their end.
import { hour } from "../hours.js";
import { cookie } from "../cookies.js";

const { keptAt, account } = document.body.dataset;
const words = document.getElementById("words").dataset;
const OWNER = "sotay:owner";
const STORES = ["site", "pictures"];
const LONGEST = 2000; // ms to wait for copies to go
const zone = { timeZone: "Asia/Ho_Chi_Minh" };

export const moment = (iso) => {
  const at = new Date(iso);
  const day = (date) => date.toLocaleDateString("vi-VN", zone);
  return day(at) === day(new Date()) ? hour(at) : `${hour(at)} ${day(at)}`;
};

/* Nothing of the last person stays: neither pages nor papers. */
export async function forget() {
  localStorage.removeItem(OWNER);
  navigator.serviceWorker?.controller?.postMessage("forget"); // what is still on its way is not kept
  for (const name of Object.keys(localStorage)) if (name.startsWith("pack:")) localStorage.removeItem(name);
  if (globalThis.caches) await Promise.all(STORES.map((name) => caches.delete(name)));
}

function sayAge() {
  if (!keptAt) return;
  const line = document.createElement("p");
  line.className = "notice info";
  line.textContent = words.keptAt.replace("{when}", moment(keptAt));
  document.getElementById("notices")?.append(line);
}

async function own() {
  if (!account || !navigator.serviceWorker) return;
  const owner = localStorage.getItem(OWNER);
  if (owner && owner !== account) await forget();
  localStorage.setItem(OWNER, account);
  await navigator.serviceWorker.register("/sw.js");
  // The first page, and the one that says what still waits: needed without having been opened.
  const site = await caches.open("site");
  for (const page of ["/", "/outbox/"]) if (!(await site.match(page))) await site.add(page);
}

// First nothing is left, then somebody else comes.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.hasAttribute("data-forget") || form.dataset.forgotten || event.defaultPrevented) return;
  event.preventDefault();
  await Promise.race([forget().catch(() => {}), new Promise((go) => setTimeout(go, LONGEST))]);
  form.dataset.forgotten = "1";
  form.requestSubmit(event.submitter);
  delete form.dataset.forgotten;
});

/* On a shared device: this page was opened by another, and came back from a copy or a tab. */
async function leaveAnothers() {
  const turn = cookie("turn");
  if (!account || turn === undefined || turn === account) return;
  document.documentElement.classList.add("is-covered");
  await forget().catch(() => {});
  location.replace("/");
}

document.addEventListener("visibilitychange", leaveAnothers);
addEventListener("pageshow", leaveAnothers);
leaveAnothers();
sayAge();
own().catch(() => {}); // storage is full or forbidden: everything works, with a network
