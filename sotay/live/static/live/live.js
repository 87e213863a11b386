/* Keeps an open page as the server has it: one stream, many topics, every change in order.

   <sotay-live data-versions='{"meeting:12:opinions": 41}' …> is written by live/_live.html.
   The part that decides what to apply and when to ask is the class Topic; tests/listener.py
   is the same in Python and is held against lost, doubled and reordered frames.

   What a member is typing is never touched: a change that would replace it goes round it. */

const GRACE = 300; // ms a gap may last before we ask; frames of two writers may cross
const SPREAD = 700; // ms; a hall that misses the same frame must not ask at the same moment
const RETRY = [1000, 8000]; // ms
const QUIET = 1500; // ms without a connection before it is worth a word

const between = (low, high) => low + Math.random() * (high - low);

class Topic {
  constructor(name, version, apply) {
    this.name = name;
    this.version = version;
    this.early = new Map(); // frames that came before the ones they follow
    this.known = version; // the newest version anybody told us of
    this.apply = apply;
  }

  get behind() {
    return this.known > this.version;
  }

  receive(frame) {
    this.known = Math.max(this.known, frame.version);
    if (frame.version <= this.version) return; // a double
    this.early.set(frame.version, frame);
    for (let next; (next = this.early.get(this.version + 1)); ) {
      this.early.delete(next.version);
      this.version = next.version;
      this.apply(next);
    }
  }

  restart(version) {
    this.version = version;
    this.known = version;
    this.early.clear();
  }
}

class SotayLive extends HTMLElement {
  connectedCallback() {
    const versions = JSON.parse(this.dataset.versions);
    this.topics = new Map(
      Object.entries(versions).map(([name, version]) => [
        name,
        new Topic(name, version, (frame) => this.apply(frame)),
      ]),
    );
    this.status = this.querySelector(".live__status");
    this.asking = new Set();
    this.unseen = new Set();
    this.ends = new AbortController();
    const listen = (target, name, act) =>
      target.addEventListener(name, act, { signal: this.ends.signal });
    listen(window, "pagehide", () => this.disconnect());
    listen(window, "pageshow", (event) => event.persisted && this.connect());
    listen(window, "online", () => this.connect());
    listen(document, "visibilitychange", () => !document.hidden && this.connect());
    this.connect();
  }

  disconnectedCallback() {
    this.ends.abort();
    this.disconnect();
  }

  // ---- the stream ----

  async connect() {
    if (this.stream || this.connecting || this.over) return;
    this.connecting = true;
    clearTimeout(this.retry);
    try {
      const given = await this.tickets();
      if (given && this.isConnected) this.open(given);
    } catch {
      this.reconnect(...RETRY);
    } finally {
      this.connecting = false;
    }
  }

  async tickets() {
    const answer = await fetch(this.dataset.tickets, {
      method: "POST",
      credentials: "same-origin",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json",
        "X-CSRFToken": csrfToken(),
      },
      body: JSON.stringify({ topics: [...this.topics.keys()] }),
    });
    if (answer.status === 401 || answer.status === 403) {
      this.over = true; // signed out: typed text stays, and the next act asks to sign in
      this.say(this.dataset.over);
      return null;
    }
    if (!answer.ok) throw new Error(String(answer.status));
    const given = await answer.json();
    this.over = Object.keys(given.tickets).length === 0;
    return this.over ? null : given;
  }

  open({ wire, tickets }) {
    const address = new URL(wire, location.href);
    for (const [name, ticket] of Object.entries(tickets)) {
      address.searchParams.append("ticket", ticket);
      address.searchParams.append("after", this.topics.get(name).version);
    }
    const stream = (this.stream = new EventSource(address));
    const on = (name, act) =>
      stream.addEventListener(name, (event) => act(JSON.parse(event.data)));
    on("hello", (versions) => {
      this.hush();
      this.heard(versions);
      // We are ahead of the server: its database came from a backup.
      for (const topic of this.topics.values()) {
        if (versions[topic.name] < topic.version) this.ask(topic);
      }
    });
    on("versions", (versions) => this.heard(versions));
    on("change", (frame) => this.receive(frame));
    on("resync", () => this.topics.forEach((topic) => this.ask(topic)));
    on("bye", ({ why }) => {
      this.disconnect();
      this.reconnect(...(why === "stop" ? RETRY : [0, 1000]));
    });
    // The browser would reconnect with the same tickets, which are too old by then.
    stream.onerror = () => {
      this.disconnect();
      this.reconnect(...RETRY);
    };
  }

  disconnect() {
    this.stream?.close();
    this.stream = null;
    clearTimeout(this.retry);
  }

  reconnect(low, high) {
    clearTimeout(this.worry);
    this.worry = setTimeout(() => !this.stream && this.say(this.dataset.lost), QUIET);
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.connect(), between(low, high));
  }

  // ---- versions ----

  heard(versions) {
    for (const [name, version] of Object.entries(versions)) {
      const topic = this.topics.get(name);
      if (!topic) continue;
      topic.known = Math.max(topic.known, version);
      if (topic.behind) this.askSoon(topic);
    }
  }

  receive(frame) {
    const topic = this.topics.get(frame.topic);
    if (!topic) return;
    topic.receive(frame);
    if (topic.behind) this.askSoon(topic);
  }

  askSoon(topic) {
    setTimeout(() => topic.behind && this.ask(topic), between(GRACE, GRACE + SPREAD));
  }

  async ask(topic) {
    if (this.asking.has(topic)) return;
    this.asking.add(topic);
    try {
      const address = new URL(this.dataset.changes, location.href);
      address.search = new URLSearchParams({ topic: topic.name, after: topic.version });
      const answer = await fetch(address, {
        credentials: "same-origin",
        headers: { Accept: "application/json" },
      });
      if (!answer.ok) return; // the next heartbeat asks again
      const { gone, frames } = await answer.json();
      if (gone) await this.refresh();
      else frames.forEach((frame) => topic.receive(frame));
    } catch {
      // no network: the stream is down as well, and asks when it is back
    } finally {
      this.asking.delete(topic);
    }
  }

  // ---- the page ----

  apply(frame) {
    const hold = holdScroll();
    const fresh = frame.swaps.flatMap((swap) => this.swap(swap));
    hold();
    this.dispatchEvent(
      new CustomEvent("sotay:changed", {
        bubbles: true,
        detail: { topic: frame.topic, version: frame.version, elements: fresh },
      }),
    );
  }

  swap({ target, how, html }) {
    const place = document.getElementById(target);
    if (!place) return []; // this page does not show that part
    if (how === "text") {
      place.textContent = html;
      return [place];
    }
    if (how === "append" || how === "prepend") return this.insert(place, how, html);
    if (how === "remove") {
      if (heldTyping(place)) this.stale();
      else place.remove();
      return [];
    }
    return this.put(place, html, how === "morph");
  }

  insert(place, how, html) {
    const elements = [...parsed(html).children];
    const known = (element) => element.id && document.getElementById(element.id);
    const fresh = elements.filter((element) => !known(element));
    const again = elements
      .filter(known)
      .flatMap((element) => this.put(known(element), element.outerHTML, true));
    place[how](...fresh);
    if (how === "append" && place.dataset.new) this.announce(place, fresh);
    return [...again, ...fresh];
  }

  put(place, html, gently) {
    const typing = heldTyping(place);
    if (window.Idiomorph && (gently || typing)) {
      return window.Idiomorph.morph(place, html, { morphStyle: "outerHTML", ...careful() }) ?? [];
    }
    if (typing) {
      this.stale();
      return [];
    }
    const fresh = [...parsed(html).children];
    place.replaceWith(...fresh);
    return fresh;
  }

  /* What came below the screen is counted on a button; nothing that is being read moves. */
  announce(place, fresh) {
    fresh
      .filter((element) => element.getBoundingClientRect().top > window.innerHeight)
      .forEach((element) => {
        this.unseen.add(element);
        this.watcher().observe(element);
      });
    this.showPill(place.dataset.new);
  }

  watcher() {
    this.sight ??= new IntersectionObserver((entries) => {
      for (const entry of entries.filter((one) => one.isIntersecting)) {
        this.sight.unobserve(entry.target);
        this.unseen.delete(entry.target);
      }
      this.showPill(this.pill?.dataset.words);
    });
    return this.sight;
  }

  showPill(words) {
    if (!this.pill) {
      this.pill = Object.assign(document.createElement("button"), {
        type: "button",
        className: "live__pill",
        hidden: true,
      });
      this.pill.addEventListener("click", () => {
        const [first] = this.unseen;
        first?.scrollIntoView({ block: "center" });
      });
      this.append(this.pill);
    }
    for (const element of this.unseen) if (!element.isConnected) this.unseen.delete(element);
    this.pill.hidden = this.unseen.size === 0;
    if (words) {
      this.pill.dataset.words = words;
      this.pill.textContent = `${words.replace("{n}", this.unseen.size)} ↓`;
    }
  }

  /* The tail no longer reaches back to what this page has: read the page anew. */
  async refresh() {
    const here = document.querySelector("main");
    if (!here || !window.Idiomorph) {
      if (heldTyping(document.body)) this.stale();
      else location.reload();
      return;
    }
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const versions = JSON.parse(page.querySelector("sotay-live")?.dataset.versions ?? "{}");
    const there = page.querySelector("main");
    if (!there) return;
    const hold = holdScroll();
    window.Idiomorph.morph(here, there, { morphStyle: "innerHTML", ...careful() });
    hold();
    for (const [name, version] of Object.entries(versions)) this.topics.get(name)?.restart(version);
    this.dispatchEvent(new CustomEvent("sotay:changed", { bubbles: true, detail: { all: true } }));
  }

  // ---- words ----

  say(words) {
    if (!this.status || !words) return;
    this.status.textContent = words;
    this.status.hidden = false;
  }

  hush() {
    clearTimeout(this.worry);
    if (this.status) this.status.hidden = true;
  }

  stale() {
    this.say(this.dataset.stale);
  }
}

function csrfToken() {
  const field = document.querySelector("input[name=csrfmiddlewaretoken]");
  return field?.value ?? document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] ?? "";
}

function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

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

function heldTyping(place) {
  const fields = [...place.querySelectorAll("input, textarea, select")];
  return (isField(place) ? [place, ...fields] : fields).some(busy);
}

/* Morphing that walks round fields in use, open dialogs and the stream itself. */
function careful() {
  const kept = (node) =>
    node.tagName === "SOTAY-LIVE" ||
    (isField(node) && busy(node)) ||
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
function holdScroll() {
  if (CSS.supports("overflow-anchor", "auto")) return () => {};
  const anchor = document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 3);
  const before = anchor?.getBoundingClientRect().top;
  return () => {
    if (anchor?.isConnected) window.scrollBy(0, anchor.getBoundingClientRect().top - before);
  };
}

customElements.define("sotay-live", SotayLive);
