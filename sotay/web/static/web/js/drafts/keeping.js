// What is typed into a box is kept on this device at each pause, until it was sent.
import * as store from "./store.js";
import * as server from "./server.js";
import { hour } from "../hours.js";
import { say } from "./boxes.js";

const words = document.getElementById("words").dataset;
const PAUSE = 400; // ms
const timers = new Map(); // boxes that were typed in a moment ago

export const keyOf = (area) => area.dataset.draft;
export const isTyping = (area) => timers.has(area);
export const keepPending = () => [...timers.keys()].forEach(keep);

/* Never more than is true. */
export function sayKept(area, record, isHere = true) {
  const at = hour(record.at);
  const isThere = store.isSynced(record);
  if (!isHere) say(area, isThere ? `${words.savedThere} ${at}` : "");
  else if (record.refused) say(area, `${words.savedHere} ${at}. ${record.refused}`);
  else if (isThere) say(area, `${words.saved} ${at} · ${words.savedBoth}`);
  else say(area, `${navigator.onLine ? words.saved : words.savedHere} ${at}`);
}

export function typed(area) {
  clearTimeout(timers.get(area));
  timers.set(area, setTimeout(keep, PAUSE, area));
}

export function keep(area) {
  clearTimeout(timers.get(area));
  timers.delete(area);
  const key = keyOf(area);
  const old = store.read(key);
  if (area.value.trim() === "") {
    if (old && !old.gone) away(area, store.digest(old.text));
    return;
  }
  const record = {
    text: area.value,
    at: Date.now(),
    base: store.digest(area.defaultValue),
    revision: server.revisionOf(key),
    synced: old?.synced ?? "",
  };
  sayKept(area, record, store.write(key, record));
  server.soon(key);
}

/* Sent, or taken away: here at once, on the server as soon as it can be told. */
export function away(area, digest) {
  const key = keyOf(area);
  clearTimeout(timers.get(area));
  timers.delete(area);
  say(area, "");
  if (!server.knows(key)) {
    store.remove(key);
    return;
  }
  store.write(key, { gone: true, digest, at: Date.now(), revision: server.revisionOf(key) });
  server.push(key, { leaving: true });
}
