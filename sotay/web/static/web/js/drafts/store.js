// What this device keeps of drafts, one record for each text box.
//
// { text, at, base, revision, synced } is a draft: when it was typed, digest of what the box held
// before, what the server said of it last, and the digest of the text that the server has.
// { gone, digest, at, revision } is one that was sent, of which the server has yet to hear.
import { isAnothers } from "../cookies.js";

const account = isAnothers() ? undefined : document.body.dataset.account;
// The name holds the account: on a shared phone nobody sees another's draft.
const PREFIX = `draft:${account ?? "-"}:`;
const WRITER = "draft-writer";
const unkept = new Map(); // where the browser keeps nothing: for as long as the page lives

/* One spelling and one kind of line end, so that the same text is the same everywhere. */
const normal = (text) => text.replaceAll("\r\n", "\n").normalize("NFC");

/* Tells texts apart, not forgers: 53 bits (cyrb53) and the length. "" for no text. Not
   crypto.subtle, which a plain http network of a hall lacks. */
export function digest(text) {
  const same = normal(text);
  if (!same) return "";
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let place = 0; place < same.length; place += 1) {
    const code = same.charCodeAt(place);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return `${(4294967296 * (2097151 & b) + (a >>> 0)).toString(36)}-${same.length.toString(36)}`;
}

export const alike = (one, other) => normal(one) === normal(other);

/* A name for this browser, of no meaning but "the same again". */
export function writer() {
  const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(36)).join("");
  const known = unkept.get(WRITER) ?? attempt(() => localStorage.getItem(WRITER)) ?? fresh();
  unkept.set(WRITER, known);
  attempt(() => localStorage.setItem(WRITER, known));
  return known;
}

export function read(key) {
  const record = unkept.get(key) ?? attempt(() => JSON.parse(localStorage.getItem(PREFIX + key)));
  if (!record) return null;
  // A draft of an older version of this page.
  if (record.from !== undefined) record.base = digest(record.from);
  return { revision: 0, synced: "", base: "", ...record, from: undefined };
}

/* Whether the record will outlive the page. */
export function write(key, record) {
  const isKept = attempt(() => {
    localStorage.setItem(PREFIX + key, JSON.stringify(record));
    return true;
  });
  // Storage full or forbidden: what did not happen is not claimed.
  if (isKept) unkept.delete(key);
  else unkept.set(key, record);
  return Boolean(isKept);
}

export function remove(key) {
  unkept.delete(key);
  attempt(() => localStorage.removeItem(PREFIX + key));
}

export function keys() {
  const kept = attempt(() => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) ?? [];
  const names = new Set([...kept.map((name) => name.slice(PREFIX.length)), ...unkept.keys()]);
  names.delete(WRITER);
  return [...names];
}

export const isSynced = (record) => !record.gone && record.synced === digest(record.text);

function attempt(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
