// "Chọn tất cả", "Bỏ chọn": only where there are scripts.
const tools = document.querySelector(".choose");
if (tools) tools.hidden = false;
tools?.addEventListener("click", ({ target }) => {
  const what = target.closest("[data-choose]")?.dataset.choose;
  if (!what) return;
  for (const box of document.querySelectorAll("input[name=people]")) box.checked = what === "all";
});
