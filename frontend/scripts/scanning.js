// Checking in at the door. Every scan is kept on this device first and then sent, so that a broken line
// loses none; each has a key of its own, so that what is sent twice is written once.
import { offerCamera } from "./camera.js";

const desk = document.querySelector("[data-scanning]");
const BATCH = 50;
const AGAIN = 4000; // milliseconds between attempts while something waits
const MOST_LINES = 30;

const place = `scans:${desk.dataset.person}:${desk.dataset.session}`;
const list = desk.querySelector("[data-list]");
const last = desk.querySelector("[data-last]"); // the newest once more, above the camera: there one looks
const queueSaid = desk.querySelector("[data-queue]");
const form = desk.querySelector("[data-typed]");

function queueInWords(number) {
  const { saidNone, saidOneWaits, saidWaiting } = desk.dataset;
  if (!number) return saidNone;
  return number === 1 ? saidOneWaits : saidWaiting.replace("{number}", number);
}

// A browser may forbid storage: then the page itself is all there is.
let inPage = [];
function waiting() {
  try { return JSON.parse(localStorage.getItem(place)) ?? []; } catch { return inPage; }
}
function keep(scans) {
  inPage = scans;
  try { localStorage.setItem(place, JSON.stringify(scans)); } catch { /* the page keeps them */ }
  queueSaid.textContent = queueInWords(scans.length);
}

const lines = new Map();
function say(scan, words, state) {
  const line = lines.get(scan.key) ?? document.createElement("li");
  lines.set(scan.key, line);
  if (!line.isConnected) list.prepend(line);
  if (list.children.length > MOST_LINES) list.lastElementChild.remove();
  line.className = `is-${state}`;
  line.textContent = words;
  if (line !== list.firstElementChild) return;
  last.hidden = false;
  last.className = `scan-last is-${state}`;
  last.textContent = words;
}

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function take(code) {
  const scan = { key: newKey(), code: code.trim(), at: new Date().toISOString() };
  if (!scan.code) return;
  keep([...waiting(), scan]);
  say(scan, `${scan.code} – ${desk.dataset.saidKept}`, "kept");
  send();
}

let isSending = false;
async function send() {
  if (isSending) return;
  isSending = true;
  try {
    while (waiting().length) {
      const scans = waiting().slice(0, BATCH);
      const answer = await fetch(desk.dataset.address, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": desk.dataset.token, Accept: "application/json" },
        body: JSON.stringify({ scans }),
        redirect: "error",
      });
      if (!answer.ok) {
        const said = answer.status === 409 ? (await answer.json()).error : desk.dataset.saidRefused;
        queueSaid.textContent = said;
        return;
      }
      const { results, present } = await answer.json();
      const done = new Set(results.map((result) => result.key));
      keep(waiting().filter((scan) => !done.has(scan.key)));
      desk.querySelector("[data-present]").textContent = present;
      for (const result of results) {
        const scan = scans.find((sent) => sent.key === result.key);
        say(scan, `${result.name || scan.code} – ${result.said}`, result.state);
      }
    }
  } catch {
    // No line: what waits stays, and is tried again.
  } finally {
    isSending = false;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  take(form.elements.code.value);
  form.reset();
  form.elements.code.focus();
});
addEventListener("online", send);
setInterval(() => { if (waiting().length) send(); }, AGAIN);
keep(waiting());
send();

offerCamera(desk, take);
