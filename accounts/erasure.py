"""What an account leaves where no key leads to it: sessions, and the admin's log."""

from collections.abc import Iterator

from django.contrib.admin.models import LogEntry
from django.contrib.auth import SESSION_KEY
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from privacy.erasing import Line
from privacy.finding import Found

from .models import User


def refuse_staff(person: User) -> str:
    if person.is_staff:
        return _("This person is on the staff: take them off it first.")
    return ""


def end_sessions(found: Found) -> Iterator[Line]:
    """Those of the person, and those in which the person's address was typed."""
    if not found.people:
        return
    keys, people = [], {str(key) for key in found.people}
    for session in Session.objects.iterator(chunk_size=500):
        said = session.get_decoded()
        if said.get(SESSION_KEY) in people or any(
            address.lower() in str(said).lower() for address in found.addresses
        ):
            keys.append(session.pk)
    if keys:
        Session.objects.filter(pk__in=keys).delete()
        yield Line(pgettext("sign-in", "Sessions"), removed=len(keys))


def forget_in_log(found: Found) -> Iterator[Line]:
    """The names of the things in the admin's log; who did what to which stays."""
    wanted = Q()
    types = ContentType.objects.get_for_models(*found.rows, for_concrete_models=False)
    for model, keys in found.rows.items():
        if keys:
            wanted |= Q(content_type=types[model], object_id__in=[str(key) for key in keys])
    for name in found.names:
        wanted |= Q(object_repr__icontains=name) | Q(change_message__icontains=name)
    count = LogEntry.objects.filter(wanted).update(object_repr="", change_message="") if wanted else 0
    if count:
        yield Line(_("Entries of the staff’s log"), emptied=count, fields=_("names and changes"))
