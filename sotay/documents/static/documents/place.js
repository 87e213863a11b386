// How far one has read: kept when a page of the paper was in sight for a while, sent through the
// outbox like everything else, and only the newest mark counts.
import { newId } from "../web/js/outbox/ids.js";
import { available, put } from "../web/js/outbox/outbox.js";

const DWELL = 4000; // ms in sight before a page counts as reached
const QUIET = 15_000; // ms between two sendings while somebody reads on

export function keepPlace() {
  const pages = document.querySelector("[data-reading]");
  if (!pages?.dataset.reading || !globalThis.IntersectionObserver) return;
  const { pathname, search } = new URL(pages.dataset.reading, location.href);
  const action = pathname + search;
  let reached = Number(pages.dataset.readTo);
  let sent = reached;
  let timer;
  const inSight = new Map();

  const send = async () => {
    clearTimeout(timer);
    timer = undefined;
    if (reached === sent || !(await available())) return;
    sent = reached;
    const page = String(reached);
    await put({
      id: newId(),
      action,
      fields: [["page", page]],
      label: pages.dataset.label.replace("{n}", page),
      words: "",
      about: document.querySelector("h1")?.textContent.trim() ?? "",
      group: action,
      replaces: action,
    });
  };

  // A page in large letters is longer than a screen: what fills the middle of it is being read.
  const sight = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(inSight.get(target));
        if (!isIntersecting) continue;
        inSight.set(target, setTimeout(() => {
          reached = Number(target.dataset.page);
          timer ??= setTimeout(send, QUIET);
        }, DWELL));
      }
    },
    { rootMargin: "-45% 0px -45% 0px" },
  );
  pages.querySelectorAll("[data-page]").forEach((page) => sight.observe(page));
  document.addEventListener("visibilitychange", () => document.hidden && send());
  addEventListener("pagehide", send);
}
