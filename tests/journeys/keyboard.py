"""Using a page with the keyboard alone."""

from playwright.sync_api import Page

MOST_TABS = 150
# What a person calls the thing: its label for screen readers, a field's name, or what stands on it.
NAME = """element => (
  element.getAttribute("aria-label")
  || (["INPUT", "SELECT", "TEXTAREA"].includes(element.tagName) && element.name)
  || element.innerText || element.getAttribute("name") || ""
).trim()"""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has the focus is called so."""
    for _press in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.count() and focused.evaluate(NAME).startswith(name):
            return
    raise AssertionError(f"The keyboard does not reach “{name}” on {page.url}.")


def press(page: Page, name: str) -> None:
    """Press Enter on what is called so, and wait for the page it leads to."""
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")
