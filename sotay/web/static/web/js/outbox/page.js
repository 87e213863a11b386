// The page "Việc chờ gửi": everything this account still has on this device, with what to do.
import * as outbox from "./outbox.js";

const page = document.getElementById("outbox-page");
const words = page.dataset;
const moment = (at) =>
  new Date(at).toLocaleString("vi-VN", { dateStyle: "short", timeStyle: "short", timeZone: "Asia/Ho_Chi_Minh" });

function fill(place, name, text) {
  const element = place.querySelector(`[data-part=${name}]`);
  element.textContent = text;
  element.hidden = !text;
}

function row(act) {
  const line = document.getElementById("outbox-row").content.firstElementChild.cloneNode(true);
  line.classList.add(act.state);
  fill(line, "label", act.label);
  fill(line, "about", [act.about, moment(act.at)].filter(Boolean).join(" · "));
  fill(line, "words", act.words);
  fill(line, "reason", act.state === "refused" ? act.reason || words.noReason : "");
  fill(line, "state", standing(act));
  line.querySelector("[data-do=send]").addEventListener("click", () => outbox.sendNow(act));
  line.querySelector("[data-do=drop]").addEventListener("click", () => {
    if (confirm(words.dropAsk)) outbox.drop(act);
  });
  return line;
}

function standing(act) {
  if (act.state === "refused") return words.refused;
  if (act.signedOut) return words.signedOut;
  return act.tries ? words.tried.replace("{n}", act.tries) : words.waiting;
}

async function show() {
  const acts = (await outbox.available()) ? await outbox.all() : [];
  page.querySelector("ol").replaceChildren(...acts.map(row));
  page.querySelector("[data-part=some]").hidden = acts.length === 0;
  page.querySelector("[data-part=none]").hidden = acts.length > 0;
}

/* A text file that a person can read, print or send in another way. */
async function save() {
  const acts = await outbox.all();
  const text = acts
    .map((act) => [`${moment(act.at)} · ${act.about}`, act.label, act.words, standing(act), act.reason].filter(Boolean).join("\r\n"))
    .join("\r\n\r\n");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/plain;charset=utf-8" }));
  link.download = words.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

page.querySelector("[data-do=send-all]").addEventListener("click", () => outbox.sendNow());
page.querySelector("[data-do=save]").addEventListener("click", save);
document.addEventListener("sotay:outbox", show);
show();
