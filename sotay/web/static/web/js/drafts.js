// What is typed into textarea[data-draft] is kept in this browser until it has been sent.
// The key holds the account: on a shared phone nobody sees another's draft.
const words = document.getElementById("words").dataset;
const PAUSE = 400;
const timers = new WeakMap();

const keyOf = (area) => `draft:${document.body.dataset.account ?? "-"}:${area.dataset.draft}`;
const hour = (at) =>
  new Date(at).toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Ho_Chi_Minh" });

function read(area) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(area)));
  } catch {
    return null; // private window, or a draft of an older form
  }
}

const placesOf = (area) =>
  [...document.querySelectorAll("[data-draft-state]")].filter(
    (place) => place.dataset.draftState === area.dataset.draft,
  );

function say(area, text) {
  for (const place of placesOf(area)) place.textContent = text;
}

function keep(area) {
  clearTimeout(timers.get(area));
  timers.delete(area);
  try {
    if (area.value.trim() === "") {
      localStorage.removeItem(keyOf(area));
      say(area, "");
    } else {
      const at = Date.now();
      localStorage.setItem(keyOf(area), JSON.stringify({ text: area.value, at, from: area.defaultValue }));
      say(area, `${words.saved} ${hour(at)}`);
    }
  } catch {
    say(area, ""); // storage full or forbidden: do not claim what did not happen
  }
}

function restore(area) {
  if (area.dataset.draftReady) return;
  area.dataset.draftReady = "1";
  const draft = read(area);
  if (!draft || draft.text === area.value) return;
  // A form that came back with an error holds the newer text.
  if (area.getAttribute("aria-invalid") === "true") return;
  const text = `${words.restored} (${hour(draft.at)})`;
  if (draft.from === area.defaultValue) {
    area.value = draft.text;
    say(area, text);
    return;
  }
  // Somebody has changed the text since: offer the draft, do not lay it over their work.
  say(area, text);
  for (const place of placesOf(area)) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button plain";
    button.textContent = words.useDraft;
    button.addEventListener("click", () => {
      area.value = draft.text;
      say(area, text);
      area.focus();
    });
    place.append(" ", button);
  }
}

function forget(form, holds) {
  for (const area of form.querySelectorAll("textarea[data-draft]")) {
    if (!holds(area)) {
      keep(area);
      continue;
    }
    clearTimeout(timers.get(area));
    timers.delete(area);
    try {
      localStorage.removeItem(keyOf(area));
    } catch {
      // nothing was kept, nothing to remove
    }
    say(area, "");
  }
}

const restoreAll = (root) => root.querySelectorAll("textarea[data-draft]").forEach(restore);
const pending = () =>
  [...document.querySelectorAll("textarea[data-draft]")].filter((area) => timers.has(area));

document.addEventListener("input", ({ target: area }) => {
  if (!area.matches?.("textarea[data-draft]")) return;
  clearTimeout(timers.get(area));
  timers.set(area, setTimeout(keep, PAUSE, area));
});
document.addEventListener("sotay:sent", ({ target, detail }) => forget(target, detail.holds));
document.addEventListener("sotay:shown", ({ target }) => restoreAll(target));
// The phone may kill the page right after this: do not wait for the pause.
document.addEventListener("visibilitychange", () => pending().forEach(keep));
addEventListener("pagehide", () => pending().forEach(keep));
restoreAll(document);
