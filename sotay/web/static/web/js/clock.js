// Clocks in the page: data-clock (the hour), data-since (time gone by), data-until (time left).
// The server's moments are absolute, so a phone that slept shows the right figure at once.
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
        : now.toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Ho_Chi_Minh" });
    if (place.textContent !== text) place.textContent = text;
    if (until) place.toggleAttribute("data-over", new Date(until) <= now);
  }
}

tick();
setInterval(tick, 1000);
