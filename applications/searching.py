"""The search of applications: kept texts are brought up to date, and looked through."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from .folding import countries_named, searched_text, ways_to_find
from .models import Application, SearchText

MOST_WORDS = 6  # of a search
MOST_STALE = 5000  # rows that a search reads itself
BATCH = 2000

_READ = (
    "pk", "reference", "given_names", "family_names", "printed_name", "organisation",
    "applicant__email", "applicant__given_names", "applicant__family_names", "search_text__changes",
)  # fmt: skip


def found(text: str) -> QuerySet[Application]:
    """The applications of which name, organisation, reference, address or country hold each word, in
    any order, with or without accents, in Latin letters or their own."""
    rows = Application._base_manager.order_by()
    stale = _stale_texts(MOST_STALE)
    for word in text.split()[:MOST_WORDS]:
        ways = ways_to_find(word)
        by_text = SearchText.objects.filter(_any_of(ways)).values("application")
        fresh = [key for key, kept in stale if any(all(piece in kept for piece in way) for way in ways)]
        keys = [by_text]
        if fresh:
            keys.append(Application._base_manager.order_by().filter(pk__in=fresh).values("pk"))
        if codes := countries_named(word):
            keys.append(Application._base_manager.order_by().filter(country__in=codes).values("pk"))
        rows = rows.filter(pk__in=keys[0].union(*keys[1:]) if len(keys) > 1 else keys[0])
    return rows


def refresh(most: int | None = None) -> int:
    """Write the texts that are not up to date; how many. Run by the clock and after a bulk load."""
    written = 0
    while most is None or written < most:
        rows = list(_sources(BATCH))
        if not rows:
            break
        _write((row[0], _text_of(row), row[-1]) for row in rows)
        written += len(rows)
    return written


def _any_of(ways: list[list[str]]) -> Q:
    return Q(*(Q(*(Q(text__contains=piece) for piece in way)) for way in ways), _connector=Q.OR)


def _sources(most: int) -> QuerySet:
    stale = Application._base_manager.filter(search_text__text__isnull=True, search_text__isnull=False)
    return stale.order_by().values_list(*_READ)[:most]


def _stale_texts(most: int) -> list[tuple[UUID, str]]:
    return [(row[0], _text_of(row)) for row in _sources(most)]


def _text_of(row: tuple) -> str:
    _pk, reference, given, family, printed, organisation, email, own_given, own_family, _changes = row
    return searched_text([given, family, printed, own_given, own_family, organisation], [reference, email])


def _write(texts: Iterable[tuple[UUID, str, int]]) -> None:
    """Unless the names changed again since they were read."""
    rows = list(texts)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE applications_searchtext AS kept SET text = fresh.text "
            "FROM unnest(%s::uuid[], %s::text[], %s::int[]) AS fresh (id, text, changes) "
            "WHERE kept.application_id = fresh.id AND kept.changes = fresh.changes",
            [[str(row[0]) for row in rows], [row[1] for row in rows], [row[2] for row in rows]],
        )
