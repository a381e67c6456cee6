// Everything works without this script; with it, dates show in the reader's own time zone, and a
// form that would lose typed words asks first.
import { dropAll, dropPage, dropStale } from "./copies.js";

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.includes(`time_zone=${zone}`)) {
  document.cookie = `time_zone=${zone};path=/;max-age=31536000;samesite=lax`;
}

for (const form of document.querySelectorAll("form[data-guard]")) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}

// While a chosen file is on its way with its form, say so beside its field.
for (const input of document.querySelectorAll("form:not([data-filling]) input[type=file]")) {
  const sending = input.closest(".field")?.querySelector(".sending");
  if (!sending || !input.form) continue;
  input.form.addEventListener("submit", () => { sending.hidden = input.files.length === 0; });
  window.addEventListener("pageshow", (event) => { if (event.persisted) sending.hidden = true; });
}

// A second click on a slow line sends nothing twice.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => { delete form.dataset.sent; }, 8000);
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) delete form.dataset.sent; });
}

for (const area of document.querySelectorAll("textarea[maxlength]")) {
  const counter = document.getElementById(`${area.id}-count`);
  if (!counter) continue;
  const most = Number(area.getAttribute("maxlength"));
  const show = () => { counter.textContent = `${area.value.length} / ${most}`; };
  area.addEventListener("input", show);
  show();
}

// The server has taken a section's page whole: its copies in this browser are not needed any more.
const saved = document.cookie.match(/(?:^|; )saved_section="?([^;"]+)/);
if (saved) {
  dropPage(decodeURIComponent(saved[1]));
  document.cookie = "saved_section=;path=/;max-age=0";
}
dropStale();
for (const form of document.querySelectorAll('form[action$="/logout/"]')) form.addEventListener("submit", dropAll);

const summary = document.querySelector(".error-summary[role=alert]");
if (summary) summary.focus();
