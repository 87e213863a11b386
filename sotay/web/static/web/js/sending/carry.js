// Carrying one file to the server in pieces (tus 1.0), over a network that comes and goes.
import { cookie } from "../cookies.js";

const PLACE = "/files/sendings/";
const FIRST = 256 * 1024; // bytes of the first piece: a village's network carries it in seconds
const LEAST = 64 * 1024;
const MOST = 4 * 1024 * 1024;
const QUICK = 1500; // ms; a piece that took less may be larger next time
const PATIENCE = 90_000; // ms for one piece; a hall's network may swallow it without a word
const WAITS = [1, 2, 5, 10, 20, 30]; // seconds

const headers = (more) => ({
  Accept: "application/json",
  "Tus-Resumable": "1.0.0",
  "X-CSRFToken": cookie("csrftoken") ?? "",
  ...(document.body.dataset.account ? { "X-Account": document.body.dataset.account } : {}),
  ...more,
});

/* What the server says no to: there is no use in trying again. */
export class Refused extends Error {}

async function ask(at, method, more, body) {
  let response;
  try {
    response = await fetch(at, { method, headers: headers(more), body, credentials: "same-origin", signal: AbortSignal.timeout?.(PATIENCE) });
  } catch {
    return null;
  }
  // A page that is no answer of ours (a hotel's sign-in page) is no network either.
  const ours = response.headers.has("Tus-Resumable") || response.headers.get("Content-Type")?.startsWith("application/json");
  if (!ours || response.status >= 500 || [401, 408, 423, 425, 429].includes(response.status)) return null;
  return response;
}

/* The files on their way of whoever is signed in; null without a network. */
export async function underWay() {
  const response = await ask(PLACE, "GET");
  return response?.ok ? response.json() : null;
}

export const drop = (at) => ask(at, "DELETE");

const coded = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

async function begin(file) {
  const said = `filename ${coded(file.name)},stamp ${coded(String(file.lastModified))},place ${coded(location.pathname)}`;
  const response = await ask(PLACE, "POST", { "Upload-Length": String(file.size), "Upload-Metadata": said });
  if (!response) return null;
  if (response.status !== 201) throw new Refused((await response.json().catch(() => ({}))).message ?? "");
  return { at: response.headers.get("Location"), offset: 0 };
}

async function howFar(at) {
  const response = await ask(at, "HEAD");
  if (!response) return null;
  return response.ok ? { at, offset: Number(response.headers.get("Upload-Offset")) } : { at: "", offset: 0 };
}

// Until the time is over, or the network is back.
const rest = (seconds) =>
  new Promise((resolve) => {
    const timer = setTimeout(done, seconds * 1000);
    function done() {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    }
    addEventListener("online", done);
  });

/* Carries on until the file is there. tell(offset, waiting) hears how far it is; gone() says that
   nobody wants it any more. Returns where it lies; throws Refused. */
export async function carry(file, known, tell, gone) {
  let state = known ? await howFar(known.at) : null;
  let piece = FIRST;
  let failures = 0;
  for (;;) {
    if (gone()) return "";
    if (!state) {
      state = known?.at ? await howFar(known.at) : await begin(file);
      if (state && !state.at) known = state = null; // it was swept meanwhile
      else if (state) known = state;
    }
    if (state && state.offset >= file.size) return state.at;
    const began = Date.now();
    const response = state && (await ask(state.at, "PATCH", { "Upload-Offset": String(state.offset), "Content-Type": "application/offset+octet-stream" }, file.slice(state.offset, state.offset + piece)));
    if (response?.status === 204) {
      state.offset = Number(response.headers.get("Upload-Offset"));
      failures = 0;
      if (Date.now() - began < QUICK) piece = Math.min(MOST, piece * 2);
      tell(state.offset, false);
      continue;
    }
    if (response && ![404, 409].includes(response.status)) throw new Refused((await response.json().catch(() => ({}))).message ?? "");
    // Ask how far it came, and go on from there.
    if (!response) {
      piece = Math.max(LEAST, piece / 2);
      tell(state?.offset ?? known?.offset ?? 0, true);
      await rest(WAITS[Math.min(failures++, WAITS.length - 1)]);
    } else if (failures++ > 20) throw new Refused("");
    state = null;
  }
}
