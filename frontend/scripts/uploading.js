// Sends a chosen file in parts that survive a broken line (tus 1.0), and shows how far it is. Without
// this script the file goes with the form.
import { isSupported, Upload } from "tus-js-client";

const PART = 128 * 1024; // two to three seconds on a slow line
const PAUSES = [0, 1000, 3000, 5000, 10000, 20000];
const form = document.querySelector("form[data-filling]");
const announcer = document.getElementById("announcer");

function start(field, file) {
  const place = field.querySelector(".sending");
  const bar = place.querySelector("progress");
  const line = place.querySelector(".said");
  const input = field.querySelector("input[type=file]");
  const say = (text, percent = 0) => { line.textContent = text.replace("{name}", file.name).replace("{percent}", percent); };
  const percentOf = (sent, all) => Math.floor((sent * 100) / all);
  let percent = 0;
  let isOver = false;

  const upload = new Upload(file, {
    endpoint: place.dataset.uploads,
    chunkSize: PART,
    retryDelays: PAUSES,
    removeFingerprintOnSuccess: true,
    metadata: { filename: file.name },
    onBeforeRequest: (request) => request.setHeader("X-CSRFToken", form.querySelector("[name=csrfmiddlewaretoken]").value),
    onProgress: (sent, all) => {
      percent = percentOf(sent, all);
      bar.value = percent;
      say(place.dataset.saidSending, percent);
    },
    onShouldRetry: (failure) => {
      const status = failure.originalResponse?.getStatus() ?? 0;
      if (status === 0 || status === 409 || status === 423 || status === 429 || status >= 500) {
        say(place.dataset.saidWaiting, percent);
        return true;
      }
      return false;
    },
    onSuccess: () => {
      finish();
      const arrived = document.createElement("input");
      Object.assign(arrived, { type: "hidden", name: `q-${field.dataset.question}-upload`, value: upload.url.replace(/\/$/, "").split("/").pop() });
      field.append(arrived);
      say(place.dataset.saidChecking);
      field.dispatchEvent(new CustomEvent("save", { bubbles: true }));
    },
    onError: (failure) => {
      const status = failure.originalResponse?.getStatus() ?? 0;
      if (status === 0) { // the line is away for longer: go on when it is back
        say(place.dataset.saidWaiting, percent);
        announcer.textContent = line.textContent;
        window.addEventListener("online", () => { if (!isOver) upload.start(); }, { once: true });
        return;
      }
      finish();
      if (status === 401) document.getElementById("signed-out").hidden = false;
      const reason = [403, 413].includes(status) ? failure.originalResponse.getBody() : "";
      refuse(field, reason && !reason.startsWith("<") ? reason : place.dataset.saidFailed.replace("{name}", file.name));
    },
  });

  function finish() {
    isOver = true;
    input.disabled = false;
    place.hidden = true;
  }

  field.querySelector(".partial")?.remove();
  refuse(field, "");
  place.hidden = false;
  say(place.dataset.saidSending);
  announcer.textContent = line.textContent;
  place.querySelector("[data-cancel]").onclick = () => {
    upload.abort(true).catch(() => {});
    finish();
    input.focus();
  };
  input.value = "";
  input.disabled = true;
  upload.findPreviousUploads().then((earlier) => {
    if (earlier.length) upload.resumeFromPreviousUpload(earlier[0]);
    upload.start();
  });
}

function refuse(field, reason) {
  const error = field.querySelector(".error");
  error.textContent = reason;
  error.hidden = !reason;
  field.classList.toggle("has-error", Boolean(reason));
  if (reason) announcer.textContent = reason;
}

if (isSupported) {
  form.addEventListener("change", (event) => {
    if (event.target.type !== "file" || !event.target.files.length) return;
    start(event.target.closest("[data-question]"), event.target.files[0]);
  });
}
