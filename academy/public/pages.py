"""Programme, session, speaker and document pages of a published edition."""

from django.db.models import Prefetch
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sessions_app.models import Edition, EditionDocument, ProgrammeSession, Speaker
from sessions_app.printed_programme import programme_pdf
from sessions_app.session_calendars import calendar_of

from ..shared_pages import shared
from . import described, preview
from .filters import filtered


def published_edition(slug: str) -> Edition:
    """With its programme published. Raises Http404."""
    editions = Edition.objects.published().filter(is_programme_published=True)
    return get_object_or_404(editions.select_related("venue").prefetch_related("tracks", "themes"), slug=slug)


@shared
@require_safe
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """The programme by day, track, theme and kind."""
    edition = published_edition(slug)
    wanted = filtered(edition, request.GET)
    return render(
        request,
        "academy/programme.html",
        {"edition": edition, "wanted": wanted, "kinds": ProgrammeSession.Kind.choices},
    )


@shared
@require_safe
def programme_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The programme as PDF, filtered as its page was."""
    edition = published_edition(slug)
    content = programme_pdf(edition, filtered(edition, request.GET).sessions)
    return _file(content, "application/pdf", f"programme-{slug}.pdf")


@shared
@require_safe
def programme_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The programme for calendar programs; `?day=` gives one day."""
    edition = published_edition(slug)
    content = calendar_of(edition, filtered(edition, request.GET).sessions)
    return _file(content, "text/calendar; charset=utf-8", f"programme-{slug}.ics")


@shared
@require_safe
def session(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One session: when in the venue's time and the reader's, where, in which languages, by whom."""
    edition = published_edition(slug)
    found = _session(edition, pk)
    return render(
        request,
        "academy/session.html",
        {
            "edition": edition,
            "session": found,
            "speaking": found.speaking.select_related("speaker"),
            "described": described.session(found),
        },
    )


@shared
@require_safe
def session_calendar(_request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    edition = published_edition(slug)
    content = calendar_of(edition, [_session(edition, pk)])
    return _file(content, "text/calendar; charset=utf-8", f"session-{pk}.ics")


@shared
@require_safe
def speaker(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A speaker of the edition, with the sessions."""
    edition = published_edition(slug)
    found = _speaker(edition, pk)
    for row in found.sessions_here:
        row.edition = edition
    return render(request, "academy/speaker.html", {"edition": edition, "speaker": found})


@shared
@require_safe
def portrait(_request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A speaker's portrait: public for as long as the programme is."""
    found = _speaker(published_edition(slug), pk)
    if not found.portrait:
        raise Http404
    with found.portrait.open() as file:
        return HttpResponse(file.read(), content_type="image/jpeg")


@require_safe
def document(_request: HttpRequest, slug: str, pk: int) -> FileResponse:
    """A public document of the edition, to keep."""
    edition = get_object_or_404(Edition.objects.published(), slug=slug)
    row = get_object_or_404(EditionDocument, pk=pk, edition=edition, is_public=True)
    suffix = row.file.name.rsplit(".", 1)[-1]
    name = f"{slugify(row.title) or _('document')}.{suffix}"
    return FileResponse(row.file.open(), as_attachment=True, filename=name)


@shared
@require_safe
def preview_picture(_request: HttpRequest, slug: str) -> HttpResponse:
    """What a messenger shows of an edition that is shared."""
    edition = get_object_or_404(Edition.objects.published().select_related("venue"), slug=slug)
    return HttpResponse(preview.picture(edition), content_type="image/png")


def _session(edition: Edition, pk: int) -> ProgrammeSession:
    rows = edition.sessions.select_related("room", "track", "theme").prefetch_related("speakers")
    found = get_object_or_404(rows, pk=pk)
    found.edition = edition
    return found


def _speaker(edition: Edition, pk: int) -> Speaker:
    here = edition.sessions.select_related("room", "track").order_by("starts_at")
    speakers = Speaker.objects.filter(sessions__edition=edition).distinct()
    return get_object_or_404(
        speakers.prefetch_related(Prefetch("sessions", here, to_attr="sessions_here")), pk=pk
    )


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
