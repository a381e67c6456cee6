"""Keeping views of the list of applications under a name."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User

from .listing.address import cleaned
from .models import SavedView
from .refusals import ViewRefused


@transaction.atomic
def keep(*, view: SavedView, by: User, query: str | None = None, is_default: bool | None = None) -> SavedView:
    """Write the view as its form filled it in, new or changed; `query` replaces what it shows.

    Raises ViewRefused when it is somebody else's.
    """
    _refuse_others(view, by)
    view.owner = by
    if query is not None:
        view.query = cleaned(query)
    if is_default is not None:
        view.is_default = is_default
    if view.is_default:
        SavedView.objects.filter(owner=by, is_default=True).exclude(pk=view.pk).update(is_default=False)
    view.save()
    return view


@transaction.atomic
def remove(*, view: SavedView, by: User) -> None:
    """Raises ViewRefused when it is somebody else's."""
    _refuse_others(view, by)
    view.delete()


def default_of(person: User) -> SavedView | None:
    """The view on which the person's list opens."""
    return SavedView.objects.filter(owner=person, is_default=True).first()


def _refuse_others(view: SavedView, by: User) -> None:
    if view.owner_id not in (None, by.pk):
        raise ViewRefused(_("This view belongs to %(name)s: save a copy of your own.") % {"name": view.owner})
