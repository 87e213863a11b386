// What waits to be sent, where its writer sees it: a line under the top bar of every page, and
// in a meeting the acts themselves, below what was said.
import { hour } from "../hours.js";
import * as outbox from "./outbox.js";

const bar = document.getElementById("outbox-bar");
const here = document.getElementById("outbox-here");

async function show() {
  if (!(await outbox.available())) return;
  const acts = await outbox.all();
  const waiting = acts.filter((act) => act.state === "waiting" && (act.tries > 0 || !navigator.onLine));
  const refused = acts.filter((act) => act.state === "refused");
  if (bar) {
    const said = [];
    if (waiting.length) said.push(bar.dataset.waiting.replace("{n}", waiting.length));
    if (refused.length) said.push(bar.dataset.refused.replace("{n}", refused.length));
    bar.querySelector("span").textContent = said.join(" · ");
    bar.classList.toggle("wrong", refused.length > 0);
    bar.hidden = said.length === 0;
  }
  if (here) {
    const mine = [...waiting, ...refused].filter((act) => act.group === here.dataset.group);
    here.querySelector("ul").replaceChildren(...mine.map(row));
    here.hidden = mine.length === 0;
  }
}

function row(act) {
  const line = document.createElement("li");
  line.className = act.state;
  const head = document.createElement("b");
  head.textContent = `${hour(act.at)} · ${act.label}`;
  line.append(head);
  for (const text of [act.words, act.state === "refused" ? act.reason : ""].filter(Boolean)) {
    const said = document.createElement("p");
    said.className = text === act.reason ? "error" : "said";
    said.textContent = text;
    line.append(said);
  }
  return line;
}

document.addEventListener("sotay:outbox", show);
addEventListener("offline", show);
show();
