// What is on this device and what is on the server become one; nothing of either is lost.
import * as store from "./store.js";
import * as server from "./server.js";
import { hour } from "../hours.js";
import { boxOf, offer, say } from "./boxes.js";
import { away, isTyping, keep, keyOf, sayKept } from "./keeping.js";

const words = document.getElementById("words").dataset;
const declined = new Set();

const hasBase = (area, base) => area.defaultValue === "" || base === store.digest(area.defaultValue);
// A form that came back with an error holds the newer text.
const cameBack = (area) => area.getAttribute("aria-invalid") === "true";
const textOf = ({ text, age }) => ({ text, at: Date.now() - age });

/* What this device has, before anybody is asked. */
export function restoreHere(area) {
  if (area.dataset.draftReady) return;
  area.dataset.draftReady = "1";
  const record = store.read(keyOf(area));
  if (!record || record.gone || cameBack(area) || store.alike(record.text, area.value)) return;
  if (!hasBase(area, record.base)) {
    offerText(area, record);
    return;
  }
  area.value = record.text;
  say(area, `${words.restored} (${hour(record.at)})`);
}

/* What the server has of a box of this page. */
export function merge(area, draft) {
  const here = store.read(keyOf(area));
  if (here?.gone || isTyping(area)) return; // told soon, and answered then
  if (draft.cleared !== null) {
    sentElsewhere(area, here, draft);
    return;
  }
  const isUntouched = here ? store.alike(here.text, area.value) : area.value === area.defaultValue;
  const isClean = !here || store.isSynced(here);
  if (here ? store.digest(here.text) === draft.digest : store.alike(area.value, draft.text)) {
    server.note(keyOf(area), draft.revision);
    if (here) goOnFrom(area, draft);
    if (here && isUntouched) sayKept(area, store.read(keyOf(area)));
    offerOther(area, draft);
  } else if (isClean && isUntouched && !cameBack(area) && hasBase(area, draft.base)) {
    restoreThere(area, draft);
    offerOther(area, draft);
  } else if (!isClean) server.push(keyOf(area)); // the answer says which is newer
  else offerText(area, textOf(draft), { draft });
}

/* The box shows what the server has. */
function restoreThere(area, draft) {
  area.value = draft.text;
  goOnFrom(area, draft);
  const whose = draft.writer === store.writer() ? "" : ` ${words.fromElsewhere}`;
  say(area, `${words.restoredAt} ${hour(textOf(draft).at)}${whose}`);
}

function goOnFrom(area, draft) {
  const { base, revision, digest } = draft;
  server.note(keyOf(area), revision);
  store.write(keyOf(area), { ...textOf(draft), base, revision, synced: digest });
}

/* Whether what this device has is what was sent. Typed anew here since, the same words are not. */
function isSent(here, draft) {
  if (store.isSynced(here)) return true;
  return draft.writer === store.writer() ? here.at <= draft.stamp : store.digest(here.text) === draft.cleared;
}

/* Sent, here or on another device: what this one had of it goes, what was typed since stays. */
function sentElsewhere(area, here, draft) {
  server.note(keyOf(area), draft.revision);
  if (!here) return;
  if (!isSent(here, draft)) {
    server.push(keyOf(area));
    return;
  }
  store.remove(keyOf(area));
  if (!store.alike(here.text, area.value)) return;
  area.value = area.defaultValue;
  say(area, "");
}

function offerOther(area, draft) {
  if (!draft.other) return;
  if (declined.has(draft.other.digest)) server.drop(draft.key, draft.other.digest);
  else offerText(area, textOf(draft.other), { draft, isOther: true });
}

/* A text of the box that this page does not show; `draft` is what the server has of the box. */
function offerText(area, { text, at }, { draft, isOther } = {}) {
  const key = keyOf(area);
  const digest = store.digest(text);
  offer(area, { text, at }, {
    take() {
      if (draft) server.note(key, draft.revision);
      area.value = text;
      keep(area);
      server.push(key);
    },
    decline() {
      declined.add(digest);
      if (isOther) server.drop(key, digest);
      else if (!draft) away(area, digest);
      else {
        server.note(key, draft.revision);
        keep(area);
        server.push(key);
      }
    },
  });
}

/* The server's answer to what this device sent of a box. */
export function heard(key, sent, { kept, draft, message }) {
  const [area, here] = [boxOf(key), store.read(key)];
  if (message) {
    if (area && here && !here.gone) sayKept(area, here);
    return;
  }
  const isOurs = draft?.writer === store.writer();
  const isCleared = draft?.cleared !== null;
  if (draft && (kept || isOurs || isCleared)) server.note(key, draft.revision);
  if (sent.gone) {
    if (here?.gone) store.remove(key);
    if (area && draft?.text) offerText(area, textOf(draft), { draft });
  } else if (here && !here.gone) {
    if (isCleared) wasSent(area, key, here, draft);
    else if (kept || !isOurs) isThere(area, key, here, sent);
    else server.soon(key); // something newer of this device came first
    if (area && !isCleared && kept) offerOther(area, draft);
    else if (area && !isCleared && !isOurs) offerText(area, textOf(draft), { draft });
  }
}

function wasSent(area, key, here, draft) {
  if (area) sentElsewhere(area, here, draft);
  else if (isSent(here, draft)) store.remove(key);
  else server.soon(key);
}

/* As the text of the box or as the other one: the server has it. */
function isThere(area, key, here, sent) {
  const record = { ...here, synced: store.digest(sent.text), revision: server.revisionOf(key) };
  const isHere = store.write(key, record);
  if (area && !isTyping(area)) sayKept(area, record, isHere);
  if (!store.isSynced(record)) server.soon(key);
}
