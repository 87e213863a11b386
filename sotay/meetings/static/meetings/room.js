// What is one's own in panels that were rendered once for everybody.
const room = document.getElementById("room");
const me = room?.dataset.me;

function markOwn() {
  for (const place of document.querySelectorAll("[data-by]"))
    place.classList.toggle("mine", place.dataset.by === me);
  const own = JSON.parse(document.getElementById("own-votes")?.dataset.own ?? "{}");
  for (const form of document.querySelectorAll("form[data-motion]"))
    for (const button of form.querySelectorAll("button[name=choice]"))
      button.setAttribute("aria-pressed", String(button.value === own[form.dataset.motion]));
  const answered = polls();
  for (const poll of document.querySelectorAll("section[data-poll]"))
    poll.classList.toggle("answered", answered.includes(Number(poll.dataset.poll)));
}
const polls = () => JSON.parse(document.getElementById("own-polls")?.dataset.own ?? "[]");

// An opinion belongs to what was being discussed when its writer began to write.
const now = () => document.getElementById("panel-now")?.dataset ?? {};
let item = now().item;

function follow() {
  if (now().item === item) return;
  for (const field of document.querySelectorAll("[data-item-now], form.about-now [name=item]"))
    if (field.value === item && !field.form.querySelector("textarea")?.value) field.value = now().item;
  item = now().item;
}

// Opened or closed, the meeting has other parts and other buttons: the page is read anew.
// Not all of a hall at the same moment, and never over words that only this page has.
const SPREAD = 1500; // ms
let state = now().state;
let leaving = 0; // the timer of the reading anew
const unsaved = () =>
  [...document.querySelectorAll("#room :is(input:not([type=hidden]), textarea):not([data-draft])")].some(
    (field) => field.value !== field.defaultValue,
  );

function turnPage() {
  if (leaving || now().state === state || unsaved()) return;
  leaving = setTimeout(() => location.reload(), Math.random() * SPREAD);
}

// Whoever has just pressed a link goes where it leads: reading anew would call them back.
function stay() {
  clearTimeout(leaving);
  leaving = 0;
}
addEventListener("beforeunload", stay);
// A copy of this device has become the page as it is now.
document.addEventListener("sotay:renewed", () => {
  stay();
  state = now().state;
});

document.addEventListener("sotay:changed", () => {
  markOwn();
  follow();
  turnPage();
});
// What one has answered is known, never which answer: nothing of it stays on this page.
function answerPoll(form, on) {
  const id = Number(form.closest?.("section[data-poll]")?.dataset.poll);
  const place = document.getElementById("own-polls");
  if (!id || !place || !form.matches(".ballot")) return;
  const others = polls().filter((each) => each !== id);
  place.dataset.own = JSON.stringify(on ? [...others, id] : others);
  markOwn();
}
function vote(motion, choice) {
  const places = document.getElementById("own-votes");
  if (!motion || !places) return;
  const own = JSON.parse(places.dataset.own);
  before.set(motion, own[motion]);
  if (choice) own[motion] = choice;
  else delete own[motion];
  places.dataset.own = JSON.stringify(own);
  markOwn();
}
const before = new Map(); // motion → the vote before the one that is on its way
document.addEventListener("sotay:sent", ({ target: form, detail }) => {
  if (detail?.value) vote(form.dataset?.motion, detail.value);
  answerPoll(form, true);
});
document.addEventListener("sotay:refused", ({ target: form }) => {
  vote(form.dataset?.motion, before.get(form.dataset?.motion));
  answerPoll(form, false);
});
markOwn();
// On a phone the tabs are wider than the screen: the one that is open is in sight.
document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
