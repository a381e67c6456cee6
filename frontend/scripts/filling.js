// Saves each field of a section as it is left, and again by itself after a broken line. Without this
// script the form is saved by its buttons.
import htmx from "htmx.org";
import { applyConditions } from "./conditions.js";
import { copyOf, dropCopy, keepCopy } from "./copies.js";
import { showCount } from "./counting.js";

Object.assign(htmx.config, { allowEval: false, includeIndicatorStyles: false, historyEnabled: false, timeout: 20000 });

const form = document.querySelector("form[data-filling]");
const page = form.dataset.filling;
const said = form.dataset;
const announcer = document.getElementById("announcer");
const SIGNED_OUT = 401, REFUSED = 403, TOO_LARGE = 413, FIRST_PAUSE = 3000, LONGEST_PAUSE = 60000;

const unsaved = new Set(); // fields whose text the server does not have
let pause = FIRST_PAUSE;
let timer = null;
let isLeaving = false;
let isSignedOut = false;

const fieldOf = (element) => element.closest?.("[data-question]");
const nameOf = (field) => field.dataset.name ?? `q-${field.dataset.question}`;
const controlsOf = (field) => [...field.querySelectorAll(`[name="${CSS.escape(nameOf(field))}"]`)];
const isFile = (field) => Boolean(field.querySelector("input[type=file]"));
const isUnsettled = (field) => field.querySelector("[data-unsettled]") !== null;
const ticked = (control) => ["radio", "checkbox"].includes(control.type);

function held(field) {
  return JSON.stringify(controlsOf(field).filter((control) => !ticked(control) || control.checked).map((control) => control.value));
}

function hold(field, values) {
  for (const control of controlsOf(field)) {
    if (ticked(control)) control.checked = values.includes(control.value);
    else [control.value] = values.length ? values : [""];
  }
}

function announce(text) {
  if (announcer.textContent !== text) announcer.textContent = text;
}

function note(field, text, tone = "unsaved") {
  const state = field.querySelector(".state");
  let line = state.querySelector(".by-script");
  if (!text) { line?.remove(); return; }
  if (!line) {
    line = document.createElement("p");
    state.append(line);
  }
  for (const saved of state.querySelectorAll(".saved")) saved.remove();
  line.className = `by-script ${tone}`;
  line.textContent = text;
}

function changed(field) {
  if (isFile(field)) return;
  unsaved.add(field);
  keepCopy(page, field.dataset.question, { values: JSON.parse(held(field)), version: field.querySelector(".version").value });
}

const save = (field) => field.dispatchEvent(new CustomEvent("save", { bubbles: true }));

function saveAll() {
  clearTimeout(timer);
  timer = null;
  for (const field of unsaved) {
    if (!field.isConnected) unsaved.delete(field);
    else if (!isUnsettled(field)) save(field);
  }
}

function tryAgainLater() {
  if (timer || isSignedOut) return;
  timer = setTimeout(saveAll, pause);
  pause = Math.min(pause * 2, LONGEST_PAUSE);
}

// --- what the reader does -------------------------------------------------------------------
form.addEventListener("input", (event) => {
  const field = fieldOf(event.target);
  if (!field) return;
  changed(field);
  showCount(field);
});

form.addEventListener("change", (event) => {
  const field = fieldOf(event.target);
  if (field) changed(field);
  const asked = applyConditions(form);
  if (asked) announce(said.saidMore);
});

form.addEventListener("submit", (event) => {
  if (form.querySelector(".sending:not([hidden])")) {
    event.preventDefault();
    event.stopImmediatePropagation();
    announce(said.saidStillSending);
    form.querySelector(".sending:not([hidden]) [data-cancel]").focus();
    return;
  }
  isLeaving = true;
}, { capture: true });

window.addEventListener("pageshow", (event) => { if (event.persisted) isLeaving = false; });
document.addEventListener("click", (event) => { if (event.target.closest("#signed-out a")) isLeaving = true; });
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") saveAll(); });
window.addEventListener("online", () => { pause = FIRST_PAUSE; saveAll(); });
window.addEventListener("beforeunload", (event) => { if (unsaved.size && !isLeaving) event.preventDefault(); });

// --- what the server says -------------------------------------------------------------------
form.addEventListener("htmx:configRequest", (event) => {
  const field = fieldOf(event.target);
  field.sent = held(field);
});

form.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status >= 400) event.detail.shouldSwap = false;
});

form.addEventListener("htmx:afterSettle", (event) => {
  for (const field of form.querySelectorAll("[data-question]")) showFault(field);
  const whole = event.target.matches?.("[data-question]") ? event.target : null;
  if (whole) { showCount(whole); controlsOf(whole)[0]?.focus(); }
});

form.addEventListener("htmx:afterRequest", (event) => {
  const { elt, xhr } = event.detail;
  const asked = fieldOf(elt);
  const field = asked?.isConnected ? asked : form.querySelector(`[data-question="${asked?.dataset.question}"]`);
  if (!field) return;
  if (xhr.status === 200) {
    settled(field, asked);
    if (!elt.isConnected && document.activeElement === document.body) controlsOf(field)[0]?.focus(); // the button is gone
  }
  else if (xhr.status === SIGNED_OUT) signedOut(field);
  else if (xhr.status === REFUSED) renewToken(field);
  else if (xhr.status === 0 || xhr.status === 429 || xhr.status >= 500) waiting(field);
  else note(field, xhr.status === TOO_LARGE ? said.saidLarge : said.saidRefused);
});

function settled(field, asked) {
  pause = FIRST_PAUSE;
  if (isSignedOut) { isSignedOut = false; document.getElementById("signed-out").hidden = true; }
  if (asked !== field) unsaved.delete(asked); // the whole field came anew: the other text was taken
  const isWhole = asked !== field;
  if (isUnsettled(field)) { announce(field.querySelector("[data-unsettled]").textContent.trim()); return; }
  if (isWhole || field.sent === held(field)) {
    unsaved.delete(field);
    dropCopy(page, field.dataset.question);
  }
  const fault = field.querySelector(".error:not([hidden])");
  announce((fault ?? field.querySelector(".saved"))?.textContent.trim() ?? "");
  if (applyConditions(form)) announce(said.saidMore);
  if (timer) saveAll(); // the line is back: what waited goes now
}

function waiting(field) {
  note(field, said.saidOffline);
  announce(said.saidOffline);
  unsaved.add(field);
  tryAgainLater();
}

function signedOut(field) {
  isSignedOut = true;
  document.getElementById("signed-out").hidden = false;
  note(field, said.saidSignedOut);
}

// After a sign-in in another tab this page's token is out of date: it takes that of a fresh page, once.
async function renewToken(field) {
  if (field.renewed) { note(field, said.saidRefused); return; }
  field.renewed = true;
  try {
    const fresh = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const token = fresh.querySelector("form[data-filling] [name=csrfmiddlewaretoken]");
    if (!token) { signedOut(field); return; }
    for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token.value;
    save(field);
  } catch {
    waiting(field);
  }
}

function showFault(field) {
  const hasFault = field.querySelector(".error:not([hidden])") !== null;
  field.classList.toggle("has-error", hasFault);
  for (const control of controlsOf(field)) {
    if (ticked(control)) continue;
    if (hasFault) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}

// --- the beginning ----------------------------------------------------------------------------
function restore(field) {
  const copy = copyOf(page, field.dataset.question);
  if (!copy || isFile(field)) return;
  if (JSON.stringify(copy.values) === held(field)) {
    if (!isUnsettled(field)) dropCopy(page, field.dataset.question);
    return;
  }
  hold(field, copy.values);
  field.querySelector(".version").value = copy.version;
  unsaved.add(field);
  note(field, said.saidRestored, "restored");
}

form.querySelector(".by-itself").hidden = false;
for (const field of form.querySelectorAll("[data-question]")) {
  restore(field);
  showCount(field);
}
applyConditions(form);
// htmx listens once the page is complete.
document.addEventListener("DOMContentLoaded", () => setTimeout(saveAll));
