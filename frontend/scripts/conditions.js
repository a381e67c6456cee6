// Shows the questions that an answer on this page asks, hides those that it asks no more. A hidden
// one is disabled: it is neither reached by keyboard nor sent.
function chosen(form, name) {
  const slot = form.querySelector(`[name="${CSS.escape(name)}"]`)?.closest("[data-depends-on]");
  if (slot?.hidden) return [];
  const controls = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
  if (controls.length === 1 && controls[0].type === "checkbox" && !controls[0].closest(".choices")) {
    return [controls[0].checked ? "yes" : "no"];
  }
  return controls
    .filter((control) => !["radio", "checkbox"].includes(control.type) || control.checked)
    .map((control) => control.value);
}

// How many questions have just been asked.
export function applyConditions(form) {
  let asked = 0;
  for (const slot of form.querySelectorAll("[data-depends-on]")) {
    const values = slot.dataset.dependsValues.split(" ");
    const isAsked = chosen(form, slot.dataset.dependsOn).some((value) => values.includes(value));
    if (slot.hidden && isAsked) asked += 1;
    slot.hidden = slot.disabled = !isAsked;
  }
  return asked;
}
