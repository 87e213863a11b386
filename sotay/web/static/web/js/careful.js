// Changing an open page under somebody's hands: what they are typing is walked round.

const isField = (node) => node instanceof Element && node.matches("input, textarea, select");

/* Whether the member is writing here, or wrote something that is not sent. */
function busy(field) {
  if (field.type === "hidden" || field.type === "submit") return false;
  if (field === document.activeElement) return true;
  if (field.type === "checkbox" || field.type === "radio") {
    return field.checked !== field.defaultChecked;
  }
  if (field.tagName === "SELECT") {
    return [...field.options].some((option) => option.selected !== option.defaultSelected)
      && [...field.options].some((option) => option.defaultSelected);
  }
  return field.value !== field.defaultValue;
}

export function heldTyping(place) {
  const fields = [...place.querySelectorAll("input, textarea, select")];
  return (isField(place) ? [place, ...fields] : fields).some(busy);
}

/* Morphing that walks round fields in use, open dialogs and the stream itself. */
export function careful() {
  // What a form says beside the words in it (which note they go on from) goes with the words.
  const said = (field) => field.type === "hidden" && field.form && heldTyping(field.form);
  const kept = (node) =>
    node.tagName === "SOTAY-LIVE" ||
    (isField(node) && (busy(node) || said(node))) ||
    (node.tagName === "DIALOG" && node.open);
  return {
    callbacks: {
      beforeNodeMorphed: (old) => !kept(old),
      beforeNodeRemoved: (old) =>
        !(old instanceof Element) || !(kept(old) || heldTyping(old) || old.querySelector("sotay-live")),
    },
  };
}

/* Keeps what is being read where it is, in browsers that do not do so themselves. */
export function holdScroll() {
  if (CSS.supports("overflow-anchor", "auto")) return () => {};
  const anchor = document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 3);
  const before = anchor?.getBoundingClientRect().top;
  return () => {
    if (anchor?.isConnected) window.scrollBy(0, anchor.getBoundingClientRect().top - before);
  };
}
