// Papers before the hall: in the days before a meeting this device fetches its pages, texts and
// pictures, gently, so that in the hall they open from here.
import { moment } from "./kept.js";

const words = document.getElementById("words").dataset;
const SPREAD = 20_000; // ms; phones that open the app at the same hour do not fetch together
const SOON = 3_600_000; // ms before the meeting: hurry
const AGAIN = 15 * 60_000; // ms between two looks
const BUDGET = 25 << 20; // bytes a meeting may take
const PAUSE = 150; // ms
const MOST = 300; // documents asked for at once
const LOOKED = "pack:looked";

const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
const keyOf = (name) => `pack:${name}`;

/* What this device keeps under a name: the number of a meeting, "document:12", "collection:3". */
export function keptPack(name) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(name)));
  } catch {
    return null;
  }
}
const kept = keptPack;

async function ask(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return answer.json();
}

/* All packs that are for us now; older ones leave the device. */
async function look() {
  localStorage.setItem(LOOKED, String(Date.now()));
  // The news that is read now has the form of a meeting's pack, under a name for a number.
  const found = await Promise.all([ask("/meetings/packs/"), ask("/news/packs/")]);
  const packs = found.flatMap((answer) => answer.packs);
  const current = new Set(packs.map(({ meeting }) => keyOf(meeting)));
  for (const name of Object.keys(localStorage)) {
    if (/^pack:(\d+|news)$/.test(name) && !current.has(name)) localStorage.removeItem(name);
  }
  for (const pack of packs) if (kept(pack.meeting)?.mark !== pack.mark) await fetchPack(pack.url);
  await leaveWhatWasTaken();
  await followWhatWasAsked();
  await clear();
}

/* Documents that are not for us any more (an office ended, one was taken back), kept or only opened. */
async function leaveWhatWasTaken() {
  const site = await caches.open("site");
  const kept = (await site.keys()).map(({ url }) => /^[/]documents[/](\d+)[/]/.exec(new URL(url).pathname)?.[1]);
  const ids = [...new Set(kept.filter(Boolean))].slice(-MOST);
  if (!ids.length) return;
  for (const id of (await ask(`/documents/gone/?ids=${ids}`)).gone) {
    await drop(`document:${id}`);
    for (const { url } of await site.keys()) if (new URL(url).pathname.startsWith(`/documents/${id}/`)) await site.delete(url);
  }
}

/* What somebody asked to keep follows what is in force: a newer file, another document in a collection. */
async function followWhatWasAsked() {
  for (const key of Object.keys(localStorage)) {
    const [, name, folder, id] = /^pack:((document|collection):(\d+))$/.exec(key) ?? [];
    if (!name) continue;
    const address = `/documents/${folder === "collection" ? "collections/" : ""}${id}/pack/`;
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (answer.status === 403 || answer.status === 404) await drop(name);
    else if (answer.ok && !answer.redirected && (await answer.json()).mark !== kept(name)?.mark) await keepPack(address, name);
  }
}

async function fetchPack(address) {
  const pack = await ask(address);
  say(pack.meeting, words.packComing);
  await keepAll(pack, pack.meeting);
  say(pack.meeting);
}

/* Keep what somebody asked for, until they drop it. */
export async function keepPack(address, name) {
  await keepAll(await ask(address), name);
}

/* Drop it again; what a meeting or another collection needs of it stays. */
export async function drop(name) {
  const pack = kept(name);
  localStorage.removeItem(keyOf(name));
  const [site, pictures] = await Promise.all(["site", "pictures"].map((each) => caches.open(each)));
  const [pages, paths] = ["pages", "paths"].map(neededOf);
  for (const page of pack?.pages ?? []) if (!pages.has(page)) await site.delete(page);
  for (const path of pack?.paths ?? []) if (!paths.has(path)) await pictures.delete(path);
}

async function keepAll(pack, name) {
  const [site, pictures, assets] = await Promise.all(["site", "pictures", "static"].map((name) => caches.open(name)));
  for (const page of pack.pages) {
    const html = await keepPage(site, page);
    for (const file of filesOf(html)) if (!(await assets.match(file))) await assets.add(file);
    await wait(Math.random() * PAUSE);
  }
  const thrifty = navigator.connection?.saveData;
  let bytes = 0;
  let whole = pack.drawn !== false;
  for (const { url, bytes: size } of pack.images) {
    bytes += size;
    if (thrifty || bytes > BUDGET) {
      whole = false;
      break;
    }
    await keepPicture(pictures, url);
  }
  // What was taken from its readers leaves the device, too.
  const before = kept(name)?.pages ?? [];
  const paths = pack.images.map(({ url }) => pathOf(url));
  localStorage.setItem(keyOf(name), JSON.stringify({ mark: pack.mark, at: pack.at, whole, paths, pages: pack.pages }));
  const needed = neededOf("pages");
  for (const page of before) if (!needed.has(page)) await site.delete(page);
}

/* A page fetched for later was not read by anybody: the header says so. */
async function keepPage(site, page) {
  const answer = await fetch(page, { headers: { Accept: "text/html", "X-For-Later": "1" } });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  const html = await answer.clone().text();
  const headers = new Headers(answer.headers);
  headers.set("X-Kept-At", new Date().toISOString());
  await site.put(page, new Response(html, { headers }));
  return html;
}

/* Styles, scripts and letters that a page needs, under their hashed names. */
function filesOf(html) {
  return [...new Set(html.match(/\/static\/[\w/.-]+\.[0-9a-f]{12}\.\w+/g) ?? [])];
}

const pathOf = (url) => {
  const { origin, pathname } = new URL(url, location.href);
  return origin + pathname;
};

async function keepPicture(pictures, url) {
  const name = pathOf(url);
  if (await pictures.match(name)) return;
  const answer = await fetch(url, { mode: "cors", credentials: "omit" });
  if (!answer.ok) throw new Error(String(answer.status));
  await pictures.put(name, answer);
  await wait(Math.random() * PAUSE);
}

/* The pages, or the "paths" of the pictures, of everything that is kept. */
function neededOf(what) {
  const names = Object.keys(localStorage).filter((name) => /^pack:((document:|collection:)?\d+|news)$/.test(name));
  return new Set(names.flatMap((name) => kept(name.slice("pack:".length))?.[what] ?? []));
}

/* Pictures of meetings that are over go; a device is small. */
async function clear() {
  const needed = neededOf("paths");
  const pictures = await caches.open("pictures");
  for (const { url } of await pictures.keys()) if (!needed.has(url)) await pictures.delete(url);
}

export const sayKept = (pack) => (pack.whole ? words.packKept : words.packPart).replace("{when}", moment(pack.at));

/* "bản lúc 17:05", where the page speaks of the meeting's papers. */
function say(meeting, text) {
  for (const place of document.querySelectorAll(`[data-pack="${meeting}"]`)) {
    const pack = kept(meeting);
    place.textContent = text ?? (pack ? sayKept(pack) : words.packMissing);
    place.hidden = false;
  }
}

async function start() {
  if (!document.body.dataset.account || !globalThis.caches || !navigator.serviceWorker) return;
  const shown = document.querySelectorAll("[data-pack]");
  shown.forEach((place) => say(place.dataset.pack));
  const soon = [...shown].some(({ dataset }) => Math.abs(new Date(dataset.packStarts) - Date.now()) < SOON);
  const last = Number(localStorage.getItem(LOOKED));
  const missing = [...shown].some((place) => !kept(place.dataset.pack));
  if (!missing && Date.now() - last < AGAIN) return;
  await navigator.serviceWorker.ready;
  await wait(Math.random() * (soon ? SPREAD / 5 : SPREAD));
  await look();
}

start().catch(() => {}); // no network: the next page tries again
