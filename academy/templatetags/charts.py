"""Charts as drawings that need no script and no style, each with its table."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()

MOST_BARS = 15  # the table has every row
ROW, BAR, LABEL, WIDTH, FIGURE = 30, 18, 230, 720, 60  # user units of the drawing


@register.inclusion_tag("components/bar_chart.html")
def bar_chart(title: str, pairs, head: str = "", unit: str = ""):
    """Bars of (label, number), the longest as wide as the drawing. `head` names what the labels are.
    A screen reader reads the table, which everybody can open."""
    pairs = [(str(label), number) for label, number in pairs]
    room = WIDTH - LABEL - FIGURE
    bars = _bars(pairs)
    largest = max([number for _label, number in bars] or [0]) or 1
    rows = [
        {
            "label": label,
            "short": label if len(label) <= 30 else f"{label[:29]}…",
            "number": number,
            "width": round(room * number / largest, 1),
            "top": place * ROW + (ROW - BAR) / 2,
            "middle": place * ROW + ROW / 2 + 5,
            "end": round(LABEL + room * number / largest + 8, 1),
        }
        for place, (label, number) in enumerate(bars)
    ]
    return {
        "title": title,
        "head": head or _("What"),
        "unit": unit,
        "rows": rows,
        "pairs": pairs,
        "height": len(rows) * ROW,
        "width": WIDTH,
        "left": LABEL,
        "text_end": LABEL - 10,
        "room": room,
        "bar": BAR,
    }


def _bars(pairs: list[tuple]) -> list[tuple]:
    """What is drawn: the rest of a long list as one bar."""
    if len(pairs) <= MOST_BARS:
        return pairs
    rest = pairs[MOST_BARS - 1 :]
    label = ngettext("%(number)d other", "%(number)d others", len(rest)) % {"number": len(rest)}
    return [*pairs[: MOST_BARS - 1], (label, sum(number for _label, number in rest))]


@register.simple_tag
def scale_pairs(counts):
    """The counts of a five-point scale as pairs for a chart."""
    return [(str(value), count) for value, count in enumerate(counts or [], start=1)]
