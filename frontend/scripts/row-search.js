// The admin's search for a row draws a box in the place of the field: it gets the field's name.
function nameBoxes() {
  for (const box of document.querySelectorAll(".select2-selection__rendered")) {
    const field = box.closest(".select2").previousElementSibling;
    const name = field?.labels?.[0]?.textContent ?? field?.getAttribute("aria-label");
    if (name) box.setAttribute("aria-label", name.replace(/[\s:]+$/, ""));
  }
}

django.jQuery(nameBoxes); // after those that draw the boxes
document.addEventListener("formset:added", () => setTimeout(nameBoxes));
