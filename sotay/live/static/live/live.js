/* Keeps an open page as the server has it: one stream, many topics, every change in order.

   <sotay-live data-versions='{"meeting:12:opinions": 41}' …> is written by live/_live.html.
   The part that decides what to apply and when to ask is the class Topic; tests/listener.py
   is the same in Python and is held against lost, doubled and reordered frames. */

import { careful, heldTyping, holdScroll } from "../web/js/careful.js";
import { Parts } from "./page.js";

const GRACE = 300; // ms a gap may last before we ask; frames of two writers may cross
const SPREAD = 700; // ms; a hall that misses the same frame must not ask at the same moment
const EACH = 20; // ms of spreading for each listener, where all of them miss the same
const MOST_SPREAD = 5000; // ms
const RETRY = [1000, 8000]; // ms
const FRESH = 40_000; // ms; the page's own tickets are good for a minute
const QUIET = 1500; // ms without a connection before it is worth a word
// A page that shows little of the stream (data-quiet) waits longer, and not while nobody looks.
const UNHURRIED = 4;

const between = (low, high) => low + Math.random() * (high - low);

class Topic {
  constructor(name, version, apply) {
    this.name = name;
    this.version = version;
    this.early = new Map(); // frames that came before the ones they follow
    this.known = version; // the newest version anybody told us of
    this.apply = apply;
    this.astray = false; // the server has gone back: its database came from a backup
    this.waits = false; // for its turn to ask, or for what somebody else's asking brings
  }

  get behind() {
    return this.astray || this.known > this.version;
  }

  heard(version) {
    this.known = Math.max(this.known, version);
  }

  receive(frame) {
    this.heard(frame.version);
    if (frame.version <= this.version) return; // a double
    this.early.set(frame.version, frame);
    this.follow();
  }

  /* The topic's whole state, which stands for every frame up to its version. */
  restore(snapshot) {
    if (snapshot.version <= this.version && !this.astray) return; // older than the page
    if (this.astray) this.restart(snapshot.version);
    this.heard(snapshot.version);
    this.version = snapshot.version;
    for (const version of this.early.keys()) if (version <= this.version) this.early.delete(version);
    this.apply(snapshot);
    this.follow();
  }

  restart(version) {
    this.astray = false;
    this.version = version;
    this.known = version;
    this.early.clear();
  }

  follow() {
    for (let next; (next = this.early.get(this.version + 1)); ) {
      this.early.delete(next.version);
      this.version = next.version;
      this.apply(next);
    }
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
    this.parts = new Parts(this, () => this.say(this.dataset.stale));
    this.asking = new Set();
    this.ends = new AbortController();
    const listen = (target, name, act) =>
      target.addEventListener(name, act, { signal: this.ends.signal });
    listen(window, "pagehide", () => this.disconnect());
    listen(window, "pageshow", (event) => event.persisted && this.connect());
    listen(window, "online", () => this.connect());
    listen(document, "sotay:renewed", ({ detail: { page } }) => this.goOnFrom(page));
    listen(document, "visibilitychange", () => {
      if (!document.hidden) this.connect();
      else if (this.quiet) this.disconnect();
    });
    this.connect();
  }

  disconnectedCallback() {
    this.ends.abort();
    this.disconnect();
  }

  get quiet() {
    return this.hasAttribute("data-quiet");
  }

  // ---- the stream ----

  async connect() {
    if (this.quiet && document.hidden) return;
    if (this.stream || this.connecting || this.over) return;
    this.connecting = true;
    clearTimeout(this.retry);
    try {
      const given = await this.tickets();
      const looked = !(this.quiet && document.hidden);
      if (given && this.isConnected && looked) this.open(given);
    } catch {
      this.reconnect(...RETRY);
    } finally {
      this.connecting = false;
    }
  }

  /* Those that came with the page, once, while they are good; else new ones. */
  broughtAlong() {
    const { given } = this.dataset;
    delete this.dataset.given;
    const fresh = performance.now() < FRESH && !document.body.dataset.keptAt;
    return given && fresh ? JSON.parse(given) : null;
  }

  async tickets() {
    const given = this.broughtAlong();
    return given && Object.keys(given.tickets).length ? given : this.askTickets();
  }

  async askTickets() {
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
    const denied = [...this.topics.keys()].filter((name) => !(name in given.tickets));
    denied.forEach((name) => this.topics.delete(name)); // a right was lost: not asked again
    this.denied ||= denied.length > 0;
    if (this.denied) this.say(this.dataset.denied);
    this.over = this.topics.size === 0;
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
      document.dispatchEvent(new CustomEvent("sotay:connected")); // the outbox need not wait
      for (const topic of this.topics.values()) topic.astray = versions[topic.name] < topic.version;
      this.heard(versions);
    });
    on("versions", (versions) => this.heard(versions));
    on("change", (frame) => this.receive(frame, "receive"));
    on("snapshot", (snapshot) => this.receive(snapshot, "restore"));
    on("missing", ({ topic, listeners }) => this.missing(this.topics.get(topic), listeners));
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
    const slowly = this.quiet ? UNHURRIED : 1;
    this.retry = setTimeout(() => this.connect(), slowly * between(low, high));
  }

  // ---- versions ----

  heard(versions) {
    for (const [name, version] of Object.entries(versions)) {
      const topic = this.topics.get(name);
      if (!topic) continue;
      topic.heard(version);
      if (topic.behind) this.askSoon(topic);
    }
  }

  receive(given, how) {
    const topic = this.topics.get(given.topic);
    if (!topic) return;
    topic[how](given);
    if (topic.behind) this.askSoon(topic);
  }

  askSoon(topic) {
    const ask = () => topic.behind && !topic.waits && this.ask(topic);
    setTimeout(ask, between(GRACE, GRACE + SPREAD));
  }

  /* The wire has not what we missed. The first of a hall that asks brings it a snapshot, which
     it then gives to all; so the more listen, the longer each may wait before asking as well. */
  missing(topic, listeners) {
    if (!topic || topic.waits) return;
    topic.waits = true;
    const ask = () => {
      topic.waits = false;
      if (topic.behind) this.ask(topic, this.dataset.snapshots);
    };
    setTimeout(ask, between(0, Math.min(MOST_SPREAD, listeners * EACH)));
  }

  async ask(topic, place = this.dataset.changes) {
    if (this.asking.has(topic)) return;
    this.asking.add(topic);
    try {
      const address = new URL(place, location.href);
      address.search = new URLSearchParams({ topic: topic.name, after: topic.version });
      const answer = await fetch(address, {
        credentials: "same-origin",
        headers: { Accept: "application/json" },
      });
      if (!answer.ok) return; // the next heartbeat asks again
      const given = await answer.json();
      if (given.gone) await this.refresh();
      else if (given.swaps) topic.restore(given);
      else this.bringUp(topic, given.frames);
    } catch {
      // no network: the stream is down as well, and asks when it is back
    } finally {
      this.asking.delete(topic);
    }
  }

  bringUp(topic, frames) {
    topic.astray = false; // the server knows the version that we have
    frames.forEach((frame) => topic.receive(frame));
  }

  // ---- the page ----

  apply(frame) {
    const elements = this.parts.apply(frame.swaps);
    this.tell({ topic: frame.topic, version: frame.version, elements });
  }

  /* Nobody can say the topic's whole state: read the page anew. */
  async refresh() {
    if (this.quiet) return;
    const here = document.querySelector("main");
    if (!here || !window.Idiomorph) {
      if (heldTyping(document.body)) this.say(this.dataset.stale);
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
    this.tell({ all: true });
  }

  /* The page was a copy of this device and has become the server's own. */
  goOnFrom(page) {
    const versions = JSON.parse(page.querySelector("sotay-live")?.dataset.versions ?? "{}");
    for (const [name, version] of Object.entries(versions)) {
      const topic = this.topics.get(name);
      if (!topic) continue;
      const known = topic.astray ? version : topic.known;
      topic.restart(version);
      topic.heard(known); // the stream may have been quicker than the page
      if (topic.behind) this.askSoon(topic);
    }
    this.tell({ all: true });
  }

  tell(detail) {
    this.dispatchEvent(new CustomEvent("sotay:changed", { bubbles: true, detail }));
  }

  // ---- words ----

  say(words) {
    if (!this.status || !words) return;
    this.status.textContent = words;
    this.status.hidden = false;
  }

  hush() {
    clearTimeout(this.worry);
    if (this.status && !this.denied) this.status.hidden = true;
  }
}

function csrfToken() {
  const field = document.querySelector("input[name=csrfmiddlewaretoken]");
  return field?.value ?? document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] ?? "";
}

customElements.define("sotay-live", SotayLive);
