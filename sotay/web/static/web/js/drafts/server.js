// The server's copy of drafts: asked quietly, saved a while after a pause, again and again until
// it answers. Nothing here blocks or delays typing.
import { cookie } from "../cookies.js";
import * as store from "./store.js";

const PAUSE = 2000; // ms after the device's own copy
const SPREAD = 1000; // a hall does not save at the same moment
const APART = 8000; // between two savings of one box, while somebody writes on
const FIRST = 5000;
const LONGEST = 5 * 60_000;
const MOST_KEYS = 100;
const BEACON = 60_000; // bytes that a browser carries for a page that is gone

const { account } = document.body.dataset;
const timers = new Map();
const underWay = new Map();
const lastAt = new Map();
const seen = new Map(); // key → the revision that this page has gone on from
let failures = 0;
let isOut = !account;
let hear = () => {};

export const listen = (heard) => (hear = heard);
export const revisionOf = (key) => seen.get(key) ?? store.read(key)?.revision ?? 0;
export const note = (key, revision) => seen.set(key, revision);
/* Whether the server may know of this box. */
export const knows = (key) => seen.has(key) || lastAt.has(key) || Boolean(store.read(key)?.revision);

/* What the server has of these boxes; null when it does not answer. */
export async function ask(keys) {
  if (isOut) return null;
  const found = [];
  for (let place = 0; place < keys.length; place += MOST_KEYS) {
    const asked = new URLSearchParams(keys.slice(place, place + MOST_KEYS).map((key) => ["key", key]));
    const given = await fetched(`/drafts/?${asked}`, {});
    if (!given?.drafts) return null;
    found.push(...given.drafts);
  }
  return found;
}

/* Save this box in a while; the more so the longer it was not. */
export function soon(key) {
  clearTimeout(timers.get(key));
  const rest = (lastAt.get(key) ?? 0) + APART - Date.now();
  timers.set(key, setTimeout(push, Math.max(PAUSE, rest) + Math.random() * SPREAD, key));
}

/* Save this box now, if there is anything to save. */
export async function push(key, { leaving = false } = {}) {
  clearTimeout(timers.get(key));
  timers.delete(key);
  const record = store.read(key);
  if (isOut || !record || store.isSynced(record) || record.refused) return;
  // In order; but a page that is going away waits for nothing.
  if (underWay.has(key) && !leaving) {
    await underWay.get(key);
    return push(key);
  }
  const work = send(key, record, leaving).finally(() => underWay.delete(key));
  underWay.set(key, work);
  await work;
}

export const pushAll = (how) => Promise.all(store.keys().map((key) => push(key, how)));

/* The other text of a box is not wanted. */
export const drop = (key, digest) => fetched("/drafts/drop/", posted({ key, digest }));

async function send(key, record, leaving) {
  lastAt.set(key, Date.now());
  const facts = {
    key,
    digest: record.gone ? record.digest : store.digest(record.text),
    writer: store.writer(),
    at: record.at,
    now: Date.now(),
    after: revisionOf(key),
  };
  if (!record.gone) Object.assign(facts, { text: record.text, base: record.base });
  const given = await fetched(record.gone ? "/drafts/clear/" : "/drafts/save/", posted(facts, leaving));
  if (given?.message) store.write(key, { ...record, refused: given.message });
  if (given) hear(key, record, given);
}

function posted(facts, leaving) {
  const body = JSON.stringify(facts);
  const headers = { "Content-Type": "application/json", "X-CSRFToken": cookie("csrftoken") ?? "" };
  return { method: "POST", body, headers, keepalive: leaving && body.length * 3 < BEACON };
}

/* The answer; null when it is worth asking again. */
async function fetched(url, how) {
  let response;
  try {
    response = await fetch(url, { ...how, headers: { Accept: "application/json", "X-Account": account, ...how.headers } });
  } catch {
    return later();
  }
  const given = await response.json().catch(() => null);
  if (response.status === 401 || given?.code === "forged") isOut = true; // the next page signs in
  if (isOut || !given || response.status >= 500 || [408, 423, 425, 429].includes(response.status)) return later();
  failures = 0;
  return given;
}

function later() {
  const wait = Math.min(FIRST * 2 ** failures, LONGEST) * (0.5 + Math.random());
  failures += 1;
  clearTimeout(timers.get(later));
  if (!isOut) timers.set(later, setTimeout(pushAll, wait));
  return null;
}

addEventListener("online", () => {
  failures = 0;
  pushAll();
});
