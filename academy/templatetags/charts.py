"""Charts as drawings that need no script and no style, each with its table."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()

MOST_BARS = 15  # the table has every row
# User units of the drawing: as wide as a phone, so that its letters are legible there. A label stands
# above its bar, the number at the end of the same line.
WIDTH, ROW, BAR, LETTERS = 360, 40, 14, 40


@register.inclusion_tag("components/bar_chart.html")
def bar_chart(title: str, pairs, head: str = "", note: str = ""):
    """Bars of (label, number), the longest as wide as the drawing. `head` names what the labels are,
    `note` stands beneath the title. A screen reader reads the table, which everybody can open."""
    pairs = [(str(label), number) for label, number in pairs]
    drawn, rest = (pairs, []) if len(pairs) <= MOST_BARS else (pairs[:MOST_BARS], pairs[MOST_BARS:])
    largest = max([number for _label, number in drawn] or [0]) or 1
    rows = [
        {
            "label": label if len(label) <= LETTERS else f"{label[: LETTERS - 1]}…",
            "number": number,
            "width": round(WIDTH * number / largest, 1),
            "text": place * ROW + 15,
            "top": place * ROW + 20,
        }
        for place, (label, number) in enumerate(drawn)
    ]
    return {
        "title": title,
        "note": note,
        "head": head or _("What"),
        "rows": rows,
        "rest": rest,
        "rest_number": sum(number for _label, number in rest),
        "pairs": pairs,
        "height": len(rows) * ROW,
        "width": WIDTH,
        "bar": BAR,
    }


@register.simple_tag
def scale_pairs(counts):
    """The counts of a five-point scale as pairs for a chart; its ends are named as on the form."""
    ends = {1: _("1: not at all"), 5: _("5: fully")}
    return [(ends.get(value, str(value)), count) for value, count in enumerate(counts or [], start=1)]
