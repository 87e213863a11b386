// One attempt to send one act, and what its answer means.
import { cookie } from "../cookies.js";
const PATIENCE = 15_000; // ms; a hall's network may swallow a request without a word

function body(act) {
  const form = new FormData();
  for (const [name, value] of act.fields) form.append(name, value);
  form.set("client_id", act.id);
  // How long ago it was done, by this phone's own count: its clock may be wrong.
  form.set("age", String(Math.max(0, Math.round((Date.now() - act.at) / 1000))));
  return form;
}

/* { kind: "accepted", at } · { kind: "refused", reason, status } · { kind: "later", wait }
   · { kind: "signed-out" }. Never throws. */
export async function deliver(act) {
  let response;
  try {
    response = await fetch(act.action, {
      method: "POST",
      credentials: "same-origin",
      headers: { Accept: "application/json", "X-CSRFToken": cookie("csrftoken") ?? "", "X-Account": act.account },
      body: body(act),
      signal: AbortSignal.timeout?.(PATIENCE),
    });
  } catch {
    return { kind: "later" };
  }
  const given = await response.json().catch(() => ({}));
  if (response.ok && given.at) return { kind: "accepted", at: given.at };
  // 401 also when it is another's turn at this device, 423 when the screen is locked.
  if ([401, 423].includes(response.status) || given.code === "forged") return { kind: "signed-out" };
  // A page that is no answer of ours (a hotel's sign-in page) is no network either.
  const busy = response.ok || response.status >= 500 || [408, 425, 429].includes(response.status);
  if (busy) return { kind: "later", wait: Number(response.headers.get("Retry-After")) * 1000 };
  return { kind: "refused", reason: given.message ?? "", status: response.status };
}
