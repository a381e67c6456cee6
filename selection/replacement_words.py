"""Why somebody has a freed place, in the reader's language, from the facts that were kept."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import Decision

DIMENSIONS = {
    "track": gettext_lazy("language track"),
    "region": gettext_lazy("ILO region"),
    "gender": gettext_lazy("gender"),
    "constituent_group": gettext_lazy("constituent group"),
}
OBSTACLES = {
    "no-track": gettext_lazy("the language track is not known"),
    "track-full": gettext_lazy("no place is free in the language track"),
    "no-fellowship": gettext_lazy("asks for a fellowship, and none became free"),
    "too-dear": gettext_lazy("the fellowship costs more than became free"),
    "decided": gettext_lazy("another decision is proposed"),
}


def sentences(grounds: dict) -> list[str]:
    """The grounds as sentences: what is shared, what differs, the rank, the funding."""
    lines = []
    if shared := grounds.get("shared"):
        lines.append(_("The same: %(things)s.") % {"things": _listed(shared)})
    if differs := grounds.get("differs"):
        lines.append(_("Not the same: %(things)s.") % {"things": _listed(differs)})
    if grounds.get("rank"):
        lines.append(_("Number %(rank)d on the reserve list.") % {"rank": grounds["rank"]})
    if "fellowship" in grounds:
        lines.append(_funding(grounds))
    return lines


def passed_over(grounds: dict) -> list[str]:
    """Who stands before on the list, and why they do not have this place."""
    return [
        _("%(rank)d. %(reference)s: %(why)s")
        % {"rank": row["rank"], "reference": row["reference"], "why": _why_not(row)}
        for row in grounds.get("passed_over", [])
    ]


def obstacle_in_words(code: str) -> str:
    return str(OBSTACLES.get(code, code))


def _why_not(row: dict) -> str:
    if row["obstacle"]:
        return obstacle_in_words(row["obstacle"])
    return _("not the same: %(things)s") % {"things": _listed(row["differs"])}


def _funding(grounds: dict) -> str:
    kind = Decision.Fellowship(grounds["fellowship"])
    if kind == Decision.Fellowship.NONE:
        return _("Funding: %(kind)s.") % {"kind": kind.label}
    amount = number_format(Decimal(grounds["amount"]), 2, use_l10n=True, force_grouping=True)
    return _("Funding: %(kind)s, EUR %(amount)s, within what became free.") % {
        "kind": kind.label,
        "amount": amount,
    }


def _listed(names: list[str]) -> str:
    return ", ".join(str(DIMENSIONS.get(name, name)) for name in names)
