// Files chosen in a form are sent at once, ahead of it and in pieces; the form then only names them.
//
// input[type=file][data-sendings] names the hidden field that takes the list. Several files at
// once where the input is "multiple". After a reload what is there already is offered again, and
// what is not goes on where it was as soon as the same file is chosen. Without this script the
// form carries its files itself.
import { Refused, carry, drop, underWay } from "./sending/carry.js";

const words = document.getElementById("words").dataset;
const megabytes = new Intl.NumberFormat("vi", { maximumFractionDigits: 1 });
const size = (bytes) => (bytes < 1e5 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${megabytes.format(bytes / 2 ** 20)} MB`);
const say = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

// The files of one input, each with its row.
class Files {
  constructor(input) {
    this.input = input;
    this.form = input.form;
    this.field = this.form.elements.namedItem(input.dataset.sendings);
    this.rows = [];
    this.queue = Promise.resolve();
    const frame = element("div", "file-frame");
    input.replaceWith(frame);
    this.list = element("ul", "file-list");
    this.list.setAttribute("aria-live", "polite");
    frame.append(element("p", "help", words.fileHere), input, this.list);
    input.addEventListener("change", () => {
      const files = [...input.files];
      input.value = ""; // they travel by themselves
      this.take(files);
    });
    for (const name of ["dragenter", "dragover"]) {
      frame.addEventListener(name, (event) => {
        event.preventDefault();
        frame.classList.add("over");
      });
    }
    for (const name of ["dragleave", "drop"]) frame.addEventListener(name, () => frame.classList.remove("over"));
    frame.addEventListener("drop", (event) => {
      event.preventDefault();
      this.take([...event.dataTransfer.files]);
    });
    this.recall();
  }

  get busy() {
    return this.rows.some((row) => row.going);
  }

  // What came before the page was loaded again, and what a refused form named.
  async recall() {
    const named = this.field.value ? JSON.parse(this.field.value) : [];
    this.known = await underWay();
    for (const known of this.known?.sendings ?? []) {
      if (known.place !== location.pathname && !named.includes(known.id)) continue;
      if (this.rows.some((row) => row.id === known.id)) continue;
      if (!this.input.multiple && this.rows.length) continue;
      const row = this.row(known.name, known.length);
      Object.assign(row, { at: known.at, id: known.id, known });
      if (known.offset >= known.length) this.there(row);
      else this.show(row, known.offset, say(words.fileAgain, { percent: percent(known.offset, known.length) }), "waiting");
    }
    this.name();
  }

  take(files) {
    for (const file of this.input.multiple ? files : files.slice(-1)) {
      if (!this.input.multiple) [...this.rows].forEach((row) => row.file === undefined && same(row.known, file) || this.leave(row));
      const largest = this.known?.largest;
      if (largest && file.size > largest) {
        this.show(this.row(file.name, file.size), 0, say(words.fileLarge, { size: size(largest) }), "wrong");
        continue;
      }
      const begun = this.rows.find((row) => !row.file && row.known && same(row.known, file));
      if (begun && begun.known.offset >= begun.known.length) continue; // it is there
      const row = begun ?? this.row(file.name, file.size);
      Object.assign(row, { file, going: true });
      this.show(row, begun?.known.offset ?? 0, say(words.fileGoing, { percent: percent(begun?.known.offset ?? 0, file.size), size: size(file.size) }));
      // One after another: on a narrow line two at once both come late.
      this.queue = this.queue.then(() => this.send(row));
    }
  }

  async send(row) {
    if (row.gone) return;
    const { file } = row;
    const tell = (offset, waiting) => {
      const values = { percent: percent(offset, file.size), size: size(file.size) };
      this.show(row, offset, say(waiting ? words.fileWaiting : words.fileGoing, values), waiting ? "waiting" : "");
    };
    try {
      row.at = await carry(file, row.known, tell, () => row.gone);
      row.going = false;
      if (row.gone) {
        if (row.at) drop(row.at);
        return;
      }
      row.id = row.at.split("/").filter(Boolean).pop();
      this.there(row);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      row.going = false;
      this.show(row, 0, error.message || words.fileRefused, "wrong");
    }
    this.name();
  }

  row(name, length) {
    const line = element("li", "file-row");
    const bar = element("progress");
    bar.max = length || 1;
    bar.setAttribute("aria-label", name);
    const state = element("small");
    const away = element("button", "button plain", words.fileDrop);
    away.type = "button";
    line.append(element("b", "", name), away, bar, state);
    this.list.append(line);
    const row = { line, bar, state, length };
    away.addEventListener("click", () => this.leave(row));
    this.rows.push(row);
    return row;
  }

  show(row, offset, text, className = "") {
    row.line.className = `file-row ${className}`;
    row.bar.value = offset;
    row.bar.hidden = className === "wrong";
    row.state.textContent = text;
  }

  there(row) {
    this.show(row, row.length, say(words.fileThere, { size: size(row.length) }), "there");
  }

  leave(row) {
    row.gone = true;
    row.going = false;
    if (row.at) drop(row.at);
    row.line.remove();
    this.rows = this.rows.filter((each) => each !== row);
    this.name();
    this.input.focus();
  }

  // Into the form, and on with it if somebody has sent it already.
  name() {
    const whole = this.rows.filter((row) => row.line.classList.contains("there")).map((row) => row.id);
    this.field.value = whole.length ? JSON.stringify(whole) : "";
    if (this.busy || !this.submitter) return;
    const button = this.submitter;
    this.submitter = null;
    this.waiting?.remove();
    if (this.rows.some((row) => row.line.classList.contains("wrong"))) return;
    if (this.form.requestSubmit) this.form.requestSubmit(button);
    else button.click();
  }
}

const percent = (offset, length) => Math.floor((100 * offset) / (length || 1));
const same = (known, file) => known && known.name === file.name.normalize("NFC") && known.length === file.size && known.stamp === String(file.lastModified);

const all = new Map();
function begin() {
  for (const input of document.querySelectorAll("input[type=file][data-sendings]")) {
    if (!all.has(input) && input.form?.elements.namedItem(input.dataset.sendings)) all.set(input, new Files(input));
  }
}

// Before anybody else hears it: a form waits for its files.
addEventListener(
  "submit",
  (event) => {
    for (const files of all.values()) {
      if (files.form !== event.target || !files.busy) continue;
      event.preventDefault();
      event.stopImmediatePropagation();
      files.submitter = event.submitter ?? files.form.querySelector("button[type=submit]");
      files.waiting?.remove();
      files.waiting = element("p", "meta", words.fileSoon);
      files.waiting.setAttribute("role", "status");
      files.form.append(files.waiting);
    }
  },
  true,
);

document.addEventListener("sotay:shown", begin);
begin();
