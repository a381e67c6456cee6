"""Public pages, and the dashboard, which combine what several apps own."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from applications.filled_form import fill_each
from applications.models import Application, Call
from applications.timeline import steps_of, tone_of
from applications.to_do import tasks_of
from certificates.models import Certificate
from selection.timeline import answer_by
from sessions_app.models import Edition, EditionDocument, Participation, ProgrammeSession, Speaker

from .public import archive, described
from .shared_pages import shared
from .styleguide import styleguide

__all__ = ["dashboard", "edition", "edition_list", "home", "styleguide"]


@shared
def home(request: HttpRequest) -> HttpResponse:
    """What the Academy is, and the call that is open."""
    calls = Call.objects.open().select_related("edition__venue").prefetch_related("edition__tracks")
    return render(
        request,
        "academy/home.html",
        {
            "call": calls.first(),
            "past_editions": Edition.objects.published().past().select_related("venue")[:3],
        },
    )


@shared
def edition_list(request: HttpRequest) -> HttpResponse:
    editions = Edition.objects.published().select_related("venue", "call")
    return render(
        request, "academy/edition_list.html", {"coming": editions.coming(), "past": editions.past()}
    )


@shared
def edition(request: HttpRequest, slug: str) -> HttpResponse:
    """One edition: dates, place, programme, and how to apply while the call is open."""
    found = get_object_or_404(
        Edition.objects.published()
        .select_related("venue", "call")
        .prefetch_related(
            "tracks",
            Prefetch("documents", EditionDocument.objects.filter(is_public=True), to_attr="public_documents"),
        ),
        slug=slug,
    )
    sessions = []
    if found.is_programme_published:
        sessions = list(found.sessions.select_related("room", "track").prefetch_related("speakers"))
        for session in sessions:
            session.edition = found
    countries = archive.participants_by_country(found) if found.is_over else []
    mine = None
    if request.user.is_authenticated and hasattr(found, "call"):
        mine = (
            Application.objects.of(request.user)
            .filter(call=found.call)
            .exclude(status=Application.Status.WITHDRAWN)
            .first()
        )
    return render(
        request,
        "academy/edition.html",
        {
            "edition": found,
            "sessions": sessions,
            "speakers": _speakers(sessions),
            "countries": countries,
            "participants": sum(number for _code, _name, number in countries),
            "map": archive.on_the_map(countries) if countries else None,
            "described": described.edition(found),
            "call": getattr(found, "call", None),
            "application": mine,
            "extended_until": _extension(request, found),
        },
    )


def _speakers(sessions: list[ProgrammeSession]) -> list[Speaker]:
    """Each speaker once, by name."""
    speakers = {speaker.pk: speaker for session in sessions for speaker in session.speakers.all()}
    return sorted(speakers.values(), key=lambda speaker: speaker.name)


def _extension(request: HttpRequest, found: Edition) -> datetime | None:
    """The person's own deadline, while it lets them begin after the call has closed."""
    call = getattr(found, "call", None)
    if call is None or call.is_open or not request.user.is_authenticated:
        return None
    until = call.extended_until(request.user)
    return until if until and call.is_open_until(until) else None


@never_cache
@login_required
def dashboard(request: HttpRequest) -> HttpResponse:
    """A person's applications with their state, places and certificates."""
    applications = list(
        Application.objects.of(request.user)
        .for_applicant()
        .prefetch_related("offers")
        .order_by("-created_at")
    )
    drafts = fill_each([found for found in applications if found.is_editable])
    return render(
        request,
        "academy/dashboard.html",
        {
            "entries": [
                {
                    "application": found,
                    "tone": tone_of(found),
                    "steps": steps_of(found),
                    "answer_by": answer_by(found),
                    "tasks": tasks_of(found, drafts.get(found.pk, [])),
                }
                for found in applications
            ],
            "participations": Participation.objects.active()
            .filter(person=request.user)
            .select_related("edition__venue", "track")
            .prefetch_related(
                Prefetch("certificates", Certificate.objects.filter(status=Certificate.Status.VALID))
            ),
            "open_calls": Call.objects.open()
            .select_related("edition__venue")
            .exclude(
                applications__in=Application.objects.of(request.user).exclude(
                    status=Application.Status.WITHDRAWN
                )
            ),
        },
    )
