// Everything works without this script; with it, dates show in the reader's own time zone, and a
// form that would lose typed words asks first.
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

// While a chosen file is on its way, say so beside its field.
for (const input of document.querySelectorAll("input[type=file]")) {
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
}

for (const area of document.querySelectorAll("textarea[maxlength]")) {
  const counter = document.getElementById(`${area.id}-count`);
  if (!counter) continue;
  const most = Number(area.getAttribute("maxlength"));
  const show = () => { counter.textContent = `${area.value.length} / ${most}`; };
  area.addEventListener("input", show);
  show();
}

const summary = document.querySelector(".error-summary");
if (summary) summary.focus();
