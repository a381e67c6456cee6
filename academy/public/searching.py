"""One search over editions, sessions and speakers, in the reader's language, accents or not."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sessions_app.models import Edition, ProgrammeSession, Speaker

from ..shared_pages import shared

MOST_WORDS, MOST_RESULTS = 6, 30


@dataclass(frozen=True)
class Result:
    title: str
    address: str
    about: str


@shared
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Only what is published; each word must be found."""
    asked = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    words = asked.split()[:MOST_WORDS]
    found = _found(words) if words else {}
    return render(
        request,
        "academy/search.html",
        {"asked": asked, "found": found, "number": sum(len(rows) for rows in found.values())},
    )


def _found(words: list[str]) -> dict[str, list]:
    language = get_language() or "en"
    editions = _holding(
        Edition.objects.published().select_related("venue"),
        words,
        (f"title_{language}", f"summary_{language}", f"venue__city_{language}"),
    )
    sessions = _holding(
        ProgrammeSession.objects.on_public_pages().select_related("edition__venue"),
        words,
        (f"title_{language}", f"abstract_{language}"),
    )
    shown = ProgrammeSession.objects.on_public_pages().values("speaking__speaker")
    speakers = _holding(
        Speaker.objects.filter(pk__in=shown).prefetch_related("sessions__edition"),
        words,
        ("name", "organisation", f"biography_{language}"),
    )
    return {
        "editions": list(editions.order_by("-starts_on")[:MOST_RESULTS]),
        "sessions": list(sessions.order_by("-starts_at")[:MOST_RESULTS]),
        "speakers": [_speaker(row) for row in speakers.order_by("name")[:MOST_RESULTS]],
    }


def _speaker(row: Speaker) -> Result:
    """Led to the latest edition at which the person is shown."""
    editions = [session.edition for session in row.sessions.all()]
    shown = [edition for edition in editions if edition.is_published and edition.is_programme_published]
    latest = max(shown, key=lambda edition: edition.starts_on)
    return Result(row.name, reverse("speaker", args=[latest.slug, row.pk]), row.organisation)


def _holding(rows: QuerySet, words: list[str], columns: tuple[str, ...]) -> QuerySet:
    for word in words:
        rows = rows.filter(
            Q(*((f"{column}__unaccent__icontains", word) for column in columns), _connector=Q.OR)
        )
    return rows
