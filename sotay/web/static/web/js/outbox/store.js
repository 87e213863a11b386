// What waits to be sent, in this browser's database, until it was answered.
// Kept per account: on a shared phone nobody sees what another has left.
import { isAnothers } from "../cookies.js";

const NAME = "sotay";
const OUTBOX = "outbox";
const account = isAnothers() ? "" : (document.body.dataset.account ?? "");

let opened;
function database() {
  // Some private windows have no database at all; then open() rejects, or idb is missing.
  opened ??= globalThis.idb
    ? idb.openDB(NAME, 1, {
        upgrade: (db) => db.createObjectStore(OUTBOX, { keyPath: "order", autoIncrement: true }),
      })
    : Promise.reject(new Error("no database"));
  return opened;
}

// Strict: it is on the disk before we say that it is kept.
async function change(work) {
  const transaction = (await database()).transaction(OUTBOX, "readwrite", { durability: "strict" });
  const result = work(transaction.store);
  await Promise.all([result, transaction.done]);
  return result;
}

export async function available() {
  try {
    await database();
    return account !== "";
  } catch {
    return false;
  }
}

/* All acts of this account, oldest first. */
export async function all() {
  const acts = await (await database()).getAll(OUTBOX);
  return acts.filter((act) => act.account === account);
}

/* Keep an act; one that it replaces (an older state of the same note) goes. */
export async function keep(act) {
  const older = act.replaces ? (await all()).filter((one) => one.replaces === act.replaces) : [];
  act.account = account;
  act.order = await change(async (store) => {
    for (const one of older) store.delete(one.order);
    return store.add(act);
  });
  return act;
}

/* Note how an act stands; one that is gone stays gone (another window has sent it). */
export async function note(act) {
  await change(async (store) => {
    if (await store.get(act.order)) await store.put(act);
  });
}

export async function remove(act) {
  await change((store) => store.delete(act.order));
}
