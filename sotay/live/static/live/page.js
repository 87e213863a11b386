/* Puts swaps in their place on an open page. What a member is typing is never touched: a change
   that would replace it goes round it. tests/elements.py does the same in Python. */

import { careful, heldTyping, holdScroll } from "../web/js/careful.js";

export class Parts {
  constructor(host, stale) {
    this.host = host; // where the button that counts hangs
    this.stale = stale; // called when something could not be shown because somebody types there
    this.unseen = new Set();
  }

  apply(swaps) {
    const hold = holdScroll();
    const fresh = swaps.flatMap((swap) => this.swap(swap));
    hold();
    return fresh;
  }

  swap({ target, how, html }) {
    const place = document.getElementById(target);
    if (!place) return []; // this page does not show that part
    if (how === "text") {
      place.textContent = html;
      return [place];
    }
    if (how === "fill") return this.fill(place, html);
    if (how === "append" || how === "prepend") return this.insert(place, how, html);
    if (how === "remove") {
      this.remove(place);
      return [];
    }
    return this.put(place, html, how === "morph");
  }

  remove(element) {
    if (heldTyping(element)) this.stale();
    else element.remove();
  }

  /* A list may hold lines of several topics: only those of the part that is given are replaced. */
  fill(place, html) {
    const given = parsed(html).firstElementChild;
    const stays = new Set([...given.children].map((element) => element.id));
    [...place.children]
      .filter((element) => element.dataset.part === given.dataset.part && !stays.has(element.id))
      .forEach((element) => this.remove(element));
    return this.insert(place, "append", given.innerHTML);
  }

  insert(place, how, html) {
    const elements = [...parsed(html).children];
    const known = (element) => element.id && document.getElementById(element.id);
    const fresh = elements.filter((element) => !known(element));
    const again = elements
      .filter(known)
      .flatMap((element) => this.put(known(element), element.outerHTML, true));
    for (const element of how === "append" ? fresh : [...fresh].reverse()) {
      if (element.dataset.place) insertInOrder(place, element);
      else place[how](element);
    }
    if (how === "append" && place.dataset.new) this.announce(place, fresh);
    return [...again, ...fresh];
  }

  put(place, html, gently) {
    const typing = heldTyping(place);
    if (window.Idiomorph && (gently || typing)) {
      return window.Idiomorph.morph(place, html, { morphStyle: "outerHTML", ...careful() }) ?? [];
    }
    if (typing) {
      this.stale();
      return [];
    }
    const fresh = [...parsed(html).children];
    place.replaceWith(...fresh);
    return fresh;
  }

  /* What came below the screen is counted on a button; nothing that is being read moves. */
  announce(place, fresh) {
    fresh
      .filter((element) => element.getBoundingClientRect().top > window.innerHeight)
      .forEach((element) => {
        this.unseen.add(element);
        this.watcher().observe(element);
      });
    this.showPill(place.dataset.new);
  }

  watcher() {
    this.sight ??= new IntersectionObserver((entries) => {
      for (const entry of entries.filter((one) => one.isIntersecting)) {
        this.sight.unobserve(entry.target);
        this.unseen.delete(entry.target);
      }
      this.showPill(this.pill?.dataset.words);
    });
    return this.sight;
  }

  showPill(words) {
    if (!this.pill) {
      this.pill = Object.assign(document.createElement("button"), {
        type: "button",
        className: "live__pill",
        hidden: true,
      });
      this.pill.addEventListener("click", () => {
        const [first] = this.unseen;
        first?.scrollIntoView({ block: "center" });
      });
      // Above what is docked at the bottom of the screen, never over its words.
      (document.querySelector("[data-docked]") ?? this.host).append(this.pill);
    }
    for (const element of this.unseen) if (!element.isConnected) this.unseen.delete(element);
    this.pill.hidden = this.unseen.size === 0;
    if (words) {
      this.pill.dataset.words = words;
      this.pill.textContent = `${words.replace("{n}", this.unseen.size)} ↓`;
    }
  }
}

/* Lines of several topics in one order: most come last, so it is looked for from the end. */
function insertInOrder(place, element) {
  let before = place.lastElementChild;
  while (before && before.dataset.place > element.dataset.place) before = before.previousElementSibling;
  if (before) before.after(element);
  else place.prepend(element);
}

function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}
