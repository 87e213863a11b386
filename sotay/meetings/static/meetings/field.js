// The desk without a network: what was done on this device, in the order of the evening, and
// how it stands. The outbox sends it; this only remembers and shows, also after a reload.
import { hour } from "../web/js/hours.js";
const desk = document.getElementById("field-desk");
const log = document.getElementById("field-log");
const words = desk.dataset;
const KEY = `pack:field:${document.body.dataset.account}:${words.meeting}`; // goes when the account goes

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? [];
  } catch {
    return [];
  }
}

function write(entries) {
  try {
    localStorage.setItem(KEY, JSON.stringify(entries));
  } catch {
    // full: the outbox still holds what has to be sent
  }
  show(entries);
}

function note(act, state, reason) {
  const entries = read().filter((entry) => entry.id !== act.id);
  const { id, at, label, words: said, key, value } = act;
  entries.push({ id, at, label, words: said, key, value, state, reason });
  write(entries.sort((a, b) => a.at - b.at));
}

function show(entries) {
  log.replaceChildren(...entries.map(line));
  const newest = new Map(entries.filter((entry) => entry.key && entry.state !== "refused").map((entry) => [entry.key, entry.value]));
  for (const form of desk.querySelectorAll("form[data-key]")) {
    for (const button of form.querySelectorAll("button[value]")) {
      button.setAttribute("aria-pressed", String(newest.get(form.dataset.key) === button.value));
    }
    if (newest.has(form.dataset.key)) form.classList.add("done");
  }
}

function line(entry) {
  const made = document.createElement("li");
  made.className = "line";
  const at = document.createElement("span");
  at.className = "at";
  at.textContent = hour(entry.at);
  const text = document.createElement("div");
  text.className = "line-text";
  for (const [tag, words_, kind] of [
    ["b", entry.label],
    ["p", entry.words, "said"],
    ["small", words[entry.state], "meta"],
    ["p", entry.reason, "error"],
  ]) {
    if (!words_) continue;
    const part = document.createElement(tag);
    part.textContent = words_;
    if (kind) part.className = kind;
    text.append(part, " ");
  }
  made.append(at, text);
  return made;
}

const ours = (act) => act.group === `meeting:${words.meeting}`;
document.addEventListener("sotay:kept", ({ detail: { act } }) => ours(act) && note(act, "waiting"));
document.addEventListener("sotay:delivered", ({ detail: { act, result } }) => {
  if (!ours(act)) return;
  if (result.kind === "accepted") note(act, "accepted");
  if (result.kind === "refused") note(act, "refused", result.reason);
});
show(read());
