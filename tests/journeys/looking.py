"""What every page of a journey is held to: WCAG 2.2 AA by axe, no sideways scrolling at 360 px."""

from django.conf import settings
from playwright.sync_api import Page, TimeoutError

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The magnifying glass in front of the admin’s search field is its visible label.
LEFT_OUT = {"label-title-only": {"enabled": False}}
PHONE, DESK = 360, 1280
AXE = settings.ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"

# What sticks out of the page, but for what scrolls in a box of its own.
WIDEST = """() => {
  const scrolls = (element) => element && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .filter((element) => !scrolls(element.parentElement))
    .map((element) => element.outerHTML.slice(0, 200));
}"""
FITS = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"


def look_at(page: Page) -> None:
    """Fail when axe finds a violation on the page, or when it scrolls sideways on a phone."""
    page.evaluate(AXE.read_text())
    found = page.evaluate(
        "([rules, leftOut]) => axe.run(document, {runOnly: rules, rules: leftOut, resultTypes: ['violations'], iframes: false})",
        [RULES, LEFT_OUT],
    )
    faults = [
        f"{page.url}: {violation['id']}: {node['html'][:200]}: {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
    assert not faults, "\n".join(faults)
    size = page.viewport_size
    page.set_viewport_size({"width": PHONE, "height": size["height"]})
    try:
        page.wait_for_function(FITS, timeout=3000)  # the page is laid out anew first
    except TimeoutError:
        raise AssertionError(f"{page.url} is wider than a phone: {page.evaluate(WIDEST)}") from None
    finally:
        page.set_viewport_size(size)
