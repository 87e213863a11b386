// A paper being read, in the library and in a meeting. Every part works by itself, and the page
// without any of them.
import { layers } from "./layer.js";
import { find } from "./find.js";
import { keepPlace } from "./place.js";
import { readAloud } from "./aloud.js";
import { passages } from "./passages.js";
import { keepLook } from "./looks.js";
import { keepHere } from "./keep.js";

const reader = document.getElementById("reader");

if (reader) {
  const words = layers(reader);
  find(reader, words);
  keepPlace();
  readAloud();
  passages(words);
  keepLook();
  // Followed from a long list: the list gives way to the page.
  document.getElementById("contents")?.addEventListener("click", ({ target, currentTarget }) => {
    if (target.closest("a[href^='#']")) currentTarget.open = false;
  });
}
keepHere();
