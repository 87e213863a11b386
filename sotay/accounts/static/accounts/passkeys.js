// Passkeys: form[data-passkey=show] shows one, form[data-passkey=make] makes one. The browser asks
// for finger, face or the device's code; its answer goes into the form, and the form is sent.
// form[data-autofill] also offers the passkey in the list under the name, where the browser can.
const forms = [...document.querySelectorAll("form[data-passkey]")];
const isAble = Boolean(window.PublicKeyCredential && navigator.credentials);
let waiting = null; // what is offered under the name; a press of the button takes its place

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const withIds = (keys) => (keys ?? []).map((key) => ({ ...key, id: bytes(key.id) }));

function asked(options) {
  const { publicKey } = options;
  const binary = { ...publicKey, challenge: bytes(publicKey.challenge) };
  if (publicKey.user) binary.user = { ...publicKey.user, id: bytes(publicKey.user.id) };
  binary.excludeCredentials = withIds(publicKey.excludeCredentials);
  binary.allowCredentials = withIds(publicKey.allowCredentials);
  return binary;
}

// As PublicKeyCredential.toJSON, which older browsers lack.
function answerOf(key) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (key.response[name]) response[name] = text(key.response[name]);
  }
  return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response, clientExtensionResults: {} });
}

function say(form, words) {
  form.querySelector("[data-answer]")?.remove();
  if (!words) return;
  const line = document.createElement("p");
  line.dataset.answer = "";
  line.className = "notice warn";
  line.setAttribute("role", "alert");
  line.textContent = words;
  form.querySelector("button[type=submit]").before(line);
}

// The options, or null after saying why there are none.
async function optionsFor(form) {
  let response;
  try {
    response = await fetch(form.dataset.options, { headers: { Accept: "application/json" } });
  } catch {
    say(form, form.dataset.unreachable);
    return null;
  }
  const given = await response.json().catch(() => ({}));
  if (response.ok && given.publicKey) return given;
  say(form, given.message ?? form.dataset.refused);
  return null;
}

function wordsFor(form, error) {
  if (error.name === "InvalidStateError") return form.dataset.known ?? form.dataset.refused;
  return error.name === "NotAllowedError" || error.name === "AbortError" ? form.dataset.refused : form.dataset.unable;
}

function send(form, key) {
  form.elements.answer.value = answerOf(key);
  const trust = document.querySelector("[data-trust] input[type=checkbox]");
  if (trust && form.elements.trust) form.elements.trust.value = trust.checked ? "on" : "";
  form.submit();
}

async function use(form) {
  waiting?.abort();
  waiting = null;
  say(form, "");
  const options = await optionsFor(form);
  if (!options) return;
  const publicKey = asked(options);
  try {
    const key = form.dataset.passkey === "make"
      ? await navigator.credentials.create({ publicKey })
      : await navigator.credentials.get({ publicKey });
    send(form, key);
  } catch (error) {
    say(form, wordsFor(form, error));
  }
}

async function offerUnderTheName(form) {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  const name = document.querySelector("input[name=name]");
  name.setAttribute("autocomplete", "username webauthn");
  const options = await optionsFor(form);
  say(form, ""); // nobody asked for it yet
  if (!options) return;
  waiting = new AbortController();
  const { signal } = waiting;
  try {
    send(form, await navigator.credentials.get({ publicKey: asked(options), mediation: "conditional", signal }));
  } catch {
    // Not taken: the name and the password are there.
  }
}

// What is said of passkeys where the browser has them.
if (isAble) for (const part of document.querySelectorAll("[data-with-passkeys]")) part.hidden = false;

for (const form of forms) {
  if (!isAble) {
    for (const line of document.querySelectorAll("[data-without-passkeys]")) line.hidden = false;
    continue;
  }
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.reportValidity()) use(form);
  });
  if (form.hasAttribute("data-autofill")) offerUnderTheName(form);
}
