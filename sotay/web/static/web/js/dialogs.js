// Native dialogs: opened by a[data-dialog=id]; asked by [data-confirm] and hx-confirm.
const words = document.getElementById("words").dataset;

document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (!dialog?.showModal) return;
  event.preventDefault();
  dialog.showModal();
});

function button(text, value, kind) {
  const made = document.createElement("button");
  made.className = `button ${kind}`;
  made.value = value;
  made.textContent = text;
  return made;
}

function ask(question) {
  const dialog = document.createElement("dialog");
  const form = document.createElement("form");
  form.method = "dialog";
  const text = document.createElement("p");
  text.textContent = question;
  const actions = document.createElement("p");
  actions.className = "actions";
  actions.append(button(words.confirmYes, "yes", "main"), button(words.confirmNo, "no", "quiet"));
  form.append(text, actions);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}

// Before every other listener of "submit": nothing is sent until the answer.
document.addEventListener(
  "submit",
  async (event) => {
    const asker = event.submitter?.closest("[data-confirm]") ?? event.target.closest("[data-confirm]");
    if (!asker || event.target.dataset.confirmed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!(await ask(asker.dataset.confirm))) return;
    event.target.dataset.confirmed = "1";
    event.target.requestSubmit(event.submitter);
    delete event.target.dataset.confirmed;
  },
  true,
);
