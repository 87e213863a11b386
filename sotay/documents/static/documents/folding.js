// Words without tone marks, as the server folds them: đ is a letter of its own.
export const fold = (text) =>
  text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/\p{Mn}/gu, "").replaceAll("đ", "d");

/* The folded text, and for each of its letters the place in the text. */
export function folded(text) {
  let signs = "";
  const places = [];
  let place = 0;
  for (const sign of text) {
    const bare = /\s/.test(sign) ? " " : fold(sign);
    if (!(bare === " " && signs.endsWith(" "))) {
      signs += bare;
      for (let count = 0; count < bare.length; count += 1) places.push(place);
    }
    place += sign.length;
  }
  return { signs, places };
}

/* Where words begin and end in a text. */
export function spans(text, words) {
  const wanted = fold(words).replace(/\s+/g, " ").trim();
  if (!wanted) return [];
  const { signs, places } = folded(text);
  const found = [];
  for (let at = signs.indexOf(wanted); at >= 0; at = signs.indexOf(wanted, at + wanted.length)) {
    found.push([places[at], places[at + wanted.length - 1] + 1]);
  }
  return found;
}
