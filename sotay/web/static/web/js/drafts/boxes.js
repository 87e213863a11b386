// The text boxes of the page: what is said beside them, and other texts that are offered there.
import { hour } from "../hours.js";
import { alike } from "./store.js";

const words = document.getElementById("words").dataset;
const BEGINNING = 60; // letters of an offered text, to know it by

const BOX = ":is(textarea, input)[data-draft]";
export const isBox = (node) => Boolean(node.matches?.(BOX));
export const boxes = (root = document) => [...root.querySelectorAll(BOX)];
export const boxOf = (key) => boxes().find((area) => area.dataset.draft === key);

/* Whether it is for this reader: a panel is rendered once for all, and hides what is not theirs. */
export function isOffered(area) {
  for (let place = area; place; place = place.parentElement)
    if (getComputedStyle(place).display === "none") return false;
  return true;
}

/* Beside the box, where its page has no place of its own for it. */
function placeOf(area) {
  const key = area.dataset.draft;
  const places = [...document.querySelectorAll("[data-draft-state]")];
  const place = places.find((one) => one.dataset.draftState === key) ?? document.createElement("output");
  if (place.isConnected) return place;
  place.className = "draft-state";
  place.dataset.draftState = key;
  area.after(place);
  return place;
}

export function say(area, text) {
  placeOf(area).textContent = text;
}

/* Offer another text of the same box: never laid over what is there. */
export function offer(area, { text, at }, { take, decline }) {
  if (area.nextElementSibling?.matches(".draft-offer")) area.nextElementSibling.remove();
  if (!text || alike(text, area.value)) return;
  const line = document.createElement("p");
  line.className = "notice info draft-offer";
  line.setAttribute("role", "status");
  const start = text.trim().replace(/\s+/g, " ");
  const told = document.createElement("span");
  told.textContent = words.otherDraft
    .replace("{hour}", hour(at))
    .replace("{text}", start.length > BEGINNING ? `${start.slice(0, BEGINNING)}…` : start);
  line.append(told, choice(words.useDraft, take), choice(words.leaveDraft, decline));
  area.after(line);

  function choice(label, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button plain";
    button.textContent = label;
    button.addEventListener("click", () => {
      line.remove();
      act();
      area.focus();
    });
    return button;
  }
}
