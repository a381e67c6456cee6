// The single keys of the screening desk: what carries data-key="x" is pressed, or focused where there
// is something to choose. They rest while somebody types, and can be switched off (WCAG 2.1.4).
const REMEMBERED = "screening-keys";
const hints = document.querySelectorAll(".screening kbd[hidden]");
const box = document.querySelector(".keys-on input");

const areOn = () => box?.checked ?? true;

function remembered() {
  try {
    return localStorage.getItem(REMEMBERED) !== "off";
  } catch {
    return true; // a browser that keeps nothing
  }
}

function remember() {
  try {
    localStorage.setItem(REMEMBERED, areOn() ? "on" : "off");
  } catch {
    // kept for this page alone
  }
}

function show() {
  for (const hint of hints) hint.hidden = !areOn();
  for (const target of document.querySelectorAll("[data-key]")) {
    if (areOn()) target.setAttribute("aria-keyshortcuts", target.dataset.key);
    else target.removeAttribute("aria-keyshortcuts");
  }
}

const isTyping = (element) =>
  element.closest("textarea, select, [contenteditable]") ||
  (element.matches("input") && !["checkbox", "radio", "button", "submit"].includes(element.type));

function press(target) {
  if (target.matches("select")) return target.focus();
  if (!target.matches("summary")) {
    target.focus(); // where Tab goes on from
    return target.click();
  }
  const details = target.parentElement;
  details.open = !details.open;
  const first = details.open && details.querySelector("textarea, input:not([type=hidden])");
  (first || target).focus();
}

document.addEventListener("keydown", (event) => {
  const isPlain = !(event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat);
  if (!isPlain || !areOn() || isTyping(event.target)) return;
  const target = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
  if (!target) return;
  event.preventDefault();
  press(target);
});

if (box) {
  box.closest("[hidden]").hidden = false;
  document.querySelector(".keys-off").hidden = true;
  box.checked = remembered();
  box.addEventListener("change", () => {
    remember();
    show();
  });
}
show();
