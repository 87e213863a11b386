// Finding in the paper without leaving the page: also without a network. The server does the
// same for a page without scripts.
import { spans } from "./folding.js";

const MOST = 100;
const QUIET = 250; // ms after the last letter

export function find(reader, words) {
  const place = document.getElementById("find");
  const field = document.getElementById("find-words");
  const said = document.getElementById("find-said");
  const list = document.getElementById("hits");
  if (!place || !field) return;
  const text = document.getElementById("reading-text");
  let timer;
  let asked = "";

  async function look() {
    const wanted = field.value.trim();
    if (wanted === asked) return;
    asked = wanted;
    const found = wanted.length > 1 ? await all(wanted) : [];
    if (wanted !== asked) return; // typed on meanwhile
    const hits = found.slice(0, MOST);
    list.replaceChildren(...hits.map((hit, at) => row(hit, hits, at)));
    words.show("found", hits.filter(({ boxes }) => boxes));
    said.textContent =
      wanted.length < 2 ? "" : !found.length ? reader.dataset.foundNone : found.length > MOST ? reader.dataset.foundMore : reader.dataset.found.replace("{n}", found.length);
  }

  const all = async (wanted) => (text ? inText(wanted) : words.places(wanted));

  function inText(wanted) {
    unmark();
    const found = [];
    for (const line of text.querySelectorAll("[data-say]")) {
      const content = line.textContent;
      for (const [start, end] of spans(content, wanted)) {
        found.push({
          page: Number(line.closest("[data-page]")?.dataset.page),
          line,
          before: content.slice(Math.max(0, start - 60), start),
          found: content.slice(start, end),
          after: content.slice(end, end + 60),
        });
      }
    }
    return found;
  }

  const unmark = () => text?.querySelectorAll(".hit-now").forEach((line) => line.classList.remove("hit-now"));

  function row(hit, hits, at) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = hit.line ? `#${hit.line.id}` : `#page-${hit.page}`;
    const page = document.createElement("b");
    page.textContent = hit.page && !hit.line ? `${reader.dataset.pageWord.replace("{n}", hit.page)} ` : "";
    const found = document.createElement("mark");
    found.textContent = hit.found;
    link.append(page, hit.before, found, hit.after);
    link.addEventListener("click", () => {
      list.querySelectorAll("[aria-current]").forEach((other) => other.removeAttribute("aria-current"));
      link.setAttribute("aria-current", "true");
      if (hit.boxes) words.show("found", hits.map((one, index) => ({ ...one, now: index === at })));
      unmark();
      hit.line?.classList.add("hit-now");
    });
    item.append(link);
    return item;
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, QUIET);
  });
  field.form.addEventListener("submit", (event) => {
    if (!text && !words.has) return;
    event.preventDefault();
    look();
    list.querySelector("a")?.focus();
  });
  if (field.value) look();
}
