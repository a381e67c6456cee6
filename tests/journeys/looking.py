"""What every page of a journey is held to: WCAG 2.2 AA by axe, no sideways scrolling at 360 px."""

from django.conf import settings
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The magnifying glass in front of the admin’s search field is its visible label.
LEFT_OUT = {"label-title-only": {"enabled": False}}
PHONE, DESK = 360, 1280
AXE = settings.ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"

WIDEST = """[...document.querySelectorAll("body *")]
  .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .slice(-5).map((element) => element.outerHTML.slice(0, 200))"""


def look_at(page: Page) -> None:
    """Fail when axe finds a violation on the page, or when it scrolls sideways on a phone."""
    page.evaluate(AXE.read_text())
    found = page.evaluate(
        "([rules, leftOut]) => axe.run(document, {runOnly: rules, rules: leftOut, resultTypes: ['violations']})",
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
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    widest = page.evaluate(WIDEST) if wider > 0 else []
    page.set_viewport_size(size)
    assert wider <= 0, f"{page.url} is {wider} px wider than a phone: {widest}"
