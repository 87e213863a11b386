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

document.addEventListener("sotay:changed", markOwn);
document.addEventListener("sotay:sent", ({ target: form, detail }) => {
  const places = document.getElementById("own-votes");
  if (!form.dataset?.motion || !places || !detail?.value) return;
  const own = JSON.parse(places.dataset.own);
  own[form.dataset.motion] = detail.value;
  places.dataset.own = JSON.stringify(own);
  markOwn();
});
markOwn();
