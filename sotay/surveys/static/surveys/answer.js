// Answering a survey: one question at a time where the page is narrow, and everything kept as it
// is filled in, until it was sent.
//
// The sheet of an anonymous survey stays on this device and goes nowhere but into its circle. A
// named one (data-synced) is also a draft on the server, so that another device goes on from it;
// it is told when the page is left, not at every touch.
import { hour } from "../web/js/hours.js";
import * as store from "../web/js/drafts/store.js";
import * as server from "../web/js/drafts/server.js";
import * as outbox from "../web/js/outbox/outbox.js";
import { wrongWith } from "./checking.js";

const NARROW = "(max-width: 700px)";
const PAUSE = 400; // ms
const sheet = document.querySelector("form[data-sheet]");

if (sheet) {
  const questions = [...sheet.querySelectorAll(".question")];
  const find = (name) => sheet.querySelector(`[data-${name}]`);
  const key = sheet.dataset.sheet;
  const isPaper = sheet.hasAttribute("data-whole-only"); // typed in from paper, where gaps are gaps
  const isSynced = sheet.hasAttribute("data-synced");
  const own = `sheet:${document.body.dataset.account}:${key}`;
  let touched = {}; // field → when it was last changed here
  let at = 0;
  let timer;

  /* What stands in the sheet. */
  const fields = () => [...sheet.elements].filter((field) => field.name.startsWith("q.") && field.type !== "file" && field.type !== "hidden");
  function values() {
    const found = {};
    for (const field of fields()) {
      const list = (found[field.name] = found[field.name] ?? []);
      if (["radio", "checkbox"].includes(field.type) ? field.checked : field.value) list.push(field.value);
    }
    return found;
  }

  function put(name, list) {
    for (const field of fields()) {
      if (field.name !== name) continue;
      if (["radio", "checkbox"].includes(field.type)) field.checked = list.includes(field.value);
      else field.value = list[0] ?? "";
    }
  }

  /* Keeping. */
  const attempt = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };
  const readHere = () => (isSynced ? attempt(() => JSON.parse(store.read(key)?.text ?? "null")) : attempt(() => JSON.parse(localStorage.getItem(own))));

  function keep() {
    clearTimeout(timer);
    if (sheet.hasAttribute("data-sent")) return;
    const text = JSON.stringify({ values: values(), touched });
    const isKept = isSynced
      ? store.write(key, { text, at: Date.now(), base: "", revision: server.revisionOf(key), synced: store.read(key)?.synced ?? "" })
      : attempt(() => (localStorage.setItem(own, text), true));
    const place = find("kept");
    if (isKept) place.textContent = place.dataset.words.replace("{hour}", hour(Date.now()));
  }

  function forget() {
    clearTimeout(timer);
    if (!isSynced) attempt(() => localStorage.removeItem(own));
    else if (!server.knows(key)) store.remove(key);
    else {
      store.write(key, { gone: true, digest: store.digest(store.read(key)?.text ?? ""), at: Date.now(), revision: server.revisionOf(key) });
      server.push(key, { leaving: true });
    }
  }

  /* Field by field the later touch stays: nothing of either device is lost. */
  function merge(kept) {
    if (!kept?.values) return;
    for (const [name, list] of Object.entries(kept.values)) {
      const when = kept.touched?.[name] ?? 0;
      if (when <= (touched[name] ?? 0)) continue;
      put(name, list);
      touched[name] = when;
    }
    show();
  }

  async function mergeFromServer() {
    const [draft] = (await server.ask([key])) ?? [];
    if (!draft || draft.cleared !== null) return;
    server.note(key, draft.revision);
    merge(attempt(() => JSON.parse(draft.text)));
  }

  /* Conditions: what is not asked is not there. */
  const chosen = (name) => fields().filter((field) => field.name === name && field.checked).map((field) => field.value);
  function isAsked(question) {
    const { depends, any } = question.dataset;
    if (!depends) return true;
    const earlier = document.getElementById(depends);
    return Boolean(earlier) && isAsked(earlier) && chosen(depends).some((value) => any.split(" ").includes(value));
  }
  const asked = () => questions.filter((question) => !question.hidden);

  function isEmpty(question) {
    const empty = (list) => list.every((value) => !value.trim());
    const whole = ["matrix", "ranking"].includes(question.dataset.kind);
    if (question.dataset.kind === "file") return !question.querySelector("input[type=hidden]") && !question.querySelector("input[type=file]").value;
    return whole ? listsOf(question).some(empty) : listsOf(question).every(empty);
  }

  function listsOf(question) {
    const inside = fields().filter((field) => question.contains(field) && !field.name.endsWith(".words"));
    const all = values();
    return [...new Set(inside.map((field) => field.name))].map((name) => all[name]);
  }

  function complain(question) {
    const says = find("says").dataset;
    const isMissing = !isPaper && question.hasAttribute("data-required") && isEmpty(question);
    const wrong = isMissing ? says.required : wrongWith(question, listsOf(question), says);
    const place = question.querySelector("[data-problem]");
    question.classList.toggle("wrong", Boolean(wrong));
    place.hidden = !wrong;
    place.querySelector("span").textContent = wrong;
    return Boolean(wrong);
  }

  /* One at a time. */
  const isStepping = () => sheet.hasAttribute("data-stepping");
  function show() {
    for (const question of questions) question.hidden = !isAsked(question);
    const list = asked();
    at = Math.max(0, Math.min(at, list.length - 1));
    questions.forEach((question) => question.classList.toggle("now", question === list[at]));
    // What was promised is read before the first question; then its room is for the others.
    document.querySelector(".sheet-head")?.classList.toggle("past", isStepping() && at > 0);
    const isLast = at === list.length - 1;
    find("previous").hidden = !isStepping() || at === 0;
    find("next").hidden = !isStepping() || isLast;
    find("final").hidden = isStepping() && !isLast;
    const step = find("step");
    const answered = list.filter((question) => !isEmpty(question)).length;
    const words = isStepping() ? step.dataset.words : step.dataset.wordsWhole;
    step.textContent = words.replace("{n}", isStepping() ? at + 1 : answered).replace("{of}", list.length);
    const bar = sheet.querySelector("progress");
    [bar.value, bar.max] = [isStepping() ? at + 1 : answered, list.length];
  }

  function go(steps) {
    if (steps > 0 && complain(asked()[at])) {
      asked()[at].focus();
      return;
    }
    at += steps;
    show();
    asked()[at].focus({ preventScroll: true });
    find("progress").scrollIntoView({ block: "start" });
  }

  function step(on) {
    sheet.toggleAttribute("data-stepping", on);
    const button = find("whole");
    button.textContent = on ? button.dataset.all : button.dataset.one;
    show();
  }

  sheet.addEventListener("input", ({ target }) => {
    if (!target.name?.startsWith("q.")) return;
    // Words of one's own are for the option beside them.
    if (target.matches(".own-words") && target.value) {
      const option = target.previousElementSibling?.querySelector("input");
      if (option && !option.checked) [option.checked, touched[option.name]] = [true, Date.now()];
    }
    touched[target.name] = Date.now();
    const question = target.closest(".question");
    if (question.classList.contains("wrong")) complain(question);
    show();
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  find("previous").addEventListener("click", () => go(-1));
  find("next").addEventListener("click", () => go(1));
  find("whole").addEventListener("click", () => step(!isStepping()));
  sheet.addEventListener("keydown", (event) => {
    // Whoever ends a line does not mean to send the sheet.
    if (event.key !== "Enter" || !event.target.matches("input")) return;
    event.preventDefault();
    if (isStepping() && !find("next").hidden) go(1);
  });

  // Before the script that sends: what lacks is shown where it lacks.
  sheet.addEventListener("submit", (event) => {
    const wrong = asked().filter(complain);
    if (!wrong.length) return;
    event.preventDefault();
    at = asked().indexOf(wrong[0]);
    show();
    wrong[0].focus();
    wrong[0].scrollIntoView({ block: "start" });
  });
  function waits(on) {
    sheet.toggleAttribute("data-sent", on);
    const place = document.querySelector("[data-held]");
    if (place) place.hidden = !on;
    if (place && on) place.focus();
  }
  sheet.addEventListener("sotay:sent", () => {
    forget();
    if (sheet.hasAttribute("data-outbox")) waits(true);
  });
  sheet.addEventListener("sotay:refused", () => {
    waits(false);
    keep();
  });

  /* The sheet in the outbox: it waits there, or came back with a reason. */
  const isOurs = (act) => Boolean(sheet.dataset.replaces) && act.replaces === sheet.dataset.replaces;
  function takeBack(act) {
    const sent = {};
    for (const [name, value] of act.fields) (sent[name] = sent[name] ?? []).push(value);
    for (const name of new Set(fields().map((field) => field.name))) {
      put(name, sent[name] ?? []);
      touched[name] = act.at;
    }
    waits(false);
    const place = document.querySelector("[data-came-back]");
    place.textContent = act.reason;
    place.hidden = !act.reason;
    show();
    keep();
  }
  async function lookIntoOutbox() {
    if (!sheet.hasAttribute("data-outbox") || !(await outbox.available())) return;
    const act = (await outbox.all()).filter(isOurs).pop();
    if (act && act.state === "refused") takeBack(act);
    else if (act) waits(true);
  }
  document.addEventListener("sotay:delivered", ({ detail: { act, result } }) => {
    if (!isOurs(act)) return;
    if (result.kind === "accepted") location.assign(result.at);
    else if (result.kind === "refused") takeBack({ ...act, reason: result.reason });
  });

  const leave = () => {
    if (Object.keys(touched).length === 0 || sheet.hasAttribute("data-sent")) return;
    keep();
    if (isSynced) server.push(key, { leaving: true });
  };
  document.addEventListener("visibilitychange", () => document.hidden && leave());
  addEventListener("pagehide", leave);

  sheet.toggleAttribute("data-live", true);
  const isBack = document.querySelector("[data-error-summary]");
  const here = readHere();
  if (here && !isBack) merge(here);
  if (isSynced && !isBack) mergeFromServer();
  find("progress").hidden = questions.length < 2;
  step(false);
  if (questions.length > 1 && !isPaper && matchMedia(NARROW).matches) step(true);
  const first = asked().findIndex((question) => question.classList.contains("wrong"));
  const open = here ? asked().findIndex(isEmpty) : 0;
  at = first >= 0 ? first : Math.max(0, open);
  show();
  lookIntoOutbox().catch(() => {}); // no database: the form goes the direct way
}
