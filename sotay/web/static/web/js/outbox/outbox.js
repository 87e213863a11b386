// The one way in which the hall's pages write: kept on the device first, then sent, in order,
// as often as it takes. The server answers the same id with its first answer, so sending
// twice does no harm. Nothing here ever gives up or throws an act away by itself.
import * as store from "./store.js";
import { deliver } from "./deliver.js";

const FIRST = 1000; // ms
const LONGEST = 5 * 60_000;
const BACK = 2000; // ms; a hall that gets its network back does not send at the same moment

const channel = globalThis.BroadcastChannel ? new BroadcastChannel("sotay-outbox") : null;
const jitter = (time) => time * (0.5 + Math.random());
const settled = new Map(); // order → resolve, for whoever waits for the first attempt
let timer;
let running = false;
let again = false;

export const available = store.available;
export const all = store.all;

/* Keep an act and try to send it at once. Resolves as soon as it is kept; act.first resolves
   with the result of the first attempt. */
export async function put(act) {
  const first = new Promise((resolve) => settled.set(act.id, resolve));
  const kept = await store.keep({ ...act, at: Date.now(), tries: 0, due: 0, state: "waiting" });
  navigator.storage?.persist?.(); // the browser may not clear it away
  document.dispatchEvent(new CustomEvent("sotay:kept", { detail: { act: kept } }));
  tell();
  pass();
  return { ...kept, first };
}

/* Send everything now, the refused ones too if asked. */
export async function sendNow(act) {
  for (const one of act ? [act] : await store.all()) {
    if (one.state === "waiting" || act) await store.note({ ...one, state: "waiting", due: 0 });
  }
  tell();
  pass();
}

export async function drop(act) {
  await store.remove(act);
  tell();
}

function tell() {
  channel?.postMessage("changed");
  document.dispatchEvent(new CustomEvent("sotay:outbox"));
}

/* One window at a time, where the browser can say so; the others will hear. */
function pass() {
  if (running) {
    again = true;
    return;
  }
  running = true;
  const work = navigator.locks
    ? navigator.locks.request("sotay-outbox", () => sendAll())
    : sendAll();
  Promise.resolve(work)
    .catch(() => {}) // the database went away: the next page tries again
    .finally(() => {
      running = false;
      if (again) {
        again = false;
        pass();
      }
    });
}

async function sendAll() {
  clearTimeout(timer);
  const stuck = new Set(); // of one meeting nothing overtakes what came before it
  let soonest = Infinity;
  for (const act of await store.all()) {
    if (act.state !== "waiting") continue;
    if (stuck.has(act.group)) {
      answer(act, { kind: "later" });
      continue;
    }
    const result = act.due > Date.now() ? { kind: "not-due" } : await deliver(act);
    await settle(act, result);
    answer(act, result);
    if (result.kind === "accepted" || result.kind === "refused") continue;
    stuck.add(act.group);
    soonest = Math.min(soonest, act.due);
    if (result.kind === "signed-out") break;
  }
  if (soonest < Infinity) timer = setTimeout(pass, Math.max(0, soonest - Date.now()) + 10);
}

function answer(act, result) {
  settled.get(act.id)?.(result);
  settled.delete(act.id);
}

async function settle(act, result) {
  if (result.kind === "not-due") return;
  if (result.kind === "accepted") await store.remove(act);
  else if (result.kind === "refused") {
    await store.note(Object.assign(act, { state: "refused", reason: result.reason }));
  } else {
    act.tries += 1;
    act.signedOut = result.kind === "signed-out";
    const growing = Math.min(LONGEST, FIRST * 2 ** Math.min(act.tries, 12));
    act.due = Date.now() + jitter(result.wait > 0 ? result.wait : growing);
    await store.note(act);
  }
  const detail = { act, result };
  document.dispatchEvent(new CustomEvent("sotay:delivered", { detail }));
  tell();
}

/* The network, the page or the live stream is back: do not wait for the longest pause. */
async function wake() {
  const waiting = (await store.all()).filter((act) => act.state === "waiting");
  if (!waiting.length) return;
  const due = Date.now() + Math.random() * BACK;
  for (const act of waiting) if (act.due > due) await store.note({ ...act, due });
  clearTimeout(timer);
  timer = setTimeout(pass, due - Date.now() + 10);
}

store.available().then((usable) => {
  if (!usable) return;
  channel?.addEventListener("message", () => document.dispatchEvent(new CustomEvent("sotay:outbox")));
  addEventListener("online", wake);
  document.addEventListener("sotay:connected", wake);
  document.addEventListener("visibilitychange", () => document.hidden || wake());
  addEventListener("pageshow", wake);
  wake();
});
