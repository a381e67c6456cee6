// The programme board: a session is dragged to another room or hour. It sends the form that its own
// page shows, which is the way by keyboard and without scripts.
const board = document.querySelector(".board");
const said = document.getElementById("board-said");
let dragged = null;

const minutes = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const clock = (number) => `${String(Math.floor(number / 60)).padStart(2, "0")}:${String(number % 60).padStart(2, "0")}`;

async function place(session, cell) {
  const start = minutes(cell.dataset.start);
  const end = Math.min(start + Math.round(Number(session.dataset.length) * 60), 24 * 60 - 1);
  const body = new URLSearchParams({
    csrfmiddlewaretoken: board.dataset.token,
    day: board.dataset.day,
    start: clock(start),
    end: clock(end),
    room: cell.dataset.room,
  });
  try {
    const answer = await fetch(session.href, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "error" });
    if (answer.ok) return location.reload();
    said.textContent = answer.status === 409 ? (await answer.json()).error : board.dataset.failed;
  } catch {
    said.textContent = board.dataset.failed;
  }
}

board?.addEventListener("dragstart", (event) => {
  dragged = event.target.closest(".board-session");
  event.dataTransfer.effectAllowed = "move";
});
board?.addEventListener("dragover", (event) => {
  const cell = event.target.closest("td");
  if (!dragged || !cell) return;
  event.preventDefault();
  board.querySelector(".is-target")?.classList.remove("is-target");
  cell.classList.add("is-target");
});
board?.addEventListener("drop", (event) => {
  const cell = event.target.closest("td");
  if (!dragged || !cell) return;
  event.preventDefault();
  place(dragged, cell);
  dragged = null;
});
board?.addEventListener("dragend", () => {
  board.querySelector(".is-target")?.classList.remove("is-target");
  dragged = null;
});
