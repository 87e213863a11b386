// How good a new password is, said while it is typed. The server has the last word.
for (const input of document.querySelectorAll("input[data-strength]")) {
  const { least, strong, short, enough, long } = input.form.dataset;
  const line = document.createElement("p");
  line.className = "help";
  line.setAttribute("role", "status");
  input.closest(".field").append(line);
  input.addEventListener("input", () => {
    const length = [...input.value.normalize("NFKC").trim()].length;
    if (!length) line.textContent = "";
    else if (length < Number(least)) line.textContent = short.replace("{n}", Number(least) - length);
    else line.textContent = length < Number(strong) ? enough : long;
  });
}
