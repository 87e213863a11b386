// "Giữ trên máy này": the document with its pictures and words, to open it without a network.
import { drop, keptPack, keepPack, sayKept } from "../web/js/device/packs.js";

export async function keepHere() {
  const button = document.getElementById("keep");
  const said = document.getElementById("keep-said");
  if (!button || !globalThis.caches || !navigator.serviceWorker || !document.body.dataset.account) return;
  const { packUrl, name, keep, drop: dropIt } = button.dataset;

  const show = () => {
    const pack = keptPack(name);
    button.querySelector("span").textContent = pack ? dropIt : keep;
    said.textContent = pack ? sayKept(pack) : "";
  };

  async function fetchIt() {
    button.setAttribute("aria-disabled", "true");
    said.textContent = document.getElementById("words").dataset.packComing;
    try {
      await navigator.serviceWorker.ready;
      await keepPack(packUrl, name);
      show();
    } catch {
      said.textContent = document.getElementById("words").dataset.packFailed;
    }
    button.removeAttribute("aria-disabled");
  }

  button.hidden = false;
  button.addEventListener("click", async () => {
    if (button.hasAttribute("aria-disabled")) return;
    if (!keptPack(name)) return fetchIt();
    await drop(name);
    show();
  });
  show();
  // What is kept follows what is in force, when there is a network.
  if (document.body.dataset.keptAt) document.addEventListener("sotay:renewed", follow);
  else await follow();

  async function follow() {
    const pack = keptPack(name);
    if (!pack) return;
    try {
      const answer = await fetch(packUrl, { headers: { Accept: "application/json" } });
      if (answer.ok && !answer.redirected && (await answer.json()).mark !== pack.mark) await fetchIt();
    } catch {
      // without a network the copy stays as it is
    }
  }
}
