// The staff's pages of a form. Everything works without this script; with it, questions are dragged,
// moves happen without leaving the page and are announced, and what does not apply is hidden.

/** Send the form by the button, and put the answer's block in the place of ours. */
async function swap(form, button, fields = {}) {
  const body = new FormData(form);
  if (button?.name) body.set(button.name, button.value);
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const block = document.querySelector("[data-swap]");
  const fresh = page.getElementById(block.id);
  if (!answer.ok || !fresh) { location.reload(); return null; }
  const kept = [...document.querySelectorAll("details[open] [id]")].map((inside) => inside.id);
  block.replaceWith(fresh);
  for (const id of kept) document.getElementById(id)?.closest("details")?.setAttribute("open", "");
  return page;
}

/** Say it to who listens, show it to who looks: in the place where the page tells its messages. */
function announce(page) {
  const text = [...page.querySelectorAll(".messagelist li")].map((line) => line.textContent.trim()).join(" ");
  const place = document.querySelector("[data-announcement]");
  // After the swap, so that the new live region is known before it speaks.
  if (place && text) setTimeout(() => { place.textContent = text; }, 50);
}

function focusOn(kept, fallback) {
  const button = kept && document.querySelector(`[data-keep="${kept}"]:not([disabled])`);
  (button || document.getElementById(fallback))?.focus({ preventScroll: Boolean(button) });
}

const moving = () => document.getElementById("arrange");

async function move(value, kept, button) {
  const [what, key] = value.split(":");
  const page = await swap(moving(), button, { move: value });
  if (!page) return;
  focusOn(kept, `${what}-${key}`);
  announce(page);
}

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (event.target.id !== "arrange" || button?.name !== "move") return;
  event.preventDefault();
  move(button.value, button.dataset.keep, button);
});

// Dragging by the grip: a mouse, a pen or a finger. The keyboard has the arrows beside.
let dragged = null;
document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest("[data-grip]");
  if (!grip || event.button !== 0) return;
  dragged = grip.closest("[data-question]");
  dragged.from = { next: dragged.nextElementSibling, list: dragged.parentElement };
  dragged.classList.add("is-dragged");
  event.preventDefault();
});

document.addEventListener("pointermove", (event) => {
  if (!dragged) return;
  if (event.clientY < 60) window.scrollBy(0, -12);
  if (event.clientY > innerHeight - 60) window.scrollBy(0, 12);
  const under = document.elementFromPoint(event.clientX, event.clientY);
  const beside = under?.closest("[data-question]");
  if (beside && beside !== dragged) {
    const box = beside.getBoundingClientRect();
    beside[event.clientY < box.top + box.height / 2 ? "before" : "after"](dragged);
  } else if (!beside) {
    const list = under?.closest("[data-section]")?.querySelector("[data-questions]");
    if (list && !list.contains(dragged)) list.append(dragged);
  }
});

function drop(isKept) {
  if (!dragged) return;
  const question = dragged;
  const { next, list } = question.from;
  dragged = null;
  question.classList.remove("is-dragged");
  if (!isKept) { list.insertBefore(question, next); return; }
  if (question.parentElement === list && question.nextElementSibling === next) return;
  const home = question.parentElement;
  const place = [...home.querySelectorAll("[data-question]")].indexOf(question);
  move(`question:${question.dataset.question}:at:${home.dataset.questions}:${place}`, "", null);
}
document.addEventListener("pointerup", () => drop(true));
document.addEventListener("pointercancel", () => drop(false));
document.addEventListener("keydown", (event) => { if (event.key === "Escape") drop(false); });

// The editor of a question: only what belongs to its kind and to its condition is shown.
const editor = document.querySelector("[data-question-editor]");
if (editor) {
  const kind = editor.querySelector("[name=kind]");
  const named = editor.querySelector("[name=depends_on]");
  const from = editor.querySelector("[name=required_from]").closest(".line");
  const show = () => {
    for (const part of editor.querySelectorAll("[data-for-kinds]")) {
      part.hidden = !part.dataset.forKinds.split(" ").includes(kind.value);
    }
    for (const part of editor.querySelectorAll("[data-answers-of]")) {
      part.hidden = part.dataset.answersOf !== named.value;
    }
    from.hidden = editor.querySelector("[name=requirement]:checked")?.value !== "from";
  };
  editor.querySelector("[data-without-script]").hidden = true;
  editor.addEventListener("change", show);
  show();
}

// The preview: an answer that other questions depend on shows or hides them at once.
document.addEventListener("change", async (event) => {
  const form = event.target.closest("form[data-swap-on-change]");
  if (!form || !event.target.matches("[type=radio], [type=checkbox], select")) return;
  const { id } = event.target;
  if (await swap(form, document.querySelector("[data-update]"))) document.getElementById(id)?.focus();
});
