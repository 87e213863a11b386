// Sending: once, never losing the text, and saying what happened.
//
// form[data-send] is sent by fetch, because after a failed navigation the browser
// shows its own error page and the text is gone. It confirms with the event "sotay:sent".
// form[data-stay] besides stays on its page: the live stream brings what changed. data-done
// are the words of its confirmation, where "sent" would be wrong; empty where the page shows it.
const words = document.getElementById("words").dataset;
const signIn = words.signIn;

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  // Plain http in a hall's own network has no randomUUID.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

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

const cookie = (name) =>
  document.cookie.split("; ").find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);

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

async function stay(form, button, body, response) {
  const given = await response.json().catch(() => ({}));
  if (!response.ok) {
    answer(form, given.message ?? words.busy, "error");
    return;
  }
  sent(form, button, body);
  const hour = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Ho_Chi_Minh" });
  const done = form.dataset.done ?? words.sent;
  if (form.isConnected && done) answer(form, `${done} ${hour}`, "meta");
  if (!document.querySelector("sotay-live")) location.assign(given.at);
}

// The page that came back instead: its content, where we are.
function show(html, url) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const main = page.getElementById("main");
  if (!main) return false;
  document.getElementById("main").replaceWith(main);
  document.title = page.title;
  if (url !== location.href) history.replaceState(null, "", url);
  (main.querySelector("[data-error-summary]") ?? main).focus();
  main.dispatchEvent(new CustomEvent("sotay:shown", { bubbles: true }));
  return true;
}

async function send(form, button) {
  busy(form, true);
  answer(form, "");
  // A piece of the page that came by the stream carries neither of the two.
  const id = form.querySelector("input[name=client_id]");
  if (id && !id.value) id.value = newId();
  const stays = form.hasAttribute("data-stay");
  const headers = { Accept: stays ? "application/json" : "text/html", "X-CSRFToken": cookie("csrftoken") ?? "" };
  const body = new FormData(form, button);
  let response;
  try {
    response = await fetch(form.action, { method: "POST", body, headers });
  } catch {
    tell(words.notSent);
    busy(form, false);
    return;
  }
  if (stays) {
    await stay(form, button, body, response);
    busy(form, false);
    return;
  }
  const away = new URL(response.url).pathname === signIn;
  if (response.ok) {
    if (!away) sent(form, button, body);
    location.assign(response.url);
    return;
  }
  if (response.status >= 500 || !show(await response.text(), location.href)) tell(words.busy);
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
