"""The figures of the reports broken down by what is known of the people: of one edition, and of all
editions beside each other."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _

from applications.models import Application
from selection.models import Decision
from sessions_app.countries import Region, country_name, region_of
from sessions_app.languages import WorkingLanguage
from sessions_app.models import Edition

from .reports import fellowships, participants, received, selected

FIGURES = ("applications", "selected", "participants")
# Of each thing, the column of an application that tells it.
COLUMNS = {
    "region": "region",
    "country": "country",
    "gender": "gender",
    "group": "constituent_group",
    "language": "track__language",
}


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
class SideBySide:
    """One figure by one thing in several editions: `rows` of label, the number of each edition, and
    their sum."""

    title: str
    head: str
    definition: str
    editions: list[Edition]
    rows: list[tuple[str, list[int], int]]


def breakdowns(edition: Edition) -> list[Breakdown]:
    """Applications, selected and participants by each thing that is known of them."""
    found = []
    for figure in FIGURES:
        counted = _counted(figure, COLUMNS, [edition])
        found += [
            Breakdown(
                f"{figure}-{thing}",
                titles()[figure, thing],
                things()[thing],
                _definition(figure),
                _sorted(counted[thing][edition.pk]),
            )
            for thing in COLUMNS
        ]
    kinds = fellowships().filter(application__call__edition=edition).order_by().values_list("fellowship")
    found.append(
        Breakdown(
            "fellowships-kind",
            _("Fellowships by kind"),
            _("Kind"),
            _("Released offers with a fellowship, open or accepted."),
            _sorted(_labelled(kinds.annotate(number=Count("pk")), _label_of(Decision.Fellowship))),
        )
    )
    return [breakdown for breakdown in found if breakdown.pairs]


def side_by_side(figure: str, thing: str, editions: list[Edition]) -> SideBySide:
    """The figure by the thing in each edition, what is most in all of them first."""
    counted = _counted(figure, [thing], editions)[thing]
    ordered = _sorted(sum(counted.values(), Counter()))
    rows = [(label, [counted[edition.pk][label] for edition in editions], total) for label, total in ordered]
    return SideBySide(titles()[figure, thing], things()[thing], _definition(figure), editions, rows)


def titles() -> dict[tuple[str, str], str]:
    """Each title whole: a language that declines its nouns can't put one together from parts."""
    return {
        ("applications", "region"): _("Applications by region"),
        ("applications", "country"): _("Applications by country"),
        ("applications", "gender"): _("Applications by gender"),
        ("applications", "group"): _("Applications by type of organisation"),
        ("applications", "language"): _("Applications by language"),
        ("selected", "region"): _("Selected by region"),
        ("selected", "country"): _("Selected by country"),
        ("selected", "gender"): _("Selected by gender"),
        ("selected", "group"): _("Selected by type of organisation"),
        ("selected", "language"): _("Selected by language"),
        ("participants", "region"): _("Participants by region"),
        ("participants", "country"): _("Participants by country"),
        ("participants", "gender"): _("Participants by gender"),
        ("participants", "group"): _("Participants by type of organisation"),
        ("participants", "language"): _("Participants by language"),
    }


def things() -> dict[str, str]:
    """What each thing is called at the head of a table."""
    return {
        "region": _("Region"),
        "country": _("Country"),
        "gender": _("Gender"),
        "group": _("Type of organisation"),
        "language": _("Language"),
    }


def _definition(figure: str) -> str:
    return {
        "applications": _("Submitted and not withdrawn."),
        "selected": _("A place was offered, whatever became of the offer."),
        "participants": _("Places confirmed or attended; cancelled ones apart."),
    }[figure]


Counted = dict[str, dict[int, Counter[str]]]  # by thing, and key of the edition: how many of each label


def _counted(figure: str, wanted: Iterable[str], editions: list[Edition]) -> Counted:
    if figure == "participants":
        return _participants_counted(wanted, editions)
    rows = (received() if figure == "applications" else selected()).filter(call__edition__in=editions)
    found: Counted = {}
    for thing in wanted:
        numbers = rows.order_by().values_list("call__edition", COLUMNS[thing]).annotate(number=Count("pk"))
        by_edition: dict[int, list] = defaultdict(list)
        for edition, value, number in numbers:
            by_edition[edition].append((value, number))
        found[thing] = defaultdict(
            Counter, {edition: _labelled(pairs, _names()[thing]) for edition, pairs in by_edition.items()}
        )
    return found


def _participants_counted(wanted: Iterable[str], editions: list[Edition]) -> Counted:
    """What an application said counts where there is one; else the place tells country and language."""
    applied = {
        (edition, person): (gender, group)
        for edition, person, gender, group in received()
        .filter(call__edition__in=editions)
        .values_list("call__edition", "applicant", "gender", "constituent_group")
    }
    values: dict[str, dict[int, Counter]] = {thing: defaultdict(Counter) for thing in wanted}
    for edition, person, country, language in (
        participants()
        .filter(edition__in=editions)
        .values_list("edition", "person", "country", "track__language")
    ):
        gender, group = applied.get((edition, person), ("", ""))
        known = {
            "region": region_of(country) or "",
            "country": country,
            "gender": gender,
            "group": group,
            "language": language,
        }
        for thing, by_edition in values.items():
            by_edition[edition][known[thing]] += 1
    return {
        thing: defaultdict(
            Counter,
            {edition: _labelled(found.items(), _names()[thing]) for edition, found in by_edition.items()},
        )
        for thing, by_edition in values.items()
    }


def _names() -> dict[str, Callable[[str], str]]:
    """How a stored value of each thing is called."""
    return {
        "region": _label_of(Region),
        "country": country_name,
        "gender": _label_of(Application.Gender),
        "group": _label_of(Application.ConstituentGroup),
        "language": _label_of(WorkingLanguage),
    }


def _label_of(choices) -> Callable[[str], str]:
    labels = dict(choices.choices)
    return lambda value: str(labels.get(value, value))


def _labelled(pairs: Iterable[tuple[str, int]], name: Callable[[str], str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for value, number in pairs:
        found[name(value) if value else _("Not said")] += number
    return found


def _sorted(found: Counter[str]) -> list[tuple[str, int]]:
    """The most first, equals by name."""
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
