"""What was sent from a page whose session had ended: kept for an hour in the browser's new session on
the server, saved once its owner signs in, dropped for anybody else."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from .answering import save_entries
from .filled_form import fill
from .forms import PREFIX, SectionForm
from .models import Application

KEPT, UNSETTLED = "kept_aside", "kept_unsettled"
SECONDS = 3600
LONGEST = 300_000  # characters


def keep_aside(request: HttpRequest, application: UUID, section: str) -> bool:
    """Keep what an anonymous request sent to a section; false when there is nothing to keep."""
    if not (kept := _sent_to(request, application, section)):
        return False
    request.session[KEPT] = kept
    request.session.set_expiry(SECONDS)
    return True


def keep_unsettled(request: HttpRequest, application: UUID, section: str) -> bool:
    """Keep what a signed-in person sent, to be shown and sent once more; false when there is nothing."""
    if not (kept := _sent_to(request, application, section)):
        return False
    request.session[UNSETTLED] = kept
    return True


def _sent_to(request: HttpRequest, application: UUID, section: str) -> dict | None:
    fields = {name: request.POST.getlist(name) for name in request.POST if name.startswith(f"{PREFIX}-")}
    length = sum(len(text) for texts in fields.values() for text in texts)
    if not fields or length > LONGEST:
        return None
    if not Application.objects.filter(pk=application, call__sections__key=section).exists():
        return None
    now = timezone.now().timestamp()
    return {"application": str(application), "section": section, "fields": fields, "at": now}


@receiver(user_logged_in)
def give_back(sender, request: HttpRequest, user, **_signal) -> None:
    """Save it to the application that it was meant for, if that is the person's own. What another
    device has overtaken waits in the session for a choice (`unsettled`)."""
    kept = request.session.pop(KEPT, None) if hasattr(request, "session") else None
    if kept is None or timezone.now().timestamp() - kept["at"] > SECONDS:
        return
    application = (
        Application.objects.of(user)
        .select_related("call__edition__venue")
        .filter(pk=kept["application"])
        .first()
    )
    if application is None:
        return
    section = next((part for part in fill(application) if part.section.key == kept["section"]), None)
    if section is None:
        return
    tracks = list(application.call.edition.tracks.all())
    form = SectionForm(_as_sent(kept), filled=section.live, tracks=tracks)
    saved = save_entries(application=application, entries=form.entries())
    if saved.conflicts or saved.frozen:
        request.session[UNSETTLED] = kept
    else:
        messages.success(request, _("What you had typed before you signed in again is saved."))


def unsettled(request: HttpRequest, application: Application, section: str) -> QueryDict | None:
    """What still waits for a choice on this section's page, as it was sent."""
    kept = request.session.get(UNSETTLED)
    if kept and (kept["application"], kept["section"]) == (str(application.pk), section):
        return _as_sent(kept)
    return None


def settle(request: HttpRequest) -> None:
    """The page has been sent again: nothing waits any more."""
    request.session.pop(UNSETTLED, None)


def _as_sent(kept: dict) -> QueryDict:
    sent = QueryDict(mutable=True)
    for name, texts in kept["fields"].items():
        sent.setlist(name, texts)
    return sent
