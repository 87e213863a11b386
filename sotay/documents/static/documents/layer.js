// The words over the picture of a page: SVG of the same shape, so that it lies right at any size.
// Drawn when a page comes near the screen, and taken away when it is far from it again.
import { spans } from "./folding.js";

const SVG = "http://www.w3.org/2000/svg";
const NEAR = "100% 0px"; // of the screen's height
const SOONEST = 1500; // ms
const SPREAD = 6000; // ms

const svg = (name, attributes) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

export function layers(reader) {
  const address = reader.dataset.words;
  const pages = [...document.querySelectorAll(".pages > li[data-page]")];
  let asked;
  const load = () => (asked ??= address ? ask(address) : Promise.resolve([]));
  const shown = []; // pages with rectangles on them, and of which kind
  let going = false; // to the one of them that is looked at

  async function ask(from) {
    try {
      const answer = await fetch(from, { headers: { Accept: "application/json" } });
      return answer.ok ? await answer.json() : [];
    } catch {
      asked = undefined; // the network may come back
      return [];
    }
  }

  async function draw(item) {
    if (item.querySelector(".layer") || !item.querySelector("img")) return;
    const all = await load();
    const page = all[Number(item.dataset.page) - 1];
    if (!page || item.querySelector(".layer")) return;
    const [height, pieces] = page;
    const layer = svg("svg", { class: "layer", viewBox: `0 0 1000 ${height}`, "aria-hidden": "true" });
    for (const [text, x, y, width, high] of pieces) {
      const line = svg("text", { x, y: y + high * 0.8, "font-size": high * 0.85, textLength: width, lengthAdjust: "spacingAndGlyphs" });
      line.textContent = text;
      layer.append(line);
    }
    item.append(layer);
    paint(item);
  }

  function paint(item) {
    const layer = item.querySelector(".layer");
    if (!layer) return;
    layer.querySelectorAll("rect").forEach((old) => old.remove());
    for (const { page, kind, boxes } of shown) {
      if (page !== Number(item.dataset.page)) continue;
      for (const [x, y, width, height] of boxes) layer.prepend(svg("rect", { class: kind, x, y, width, height }));
    }
    const now = layer.querySelector(".now");
    if (!going || !now) return;
    going = false;
    setTimeout(() => now.scrollIntoView({ block: "center" })); // after the link has led to the page
  }

  let begun = false;
  function begin() {
    if (begun || !address || !pages.length || !globalThis.IntersectionObserver) return;
    begun = true;
    const sight = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) draw(target);
          else if (!getSelection()?.toString()) target.querySelector(".layer")?.remove();
        }
      },
      { rootMargin: NEAR },
    );
    pages.forEach((page) => sight.observe(page));
  }

  // A hall opens the same paper at once: its words come a little later, each phone's at another
  // moment, and at once for whoever touches the page.
  setTimeout(begin, SOONEST + Math.random() * SPREAD);
  for (const page of pages) page.addEventListener("pointerdown", begin, { once: true, passive: true });

  return {
    load,
    has: Boolean(address && pages.length),
    /* All places of some words: page, rectangles, and the words around. */
    async places(wanted, only) {
      begin();
      const all = await load();
      const found = [];
      all.forEach(([, pieces], index) => {
        if (only && only !== index + 1) return;
        found.push(...onPage(pieces, wanted).map((place) => ({ page: index + 1, ...place })));
      });
      return found;
    },
    /* Show rectangles of a kind in the place of the ones before. */
    show(kind, places) {
      going = places.some(({ now }) => now);
      for (let at = shown.length - 1; at >= 0; at -= 1) if (shown[at].kind.split(" ")[0] === kind) shown.splice(at, 1);
      for (const { page, boxes, now } of places) shown.push({ page, boxes, kind: now ? `${kind} now` : kind });
      pages.forEach(paint);
    },
  };
}

const AROUND = 60;

/* Words may go on in the next line: the page is one text, and every letter knows its piece. */
function onPage(pieces, wanted) {
  let text = "";
  const begins = pieces.map(([words]) => {
    const at = text.length;
    text += `${words} `;
    return at;
  });
  return spans(text, wanted).map(([start, end]) => ({
    boxes: pieces.flatMap((piece, index) => box(piece, start - begins[index], end - begins[index])),
    before: (start > AROUND ? "…" : "") + text.slice(Math.max(0, start - AROUND), start),
    found: text.slice(start, end),
    after: text.slice(end, end + AROUND) + (end + AROUND < text.length ? "…" : ""),
  }));
}

/* The part of a piece from one letter to another; letters are taken for equally wide. */
function box([words, x, y, width, height], from, to) {
  const [start, end] = [Math.max(0, from), Math.min(words.length, to)];
  if (end <= start) return [];
  const wide = width / words.length;
  return [[x + start * wide, y, Math.max(4, (end - start) * wide), height]];
}
