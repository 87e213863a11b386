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
const PATIENCE = { paper: 800, other: 4000 }; // ms for the network when a copy is at hand
const PAPER = /^\/(meetings\/\d+\/papers|documents)\/\d+\/$/;
// What may be kept of what somebody opens: today, lists, the library, surveys, parts of a meeting.
const KEPT = /^\/($|outbox\/$|tasks\/(\d+\/)?$|documents\/(\d+\/|collections\/(\d+\/)?)?$|news\/(\d+\/)?$|surveys\/(\d+\/)?$|meetings\/(\d+\/([a-z]+\/(\d+\/)?)?)?$)/;

const [ONE, TAKEN] = [/\/\d+\/$/, new Set([403, 404])];
const WORDS = /^\/(meetings\/\d+\/papers|documents)\/\d+\/words\/$/;

let era = 0; // one for each person who used this device since the worker woke
self.addEventListener("message", ({ data }) => data === "forget" && (era += 1));

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
  const kept = KEPT.test(url.pathname) ? await copyOf(cache, url) : undefined;
  const begun = era;
  const arriving = fetch(request).then((response) => {
    if (begun === era && mayBeKept(response, url)) event.waitUntil(cache.put(url.pathname + url.search, dated(response.clone())));
    else if (kept && TAKEN.has(response.status) && ONE.test(url.pathname)) event.waitUntil(leave(cache, url.pathname));
    return response;
  });
  if (!kept) return arriving.catch(() => caches.match(OFFLINE).then((page) => page ?? Response.error()));
  event.waitUntil(arriving.catch(() => {})); // what comes too late for this time is kept for the next
  const late = new Promise((resolve) =>
    setTimeout(resolve, PAPER.test(url.pathname) ? PATIENCE.paper : PATIENCE.other),
  );
  const fresh = await Promise.race([arriving.catch(() => null), late]);
  return fresh && fresh.status < 500 ? fresh : marked(kept);
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

/* The copy, which says that it is one: kept.js makes a sentence of it. */
async function marked(response) {
  const html = await response.text();
  const at = response.headers.get("X-Kept-At") ?? "";
  const headers = new Headers(response.headers);
  headers.delete("Content-Length");
  headers.delete("Content-Encoding");
  return new Response(html.replace("<body ", `<body data-kept-at="${at}" `), { headers });
}
