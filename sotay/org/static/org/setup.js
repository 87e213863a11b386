// The code stands behind the # of the link: take it over, and out of the address bar.
const box = document.getElementById("id_code");
if (box && location.hash.length > 1) {
  box.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}
