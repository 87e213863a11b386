// This device's copies: whose they are, how old the one on the screen is, and their end.
import { cookie, isAnothers } from "../cookies.js";
import { hour } from "../hours.js";

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
  if (!keptAt || document.getElementById("kept-age")) return;
  const line = document.createElement("p");
  line.id = "kept-age";
  line.className = "notice info";
  line.textContent = words.keptAt.replace("{when}", moment(keptAt));
  document.getElementById("notices")?.append(line);
}

async function own() {
  if (!account || !navigator.serviceWorker || isAnothers()) return;
  const owner = localStorage.getItem(OWNER);
  if (owner && owner !== account) await forget();
  localStorage.setItem(OWNER, account);
  await navigator.serviceWorker.register("/sw.js");
  // The first page, and the one that says what still waits: needed without having been opened.
  const site = await caches.open("site");
  for (const page of ["/", "/outbox/"]) if (!(await site.match(page))) await site.add(page);
}

// Whoever does something is shown what became of it, not the copy from before.
const acted = () => navigator.serviceWorker?.controller?.postMessage("acted");
document.addEventListener("submit", acted, true);
document.addEventListener("sotay:delivered", acted);

// First nothing is left, then somebody else comes.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.hasAttribute("data-forget") || event.defaultPrevented) return;
  event.preventDefault();
  await Promise.race([forget().catch(() => {}), new Promise((go) => setTimeout(go, LONGEST))]);
  form.submit(); // asked and checked already
});

async function leaveAnothers() {
  if (!isAnothers()) return;
  document.documentElement.classList.add("is-covered");
  await forget().catch(() => {});
  location.replace("/");
}

/* "Back" fills boxes anew with what was typed in them, whoever's page it is by then. */
function letNothingBeRefilled() {
  if (cookie("turn") === undefined) return;
  for (const field of document.querySelectorAll("form, textarea, input:not([type=password])")) field.autocomplete = "off";
}

addEventListener("pagehide", letNothingBeRefilled);
document.addEventListener("sotay:changed", letNothingBeRefilled);
letNothingBeRefilled();
document.addEventListener("visibilitychange", leaveAnothers);
addEventListener("pageshow", leaveAnothers);
leaveAnothers();
if (document.body.hasAttribute("data-anew")) document.addEventListener("sotay:old", sayAge);
else sayAge();
own().catch(() => {}); // storage is full or forbidden: everything works, with a network
