"""Fills whatever the form asks, as a person would: the journeys do not repeat the form's questions."""

from pathlib import Path

from playwright.sync_api import Locator, Page

TEXT = "Nous accompagnons quarante coopératives d’épargne et de crédit au Sénégal."
TYPED = {
    "email": "directrice@cooperatives.example",
    "tel": "+221 33 123 45 67",
    "numeric": "1/3/1985",
    "decimal": "12",
    "url": "https://cooperatives.example",
}


def fill_section(page: Page, curriculum: Path, chosen: dict[str, str]) -> None:
    """Answer every question of the section on the page. `chosen` gives the answer by the question's
    key where the first choice will not do."""
    for control in page.locator("main form :is(input:not([type=hidden]), select, textarea)[name^='q-']").all():
        if control.is_visible() and control.is_editable():
            key = control.get_attribute("name").removeprefix("q-")
            _answer(control, key, chosen.get(key), curriculum)


def _answer(control: Locator, key: str, choice: str | None, curriculum: Path) -> None:
    kind = control.evaluate("element => element.type")
    if kind == "radio":
        is_wanted = control.get_attribute("value") == choice if choice else _is_first(control)
        if is_wanted:
            control.check()
    elif kind == "checkbox":
        control.check()
    elif kind.startswith("select"):
        control.select_option(choice or control.locator("option").nth(1).get_attribute("value"))
    elif kind == "file":
        if key == "cv":
            control.set_input_files(curriculum)
            control.page.locator(f"[data-question={key}] .document").wait_for()
    else:
        control.fill(choice or TYPED.get(control.get_attribute("inputmode") or kind, TEXT))


def _is_first(radio: Locator) -> bool:
    return radio.evaluate(
        "element => element === element.form.elements[element.name][0] || element.form.elements[element.name] === element"
    )
