"""Figures of an edition, and of all editions beside each other.

Each figure has one definition, stated on the page and in the workbook, and is counted with the same
querysets as the staff's lists, so that both show the same number.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Avg, Count, Q, QuerySet
from django.utils.translation import gettext as _

from applications.models import Application
from selection.models import Decision
from sessions_app.countries import Region, country_name, region_of
from sessions_app.evaluation import FEWEST
from sessions_app.languages import WorkingLanguage
from sessions_app.models import Edition, EvaluationAnswer, Participation


@dataclass(frozen=True)
class Breakdown:
    """One figure by one thing: `pairs` of label and number, of which the labels add up to `total`."""

    key: str
    title: str
    head: str
    definition: str
    pairs: list[tuple[str, int]]

    @property
    def total(self) -> int:
        return sum(number for _label, number in self.pairs)


@dataclass(frozen=True)
class Headline:
    key: str
    label: str
    definition: str
    value: int | float | None


def received() -> QuerySet[Application]:
    return Application.objects.received()


def selected() -> QuerySet[Application]:
    """Those to whom a place was offered, whatever became of the offer."""
    return received().filter(status__in=["offered", "confirmed", "declined", "expired"])


def participants() -> QuerySet[Participation]:
    return Participation.objects.active()


def fellowships() -> QuerySet[Decision]:
    """The released offers that carry one and were not declined."""
    return Decision.objects.filter(
        application__status__in=["offered", "confirmed"],
        status="released",
        outcome=Decision.Outcome.OFFER,
    ).exclude(fellowship=Decision.Fellowship.NONE)


def _satisfaction(editions: list[Edition]) -> dict[int, float]:
    """The mean of the scales asked at the end; of an edition where fewer than five answered each, none."""
    scales = EvaluationAnswer.objects.filter(
        question__edition__in=editions, question__scope="edition", value__isnull=False
    )
    counted = (
        scales.order_by()
        .values_list("question__edition")
        .annotate(mean=Avg("value"), number=Count("pk"), questions=Count("question", distinct=True))
    )
    return {
        edition: round(float(mean), 2)
        for edition, mean, number, questions in counted
        if number >= FEWEST * questions
    }


def _by_edition(rows: QuerySet, column: str, editions: list[Edition]) -> dict[int, int]:
    counted = rows.filter(**{f"{column}__in": editions}).order_by().values_list(column)
    return dict(counted.annotate(number=Count("pk")))


def figures(editions: list[Edition]) -> list[tuple[Edition, list[Headline]]]:
    """The figures of each edition, in five queries however many there are."""
    counted = [
        (
            "applications",
            _("Applications"),
            _("Submitted and not withdrawn."),
            _by_edition(received(), "call__edition", editions),
        ),
        (
            "selected",
            _("Selected"),
            _("A place was offered, whatever became of the offer; withdrawn ones apart."),
            _by_edition(selected(), "call__edition", editions),
        ),
        (
            "participants",
            _("Participants"),
            _("Places confirmed or attended; cancelled ones apart."),
            _by_edition(participants(), "edition", editions),
        ),
        (
            "fellowships",
            _("Fellowships"),
            _("Released offers of a full or partial fellowship, or of tuition, open or accepted."),
            _by_edition(fellowships(), "application__call__edition", editions),
        ),
    ]
    satisfied = _satisfaction(editions)
    return [
        (
            edition,
            [
                *(
                    Headline(key, label, said, numbers.get(edition.pk, 0))
                    for key, label, said, numbers in counted
                ),
                Headline(
                    "satisfaction",
                    _("Satisfaction"),
                    _("Mean of the five-point scales at the end; shown from five answers on."),
                    satisfied.get(edition.pk),
                ),
            ],
        )
        for edition in editions
    ]


def headlines(edition: Edition) -> list[Headline]:
    """The figures of one edition."""
    return figures([edition])[0][1]


def breakdowns(edition: Edition) -> list[Breakdown]:
    """Applications, selected and participants by each thing that is known of them."""
    found = []
    for key, definition, rows in (
        ("applications", _("Submitted and not withdrawn."), received()),
        ("selected", _("A place was offered, whatever became of the offer."), selected()),
    ):
        titles = _titles()[key]
        for thing, column, name in _application_columns():
            pairs = _counted(rows.filter(call__edition=edition), column, name)
            found.append(Breakdown(f"{key}-{column}", titles[thing], _things()[thing], definition, pairs))
    found += _of_participants(edition)
    found.append(
        Breakdown(
            "fellowships-kind",
            _("Fellowships by kind"),
            _("Kind"),
            _("Released offers with a fellowship, open or accepted."),
            _counted(
                fellowships().filter(application__call__edition=edition),
                "fellowship",
                _label_of(Decision.Fellowship),
            ),
        )
    )
    return [breakdown for breakdown in found if breakdown.pairs]


def _things() -> dict[str, str]:
    """By what the figures are broken down: the head of the column of labels."""
    return {
        "region": _("Region"),
        "country": _("Country"),
        "gender": _("Gender"),
        "group": _("Type of organisation"),
        "language": _("Language"),
    }


def _titles() -> dict[str, dict[str, str]]:
    """Each title whole: a language that declines its nouns can't put one together from parts."""
    return {
        "applications": {
            "region": _("Applications by region"),
            "country": _("Applications by country"),
            "gender": _("Applications by gender"),
            "group": _("Applications by type of organisation"),
            "language": _("Applications by language"),
        },
        "selected": {
            "region": _("Selected by region"),
            "country": _("Selected by country"),
            "gender": _("Selected by gender"),
            "group": _("Selected by type of organisation"),
            "language": _("Selected by language"),
        },
        "participants": {
            "region": _("Participants by region"),
            "country": _("Participants by country"),
            "gender": _("Participants by gender"),
            "group": _("Participants by type of organisation"),
            "language": _("Participants by language"),
        },
    }


def _application_columns() -> list[tuple[str, str, Callable[[str], str]]]:
    return [
        ("region", "region", _label_of(Region)),
        ("country", "country", country_name),
        ("gender", "gender", _label_of(Application.Gender)),
        ("group", "constituent_group", _label_of(Application.ConstituentGroup)),
        ("language", "track__language", _label_of(WorkingLanguage)),
    ]


def _of_participants(edition: Edition) -> list[Breakdown]:
    """What an application said counts where there is one; else the place tells country and language."""
    definition = _("Places confirmed or attended; cancelled ones apart.")
    rows = list(participants().filter(edition=edition).values_list("person", "country", "track__language"))
    applied = {
        person: (gender, group)
        for person, gender, group in received()
        .filter(call__edition=edition)
        .values_list("applicant", "gender", "constituent_group")
    }
    values = {
        "region": (_label_of(Region), [region_of(country) or "" for _person, country, _language in rows]),
        "country": (country_name, [country for _person, country, _language in rows]),
        "gender": (
            _label_of(Application.Gender),
            [applied.get(person, ("", ""))[0] for person, *_others in rows],
        ),
        "group": (
            _label_of(Application.ConstituentGroup),
            [applied.get(person, ("", ""))[1] for person, *_others in rows],
        ),
        "language": (_label_of(WorkingLanguage), [language for *_others, language in rows]),
    }
    return [
        Breakdown(
            f"participants-{key}",
            _titles()["participants"][key],
            _things()[key],
            definition,
            _sorted([(value, found.count(value)) for value in set(found)], name),
        )
        for key, (name, found) in values.items()
    ]


def _counted(rows: QuerySet, column: str, name: Callable[[str], str]) -> list[tuple[str, int]]:
    counted = rows.order_by().values_list(column).annotate(number=Count("pk"))
    return _sorted(list(counted), name)


def _sorted(pairs: list[tuple], name: Callable[[str], str]) -> list[tuple[str, int]]:
    named = [(name(value) if value else _("Not said"), number) for value, number in pairs]
    return sorted(named, key=lambda pair: (-pair[1], pair[0]))


def _label_of(choices) -> Callable[[str], str]:
    labels = dict(choices.choices)
    return lambda value: str(labels.get(value, value))


def across_years() -> list[tuple[Edition, list[Headline]]]:
    """Every edition with its figures, the latest first. Their number is that of years."""
    editions = Edition.objects.filter(Q(is_published=True) | Q(participations__isnull=False)).distinct()
    return figures(list(editions.select_related("venue").order_by("-starts_on")))
