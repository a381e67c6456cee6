"""Which columns the list shows, and in which order."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.staff_pages import allowed, staff_page

from ... import rules
from ...listing.address import chosen_columns, cleaned, with_columns
from ...listing.registry import columns_for

OWN_FIELDS = ("shown", "was", "move", "done")


@require_safe
@allowed(rules.can_list)
def columns(request: HttpRequest) -> HttpResponse:
    """The chosen columns first, in their order. “Up” and “down” come back here, “show” leads to the
    list: all of it is in the address, and nothing is stored."""
    known = columns_for(request.user)
    before = [column.name for column in chosen_columns(request.GET, request.user)]
    names = [name for name in dict.fromkeys(request.GET.getlist("shown")) if name in known] or before
    moved = request.GET.get("move", "")
    names = _moved(names, moved)
    kept = request.GET.copy()
    for field in OWN_FIELDS:
        kept.pop(field, None)
    if "done" in request.GET:
        shown = with_columns(kept.urlencode(), names, before=before)
        return redirect(f"{reverse('admin:applications_application_changelist')}?{shown}")
    return staff_page(
        request,
        "applications/list/columns.html",
        title=_("Columns of the list"),
        chosen=[known[name] for name in names],
        others=[column for name, column in known.items() if name not in names],
        carried=[(name, value) for name, values in kept.lists() for value in values],
        moved=moved.partition(":")[2],
        back=cleaned(kept.urlencode()),
    )


def _moved(names: list[str], move: str) -> list[str]:
    """With one column a place further up or down, as the button says."""
    direction, _colon, name = move.partition(":")
    if name not in names:
        return names
    place = names.index(name)
    target = max(place - 1, 0) if direction == "up" else min(place + 1, len(names) - 1)
    rest = [other for other in names if other != name]
    return [*rest[:target], name, *rest[target:]]
