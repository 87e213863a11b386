// The service worker: what was kept on the device opens without a network.
//
// /sw.js (web/views.py) loads Workbox and then this file. It answers three kinds of requests:
// static files, pictures of papers, and pages. Writes are none of its business: the outbox has them.
/* global workbox */
const { registerRoute, NavigationRoute } = workbox.routing;
const { CacheFirst } = workbox.strategies;

const STATIC = "static";
const PICTURES = "pictures";
const SITE = "site";
const SHELL = "shell"; // the one page that is nobody's, and stays
const [SMALL, LARGE] = ["/720/", "/1440/"];
const OFFLINE = "/offline/";
const HASHED = /^\/static\/.+\.[0-9a-f]{12}\.\w+$/;
// What opens from the device at once, unless the network is as quick: the page then asks for itself
// anew (renew.js) and follows the stream. Everything else is not shown as it was before.
const AT_ONCE = /^\/(meetings\/\d+\/((agenda|opinions|papers|note)\/(\d+\/)?)?|documents\/\d+\/)$/;
const PAPER = /^\/(meetings\/\d+\/papers|documents)\/\d+\/$/;
const PATIENCE = { atOnce: 50, acted: 4000, other: 4000 }; // ms for the network when a copy is at hand
const ACTED = 10_000; // ms in which whoever did something wants to see what became of it
// What may be kept of what somebody opens: today, lists, the library, surveys, parts of a meeting.
const KEPT = /^\/($|outbox\/$|tasks\/(\d+\/)?$|documents\/(\d+\/|collections\/(\d+\/)?)?$|news\/(\d+\/)?$|surveys\/(\d+\/)?$|meetings\/(\d+\/([a-z]+\/(\d+\/)?)?)?$)/;

const [ONE, TAKEN] = [/\/\d+\/$/, new Set([403, 404])];
const WORDS = /^\/(meetings\/\d+\/papers|documents)\/\d+\/words\/$/;

let era = 0; // one for each person who used this device since the worker woke
let actedAt = 0;
const coming = new Map(); // the page that came too late for its opening, for when it asks anew
self.addEventListener("message", ({ data }) => {
  if (data === "forget") {
    era += 1;
    coming.clear();
  }
  if (data === "acted") actedAt = Date.now();
});

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.add(OFFLINE)));
  self.skipWaiting();
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// Their names change with their content: what is there is right.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && HASHED.test(url.pathname),
  new CacheFirst({ cacheName: STATIC }),
);

// A picture's path names its content; the key behind it changes, the picture does not.
registerRoute(({ url }) => url.pathname.includes("/wire/pages/"), picture);

// The words over a picture: their address names the content, as long as it says which.
registerRoute(({ url, sameOrigin }) => sameOrigin && WORDS.test(url.pathname) && url.searchParams.has("of"), wordsOf);

// A page that was shown as a copy.
registerRoute(({ request, sameOrigin }) => sameOrigin && request.headers.has("X-Anew"), anew);

registerRoute(new NavigationRoute(page));

async function picture({ url }) {
  const cache = await caches.open(PICTURES);
  const name = url.origin + url.pathname;
  const kept = await cache.match(name);
  if (kept) return kept;
  try {
    // Asked with CORS: an answer that we may not look into would count as megabytes.
    const fresh = await fetch(url.href, { mode: "cors", credentials: "omit" });
    if (fresh.ok) await cache.put(name, fresh.clone());
    return fresh;
  } catch {
    // A desk wants the large one; the pack holds the small one.
    return (await cache.match(name.replace(LARGE, SMALL))) ?? Response.error();
  }
}

async function wordsOf({ request, url }) {
  const cache = await caches.open(SITE);
  const name = url.pathname + url.search;
  const kept = await cache.match(name);
  if (kept) return kept;
  const begun = era;
  const fresh = await fetch(request);
  if (begun === era && fresh.ok && !fresh.redirected) await cache.put(name, fresh.clone());
  return fresh;
}

/* From the network, unless it takes too long and there is a copy. */
async function page({ request, url, event }) {
  const cache = await caches.open(SITE);
  const name = url.pathname + url.search;
  const kept = KEPT.test(url.pathname) ? await copyOf(cache, url) : undefined;
  const arriving = arrive(request, url, event, cache);
  if (!kept) return arriving.catch(() => caches.match(OFFLINE).then((page) => page ?? Response.error()));
  const isAtOnce = AT_ONCE.test(url.pathname);
  const time = waitingTime(request, isAtOnce);
  const late = new Promise((resolve) => setTimeout(resolve, time));
  const fresh = await Promise.race([arriving.catch(() => null), late]);
  if (fresh && fresh.status < 500) return fresh;
  coming.clear();
  coming.set(name, arriving);
  event.waitUntil(arriving.catch(() => coming.delete(name))); // it is kept for the next time
  return marked(kept, isAtOnce);
}

function waitingTime({ cache }, isAtOnce) {
  if (!isAtOnce) return PATIENCE.other;
  // Read anew by hand, or led here by what was done: the copy is not what is wanted.
  return cache !== "default" || Date.now() - actedAt < ACTED ? PATIENCE.acted : PATIENCE.atOnce;
}

/* The page as it is now: on its way already, or asked for. */
async function anew({ request, url, event }) {
  const name = url.pathname + url.search;
  const arriving = coming.get(name);
  coming.delete(name);
  const come = await arriving?.catch(() => null);
  return come?.status && !come.bodyUsed ? come : arrive(request, url, event, await caches.open(SITE));
}

/* From the network, and kept if it may be. */
async function arrive(request, url, event, cache) {
  const begun = era;
  const response = await fetch(request);
  const name = url.pathname + url.search;
  if (begun === era && mayBeKept(response, url)) event.waitUntil(cache.put(name, dated(response.clone())));
  else if (TAKEN.has(response.status) && ONE.test(url.pathname)) event.waitUntil(leave(cache, url.pathname));
  return response;
}

/* The copy of a page. Of a paper the copy that was come upon elsewhere will do: in a collection, or by itself. */
async function copyOf(cache, url) {
  const exact = await cache.match(url.pathname + url.search);
  if (exact || !PAPER.test(url.pathname)) return exact;
  const others = await cache.keys(url.pathname, { ignoreSearch: true });
  const other = others.find((each) => itself(new URL(each.url)) === itself(url));
  return other && cache.match(other);
}

function itself({ searchParams }) {
  const asked = new URLSearchParams(searchParams);
  asked.delete("collection");
  return String(asked);
}

/* What is not for us any more (an office ended, a paper was taken back) leaves the device. */
async function leave(cache, path) {
  for (const { url } of await cache.keys()) if (new URL(url).pathname.startsWith(path)) await cache.delete(url);
}

function mayBeKept(response, url) {
  const html = response.headers.get("Content-Type")?.startsWith("text/html");
  return response.ok && !response.redirected && html && KEPT.test(url.pathname);
}

/* With the moment at which it was kept, by this device's clock. */
function dated(response) {
  const headers = new Headers(response.headers);
  headers.set("X-Kept-At", new Date().toISOString());
  return new Response(response.body, { status: response.status, headers });
}

/* The copy, which says that it is one: kept.js makes a sentence of it, or renew.js a new page. */
async function marked(response, isAtOnce) {
  const html = await response.text();
  const at = response.headers.get("X-Kept-At") ?? "";
  const headers = new Headers(response.headers);
  headers.delete("Content-Length");
  headers.delete("Content-Encoding");
  return new Response(html.replace("<body ", `<body data-kept-at="${at}" ${isAtOnce ? "data-anew " : ""}`), { headers });
}
