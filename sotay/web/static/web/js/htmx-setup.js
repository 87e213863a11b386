// htmx: the anti-forgery token of the cookie, and idiomorph as a way of swapping.
// Fragments are rendered once for everybody, so they carry no personal token.
const cookie = (name) =>
  document.cookie.split("; ").find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);

document.addEventListener("htmx:configRequest", (event) => {
  const token = cookie("csrftoken");
  if (token && event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = token;
});

// Only the two plain forms: a configuration in the attribute would need eval, which we forbid.
const styles = { morph: "outerHTML", "morph:outerHTML": "outerHTML", "morph:innerHTML": "innerHTML" };
window.htmx?.defineExtension("morph", {
  isInlineSwap: (style) => styles[style] === "outerHTML",
  handleSwap(style, target, fragment) {
    if (!styles[style]) return false;
    return window.Idiomorph.morph(target, fragment.children, { morphStyle: styles[style] });
  },
});
