// The programme board: a session is dragged to another room, hour or day. It sends the form that its own
// page shows, which is the way by keyboard, by touch and without scripts.
const board = document.querySelector(".board");
const days = document.querySelector("[data-days]");
const MIDNIGHT = 24 * 60;
let dragged = null;

const minutes = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const clock = (number) => `${String(Math.floor(number / 60)).padStart(2, "0")}:${String(number % 60).padStart(2, "0")}`;

// Where a session would go: a cell is a room and an hour of this day, the name of a day leaves both.
function goal(session, target) {
  const from = session.closest("td").dataset;
  if (target.matches("td")) return { day: board.dataset.day, start: target.dataset.start, room: target.dataset.room };
  return { day: target.dataset.day, start: session.dataset.start, room: from.room };
}

function tell(session, words) {
  session.parentElement.querySelector(".board-fault")?.remove();
  const said = document.createElement("p");
  said.className = "board-fault";
  said.setAttribute("role", "alert");
  said.textContent = words;
  session.after(said);
}

async function place(session, target) {
  const { day, start, room } = goal(session, target);
  const end = minutes(start) + minutes(session.dataset.end) - minutes(session.dataset.start);
  if (end >= MIDNIGHT) return tell(session, board.dataset.tooLate);
  const body = new URLSearchParams({
    csrfmiddlewaretoken: board.dataset.token,
    seen: session.dataset.seen,
    day, start, end: clock(end), room,
  });
  session.classList.add("is-moving");
  try {
    const answer = await fetch(session.href, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "error" });
    if (answer.ok) return location.reload();
    const { error, is_stale } = answer.status === 409 ? await answer.json() : { error: board.dataset.failed };
    if (is_stale) return location.reload(); // the page says what has become of it
    tell(session, error);
  } catch {
    tell(session, board.dataset.failed);
  }
  session.classList.remove("is-moving");
}

// Firefox names the words that are under the mouse, which are no element.
const elementOf = (event) => (event.target instanceof Element ? event.target : event.target.parentElement);
const targetOf = (event) => dragged && elementOf(event).closest(".board td, [data-days] [data-day]");

function mark(target) {
  document.querySelector(".is-target")?.classList.remove("is-target");
  target?.classList.add("is-target");
}

for (const ground of [board, days]) {
  ground?.addEventListener("dragover", (event) => {
    const target = targetOf(event);
    if (!target) return;
    event.preventDefault();
    mark(target);
  });
  ground?.addEventListener("dragleave", (event) => {
    if (!ground.contains(event.relatedTarget)) mark(null);
  });
  ground?.addEventListener("drop", (event) => {
    const target = targetOf(event);
    if (!target) return;
    event.preventDefault();
    if (target !== dragged.closest("td")) place(dragged, target);
  });
}
board?.addEventListener("dragstart", (event) => {
  dragged = elementOf(event).closest(".board-session");
  event.dataTransfer.effectAllowed = "move";
});
board?.addEventListener("dragend", () => {
  mark(null);
  dragged = null;
});
