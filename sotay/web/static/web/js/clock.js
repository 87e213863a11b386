// Clocks in the page: data-clock (the hour), data-since (time gone by), data-until (time left).
// The server's moments are absolute, so a phone that slept shows the right figure at once.
import { hour } from "./hours.js";

const two = (number) => String(number).padStart(2, "0");

function span(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`;
}

function tick() {
  const now = new Date();
  for (const place of document.querySelectorAll("[data-clock], [data-since], [data-until]")) {
    const { since, until } = place.dataset;
    const text = since
      ? span(now - new Date(since))
      : until
        ? span(new Date(until) - now)
        : hour(now);
    if (place.textContent !== text) place.textContent = text;
    if (until) place.toggleAttribute("data-over", new Date(until) <= now);
  }
}

tick();
setInterval(tick, 1000);
