// Reading aloud with the voice of the device. Sentence by sentence: long texts are cut off by some
// browsers, and so it can be shown which one is being read.
import { spoken } from "./spoken.js";

const WAIT = 1500; // ms for the list of voices, which comes late

export function readAloud() {
  const button = document.getElementById("aloud");
  const said = document.getElementById("aloud-said");
  const lines = [...document.querySelectorAll("#reading-text [data-say]")];
  if (!button || !lines.length) return;
  const words = button.dataset;
  const speech = globalThis.speechSynthesis;
  let turn = 0; // what was asked last; an older one falls silent

  const tell = (text) => {
    said.textContent = text;
    said.hidden = !text;
  };

  const show = (on) => {
    button.setAttribute("aria-pressed", String(on));
    button.querySelector("span").textContent = on ? words.stop : words.start;
  };

  async function start() {
    if (!speech || !globalThis.SpeechSynthesisUtterance) return tell(words.never);
    const voice = await vietnamese(speech);
    if (!voice) return tell(words.none);
    tell("");
    turn += 1;
    show(true);
    say(first(lines), 0, voice, turn);
  }

  function say(at, part, voice, mine) {
    clear();
    if (mine !== turn) return;
    const line = lines[at];
    if (!line) return stop();
    const parts = spoken(line.textContent);
    if (part >= parts.length) return say(at + 1, 0, voice, mine);
    line.classList.add("being-said");
    if (part === 0) line.scrollIntoView({ block: "center" });
    const utterance = new SpeechSynthesisUtterance(parts[part]);
    utterance.voice = voice;
    utterance.lang = voice.lang; // some browsers look at this alone
    utterance.onend = () => say(at, part + 1, voice, mine);
    utterance.onerror = ({ error }) => {
      if (mine !== turn || ["interrupted", "canceled"].includes(error)) return;
      stop();
      tell(words.none);
    };
    speech.speak(utterance);
  }

  const clear = () => document.querySelectorAll(".being-said").forEach((line) => line.classList.remove("being-said"));

  function stop() {
    turn += 1;
    speech?.cancel();
    clear();
    show(false);
  }

  button.hidden = false;
  button.addEventListener("click", () => (button.getAttribute("aria-pressed") === "true" ? stop() : start()));
  addEventListener("pagehide", stop);
}

/* The first line that is not above the screen. */
function first(lines) {
  return Math.max(0, lines.findIndex((line) => line.getBoundingClientRect().bottom > 80));
}

async function vietnamese(speech) {
  const find = () => {
    const voices = speech.getVoices().filter(({ lang }) => /^vi\b/i.test(lang.replace("_", "-")));
    // What is on the device reads without a network, and tells nobody.
    return voices.find(({ localService }) => localService) ?? voices[0];
  };
  if (speech.getVoices().length) return find();
  await new Promise((resolve) => {
    speech.addEventListener?.("voiceschanged", resolve, { once: true });
    setTimeout(resolve, WAIT);
  });
  return find();
}
