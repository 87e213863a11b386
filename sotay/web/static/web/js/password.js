// "Hiện mật khẩu", and a word when Caps Lock is on: the two usual reasons of a wrong password.
const words = document.getElementById("words").dataset;

for (const input of document.querySelectorAll("input[data-password]")) {
  const isPin = input.dataset.password === "pin";
  const show = isPin ? words.showPin : words.showPassword;
  const hide = isPin ? words.hidePin : words.hidePassword;
  const toggle = document.createElement("button");
  toggle.type = "button";
  toggle.className = "button plain beside-password";
  toggle.textContent = show;
  toggle.setAttribute("aria-controls", input.id);
  toggle.addEventListener("click", () => {
    const hidden = input.type === "password";
    input.type = hidden ? "text" : "password";
    toggle.textContent = hidden ? hide : show;
    input.focus();
  });
  const caps = document.createElement("p");
  caps.className = "help";
  caps.setAttribute("role", "status");
  input.addEventListener("keyup", (event) => {
    caps.textContent = event.getModifierState?.("CapsLock") ? words.capsLock : "";
  });
  input.after(toggle, caps);
  // The field is sent as a password, whatever it showed.
  input.form?.addEventListener("submit", () => (input.type = "password"));
}
