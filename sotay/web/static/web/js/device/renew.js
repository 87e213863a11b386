// A page that came from the device at once asks for itself anew, and takes over what has changed
// since. What the server did not change stays as it is: scripts have been at work on it, somebody
// reads or types there.
import { careful, holdScroll } from "../careful.js";

const { body } = document;
const PARTS = [".under-bar", "main"];
const VOLATILE = "[name=csrfmiddlewaretoken], [name=client_id], [data-page-id]";
const SOON = 1000; // ms after which it says that it is a copy
const all = (root) => [root, ...root.querySelectorAll("*")];

const isOld = body.hasAttribute("data-anew");
// Before any other script: the elements, and what the server wrote.
const copies = isOld ? PARTS.filter((part) => document.querySelector(part)).map(copyOf) : [];
let asking = false;
let done = !isOld;
let late;

function copyOf(part) {
  const root = document.querySelector(part);
  return { part, root, elements: all(root), html: root.outerHTML };
}

/* Without what differs each time the same page is asked for. */
function plain(root) {
  for (const field of root.querySelectorAll(VOLATILE)) field.removeAttribute("value");
  for (const live of root.querySelectorAll("sotay-live")) {
    for (const name of live.getAttributeNames()) live.removeAttribute(name);
  }
  for (const picture of root.querySelectorAll("img")) {
    for (const name of ["src", "srcset"]) {
      const address = picture.getAttribute(name);
      if (address) picture.setAttribute(name, address.replace(/\?\S*/g, ""));
    }
  }
  return root;
}

const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

/* element → itself without what differs each time. */
function twins(elements, root) {
  const others = all(plain(root));
  return new Map(others.length === elements.length ? elements.map((element, place) => [element, others[place]]) : []);
}

/* Three versions of each element: as it was in the copy, as it is here, as the server has it. */
function merge({ part, root, elements, html }, there) {
  const was = twins(elements, parsed(html).querySelector(part));
  const is = twins(all(there), there.cloneNode(true));
  const { callbacks } = careful();
  const isAsItWas = (old, fresh) => was.has(old) && is.has(fresh) && was.get(old).isEqualNode(is.get(fresh));
  const isOurs = (name, node) => was.has(node) && was.get(node).getAttribute(name) !== node.getAttribute(name);
  window.Idiomorph.morph(root, there, {
    morphStyle: "outerHTML",
    callbacks: {
      beforeNodeMorphed: (old, fresh) => callbacks.beforeNodeMorphed(old) && !isAsItWas(old, fresh),
      beforeNodeRemoved: (old) => callbacks.beforeNodeRemoved(old) && (!(old instanceof Element) || was.has(old)),
      beforeAttributeUpdated: (name, node) => name === "value" || !isOurs(name, node),
    },
  });
}

/* Keys of pictures change several times a day: what is not loaded yet comes with the new one. */
export function renewPictures(page) {
  const fresh = new Map([...page.querySelectorAll(".pages img")].map((picture) => [picture.closest("[data-page]")?.id, picture]));
  for (const picture of document.querySelectorAll(".pages img")) {
    const given = fresh.get(picture.closest("[data-page]")?.id);
    if (!given || (picture.complete && picture.naturalWidth)) continue;
    for (const name of ["srcset", "src"]) picture.setAttribute(name, given.getAttribute(name) ?? "");
  }
}

function take(page) {
  clearTimeout(late);
  document.getElementById("kept-age")?.remove();
  body.removeAttribute("data-kept-at");
  body.removeAttribute("data-anew");
  done = true;
  const hold = holdScroll();
  for (const copy of copies) {
    const there = page.querySelector(copy.part);
    if (there && copy.root.isConnected) merge(copy, there);
  }
  renewPictures(page);
  hold();
  document.title = page.title;
  const token = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token ?? field.value;
  document.dispatchEvent(new CustomEvent("sotay:renewed", { detail: { page } }));
}

const age = () => document.dispatchEvent(new CustomEvent("sotay:old"));

// Under its cover (cover.js) a page waits: the server would lead away from the words that lie there.
const isCovered = () => document.documentElement.classList.contains("is-covered");

async function renew() {
  if (done || asking || isCovered()) return;
  asking = true;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html", "X-Anew": "1" } });
    const page = parsed(await answer.text());
    // Signed out, locked: where the server leads. Taken back: its own words, the copy is gone.
    if (answer.redirected) location.assign(answer.url);
    else if ([403, 404].includes(answer.status) || page.body.dataset.account !== body.dataset.account) location.reload();
    else if (answer.ok) take(page);
    else age();
  } catch {
    age(); // no network: this page it is, until there is one
  } finally {
    asking = false;
  }
}

if (isOld) {
  late = setTimeout(age, SOON);
  addEventListener("online", renew);
  document.addEventListener("sotay:connected", renew);
  addEventListener("pageshow", ({ persisted }) => persisted && renew());
  addEventListener("DOMContentLoaded", renew); // every script has begun by then
}
