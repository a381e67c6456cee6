// The list of applications: filters stand open where there is room, one box ticks all rows.
// Everything works without it.
const desk = matchMedia("(min-width: 64rem)");
for (const details of document.querySelectorAll("[data-open-on-desk]")) details.open = desk.matches;

const all = document.getElementById("action-toggle");
const boxes = [...document.querySelectorAll("input.action-select")];
const scope = document.querySelector('input[name="scope"][value="ticked"]');
const number = document.querySelector("[data-ticked]");

const show = () => {
  const ticked = boxes.filter((box) => box.checked).length;
  if (number) number.textContent = `(${ticked})`;
  if (all) {
    all.checked = ticked > 0 && ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  }
  for (const box of boxes) box.closest("tr").classList.toggle("selected", box.checked);
};

if (all) {
  all.classList.add("is-usable");
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    if (scope) scope.checked = true;
    show();
  });
}
for (const box of boxes) box.addEventListener("change", () => { if (scope) scope.checked = true; show(); });
window.addEventListener("pageshow", show);
show();
