// Sending: once, never losing the text, and saying what happened.
//
// form[data-send] is sent by script, because after a failed navigation the browser
// shows its own error page and the text is gone. It confirms with the event "sotay:sent".
// form[data-outbox] goes through the outbox: kept on the device first, then sent, however long
// that takes. form[data-stay] does so too and stays on its page: the live stream brings what
// changed. data-done are the words of its confirmation, where "sent" would be wrong; empty where
// the page shows it. data-act says what it is about, data-replaces that only the newest counts.
import { hour } from "./hours.js";
import { cookie } from "./cookies.js";
import * as outbox from "./outbox/outbox.js";
import { newId } from "./outbox/ids.js";

const words = document.getElementById("words").dataset;
const signIn = words.signIn;

// A page that was kept on the device is opened again as another one.
for (const field of document.querySelectorAll("[data-page-id]")) field.value = newId();

function busy(form, on) {
  form.toggleAttribute("data-busy", on);
  for (const button of form.querySelectorAll("button[type=submit]")) {
    if (on) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }
}

function tell(text) {
  const line = document.createElement("p");
  line.className = "notice warn";
  line.setAttribute("role", "alert");
  line.textContent = text;
  const place = document.getElementById("notices");
  place.replaceChildren(line);
  place.scrollIntoView({ block: "nearest" });
}

// "holds": whether a field still has the words that were sent. Somebody writes on while a slow
// network carries the first part, and that second part is not sent yet.
function sent(form, button, body) {
  const same = (a, b) => String(a ?? "").replaceAll("\r\n", "\n") === String(b).replaceAll("\r\n", "\n");
  const holds = (field) => !body || same(body.get(field.name), field.value);
  const detail = { value: button?.value ?? "", holds };
  form.dispatchEvent(new CustomEvent("sotay:sent", { bubbles: true, detail }));
}

// Beside the form, where the thumb is.
function answer(form, text, kind) {
  form.querySelector("[data-answer]")?.remove();
  if (!text) return;
  const line = document.createElement("p");
  line.dataset.answer = "";
  line.className = kind;
  line.setAttribute("role", kind === "error" ? "alert" : "status");
  line.textContent = text;
  form.append(line);
}

/* What the outbox keeps of a form: where to, what, and how to name it to its writer. */
function actOf(form, button, body) {
  const fields = [...body].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
  const { pathname, search } = new URL(form.action);
  const [, place, number] = pathname.split("/");
  return {
    // Not the form's own: a page that was kept on the device has had its id used already.
    id: newId(),
    action: pathname + search,
    fields: fields.filter(([name]) => name !== "client_id"),
    label: [form.dataset.act, button?.textContent.trim()].filter(Boolean).join(": "),
    words: [...form.querySelectorAll("textarea")].map((area) => area.value.trim()).filter(Boolean).join("\n"),
    about: document.querySelector(".topbar-name b")?.textContent.trim() ?? "",
    group: place === "meetings" ? `meeting:${number}` : pathname,
    replaces: form.dataset.replaces,
    key: form.dataset.key,
    value: button?.value,
  };
}

/* Keep, say so, and say what became of it. */
async function post(form, button, body) {
  const stays = form.hasAttribute("data-stay");
  const typed = new Map([...form.elements].map((field) => [field, field.value]));
  const kept = await outbox.put(actOf(form, button, body));
  sent(form, button, body);
  busy(form, false);
  const silent = form.dataset.done === ""; // the page itself shows how it stands
  answer(form, silent ? "" : words.sending, "meta");
  const result = await kept.first;
  if (result.kind === "accepted") {
    const done = form.dataset.done ?? words.sent;
    answer(form, done && `${done} ${hour(Date.now())}`, "meta");
    if (!stays || !document.querySelector("sotay-live:not([data-quiet])")) location.assign(result.at);
  } else if (result.kind === "refused" && form.isConnected) {
    // Its writer is still here: back into the form with it, as if it had never left.
    await outbox.drop(kept);
    giveBack(form, typed);
    form.dispatchEvent(new CustomEvent("sotay:refused", { bubbles: true }));
    answer(form, result.reason || words.busy, "error");
  } else {
    if (!silent) answer(form, result.kind === "signed-out" ? words.signedOut : words.waiting, "meta");
    underWay.set(kept.id, form);
  }
}

// What had to wait: its form says so when it arrives.
const underWay = new Map();
document.addEventListener("sotay:delivered", ({ detail: { act, result } }) => {
  const form = underWay.get(act.id);
  if (!form || !["accepted", "refused"].includes(result.kind)) return;
  underWay.delete(act.id);
  if (result.kind === "accepted") answer(form, form.dataset.done === "" ? "" : `${words.sent} ${hour(Date.now())}`, "meta");
  else answer(form, result.reason || words.busy, "error");
});

function giveBack(form, typed) {
  for (const [field, value] of typed) {
    if (!field.matches("textarea, input[type=text], input:not([type])") || field.value) continue;
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// The page that came back instead: its content, where we are.
function show(html, url) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const main = page.getElementById("main");
  if (!main) return false;
  document.getElementById("main").replaceWith(main);
  document.title = page.title;
  if (url !== location.href) history.replaceState(null, "", url);
  const first = main.querySelector("[data-error-summary], [data-first]") ?? main;
  first.focus();
  main.dispatchEvent(new CustomEvent("sotay:shown", { bubbles: true }));
  return true;
}

async function send(form, button) {
  busy(form, true);
  answer(form, "");
  // A piece of the page that came by the stream carries neither of the two.
  const id = form.querySelector("input[name=client_id]");
  if (id && !id.value) id.value = newId();
  const body = new FormData(form, button);
  if (form.matches("[data-stay], [data-outbox]") && (await outbox.available())) {
    await post(form, button, body);
    return;
  }
  const headers = { Accept: "text/html", "X-CSRFToken": cookie("csrftoken") ?? "" };
  if (document.body.dataset.account) headers["X-Account"] = document.body.dataset.account;
  let response;
  try {
    response = await fetch(form.action, { method: "POST", body, headers });
  } catch {
    tell(words.notSent);
    busy(form, false);
    return;
  }
  const away = new URL(response.url).pathname === signIn;
  // What was done leads on. A page that comes right back and has something to show first (a
  // preview, a reckoning) is shown here.
  const text = response.ok && response.redirected ? "" : await response.text();
  if (response.ok && !(text.includes("data-first") && show(text, location.href))) {
    if (!away) sent(form, button, body);
    location.assign(response.url);
    return;
  }
  if (!response.ok && (response.status >= 500 || !show(text, location.href))) tell(words.busy);
  busy(form, false);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.hasAttribute("data-busy")) {
    event.preventDefault();
    return;
  }
  if (form.matches("[data-send]")) {
    event.preventDefault();
    send(form, event.submitter);
  } else {
    // After the browser has read the values: a disabled button is not sent.
    setTimeout(busy, 0, form, true);
  }
});

// A form that stays on the page starts its next act.
document.addEventListener("sotay:sent", ({ target: form, detail }) => {
  const id = form.querySelector("input[name=client_id]");
  if (id) id.value = newId();
  if (!form.hasAttribute("data-send")) return;
  for (const field of form.querySelectorAll("textarea, input[type=text], input:not([type])")) {
    if (!detail.holds(field)) continue;
    // A note stays where it was written.
    if (field.hasAttribute("data-keep")) field.defaultValue = field.value;
    else field.value = "";
  }
});

// Back from the next page: the form can be sent again.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) document.querySelectorAll("form[data-busy]").forEach((form) => busy(form, false));
});

document.addEventListener("click", (event) => {
  const back = event.target.closest?.("[data-back]");
  if (!back || history.length < 2) return;
  event.preventDefault();
  history.back();
});
document.querySelector("[data-error-summary]")?.focus();
