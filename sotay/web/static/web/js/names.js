// The exact names of chosen files, beside the files: a browser writes a quote in a name as %22
// on its way, and the receiving side drops direction marks.
import "./sending.js";

document.addEventListener("change", (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || !input.dataset.names) return;
  const names = input.form?.elements.namedItem(input.dataset.names);
  if (names) names.value = JSON.stringify([...input.files].map((file) => file.name));
});
