// What is typed into a textarea or input with data-draft is kept on this device at each pause, and on the server
// a while later, until it has been sent. It comes back here, and on any other device.
import * as store from "./drafts/store.js";
import * as server from "./drafts/server.js";
import { boxOf, boxes, isBox, isOffered } from "./drafts/boxes.js";
import { away, keep, keepPending, keyOf, typed } from "./drafts/keeping.js";
import { heard, merge, restoreHere } from "./drafts/merging.js";

const AWAY = 20_000; // ms after which another device may have gone on
let hiddenAt = 0;

const restoreAll = (root) => boxes(root).forEach(restoreHere);

async function refresh(areas = boxes().filter(isOffered)) {
  const found = areas.length ? await server.ask([...new Set(areas.map(keyOf))]) : null;
  for (const draft of found ?? []) {
    const area = boxOf(draft.key);
    if (area) merge(area, draft);
  }
  server.pushAll();
}

function leave() {
  keepPending();
  server.pushAll({ leaving: true });
}

server.listen(heard);
document.addEventListener("input", ({ target }) => {
  if (isBox(target)) typed(target);
});
document.addEventListener("sotay:sent", ({ target: form, detail }) => {
  for (const area of boxes(form)) {
    if (detail.holds(area)) away(area, store.digest(area.value));
    else keep(area);
  }
});
document.addEventListener("sotay:shown", ({ target }) => {
  restoreAll(target);
  refresh(boxes(target).filter(isOffered));
});
// What came by the stream was not there a moment ago: nobody has typed in it elsewhere.
document.addEventListener("sotay:changed", () => restoreAll(document));
// The phone may kill the page right after this: do not wait for the pause.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") {
    hiddenAt = Date.now();
    leave();
  } else if (Date.now() - hiddenAt > AWAY) refresh();
});
addEventListener("pagehide", leave);
addEventListener("pageshow", ({ persisted }) => persisted && refresh());
restoreAll(document);
refresh();
