// Marking what was chosen, for oneself alone. It goes through the outbox, and shows at once.
import { newId } from "../web/js/outbox/ids.js";
import { available, put } from "../web/js/outbox/outbox.js";

const LONGEST = 2000; // letters

export function passages(words) {
  const place = document.getElementById("passages");
  const bar = document.getElementById("chosen");
  if (!place || !bar) return;
  const marks = [...place.querySelectorAll("[data-quote]")]
    .map(({ dataset }) => ({ page: Number(dataset.page), quote: dataset.quote }))
    .filter(({ quote }) => quote);

  async function paint() {
    if (!words.has) return;
    const found = [];
    for (const { page, quote } of marks) found.push(...(await words.places(quote, page)).slice(0, 1));
    words.show("marked", found);
  }

  /* What is chosen in the paper: its words, and the page where it begins. */
  function chosen() {
    const selection = getSelection();
    const quote = selection?.toString().replace(/\s+/g, " ").trim().slice(0, LONGEST) ?? "";
    if (!quote || !selection.rangeCount) return null;
    const from = selection.getRangeAt(0).startContainer;
    const page = (from.nodeType === Node.TEXT_NODE ? from.parentElement : from).closest?.("#reader [data-page]:not([data-quote])");
    return page ? { quote: textOf(selection, quote), page: Number(page.dataset.page) } : null;
  }

  /* Lines of a picture stand beside each other without a blank between. */
  function textOf(selection, plain) {
    const parts = selection.getRangeAt(0).cloneContents().querySelectorAll?.("text");
    return parts?.length > 1 ? [...parts].map((part) => part.textContent.trim()).join(" ").slice(0, LONGEST) : plain;
  }

  document.addEventListener("selectionchange", () => {
    bar.hidden = !chosen();
  });
  // Pressing the button may take the choice away.
  bar.addEventListener("pointerdown", (event) => event.preventDefault());
  bar.addEventListener("click", async ({ target }) => {
    const what = target.closest("[data-do]")?.dataset.do;
    const found = chosen();
    if (!what || !found) return;
    bar.hidden = true;
    if (what === "note" || !(await available())) return write(found);
    getSelection().removeAllRanges();
    marks.push(found);
    paint();
    list(found);
    const { pathname, search } = new URL(place.dataset.passages, location.href);
    const action = pathname + search;
    await put({
      id: newId(),
      action,
      fields: [["page", String(found.page)], ["quote", found.quote], ["words", ""]],
      label: place.dataset.label,
      words: found.quote,
      about: document.querySelector("h1")?.textContent.trim() ?? "",
      group: action,
    });
  });

  /* Into the form, to write something beside it. */
  function write({ page, quote }) {
    const details = document.getElementById("passage-new");
    const form = details.querySelector("form");
    details.open = true;
    form.elements.page.value = page;
    form.elements.quote.value = quote;
    form.elements.quote.dispatchEvent(new Event("input", { bubbles: true }));
    form.elements.words.focus();
  }

  function list({ page, quote }) {
    let rows = place.querySelector(".passages");
    if (!rows) {
      rows = document.createElement("ul");
      rows.className = "passages";
      document.getElementById("passage-new").before(rows);
    }
    const row = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#page-${page}`;
    link.textContent = document.getElementById("reader").dataset.pageWord.replace("{n}", page);
    const words = document.createElement("blockquote");
    words.textContent = quote;
    row.append(link, words);
    rows.append(row);
  }

  if (marks.length) paint();
}
