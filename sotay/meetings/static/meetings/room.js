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
}

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
const state = now().state;
let leaving = false;
const unsaved = () =>
  [...document.querySelectorAll("#room :is(input:not([type=hidden]), textarea:not([data-draft]))")].some(
    (field) => field.value !== field.defaultValue,
  );

function turnPage() {
  if (leaving || now().state === state || unsaved()) return;
  leaving = true;
  setTimeout(() => location.reload(), Math.random() * SPREAD);
}

document.addEventListener("sotay:changed", () => {
  markOwn();
  follow();
  turnPage();
});
document.addEventListener("sotay:sent", ({ target: form, detail }) => {
  const places = document.getElementById("own-votes");
  if (!form.dataset?.motion || !places || !detail?.value) return;
  const own = JSON.parse(places.dataset.own);
  own[form.dataset.motion] = detail.value;
  places.dataset.own = JSON.stringify(own);
  markOwn();
});
markOwn();
// On a phone the tabs are wider than the screen: the one that is open is in sight.
document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
