// A sheet's QR brings the code behind "#": no server ever sees it there. It goes into its box
// and out of the address, so that it stays neither in the history nor on a shared screen.
const code = decodeURIComponent(location.hash.slice(1)).replace(/\D/g, "");
if (code.length === 8) {
  const box = document.querySelector("[data-code]");
  box.value = `${code.slice(0, 4)} ${code.slice(4)}`;
  history.replaceState(null, "", location.pathname);
  document.querySelector("input[name=number]").focus();
}
