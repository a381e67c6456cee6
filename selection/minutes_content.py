"""What one version of the minutes says, in the current language, in a number of queries that does not
depend on how many applications there are."""

from decimal import Decimal

from django.db.models import Count, Q
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import User
from applications.models import Application
from sessions_app.models import Edition
from sessions_app.periods import period_in_words

from . import composer, ledger
from .minutes_decisions import decision_tables
from .minutes_people import people_tables
from .minutes_tables import Content, Table
from .models import CohortScenario, SelectionMinutes
from .targets import value_label


class Names(dict):
    """The names of people by key: of everybody on the staff in one query, of others as they come."""

    def __init__(self) -> None:
        super().__init__({person.pk: str(person) for person in User.objects.filter(is_staff=True)})

    def __missing__(self, key: int | None) -> str:
        found = User.objects.filter(pk=key).first() if key else None
        self[key] = str(found) if found else "–"
        return self[key]


def gather(minutes: SelectionMinutes) -> Content:
    """The content of the version, as the database is now."""
    edition = minutes.edition
    names = Names()
    return Content(
        language=minutes.language,
        title=_("Minutes of the selection"),
        edition=edition.title,
        organisation=_("International Labour Organization"),
        academy=_("Academy on Social and Solidarity Economy"),
        heading=_("Overview"),
        frozen_at=minutes.frozen_at,
        facts=_facts(minutes),
        tables=[
            _criteria(edition),
            _targets(edition),
            _balance(edition),
            _fellowships(edition),
            _scenarios(edition, names),
            *people_tables(edition, names),
            *decision_tables(edition, names),
        ],
    )


def _facts(minutes: SelectionMinutes) -> list[tuple[str, object]]:
    edition = minutes.edition
    numbers = Application.objects.filter(call__edition=edition).aggregate(
        received=Count("pk", filter=~Q(status="draft") & Q(submitted_at__isnull=False)),
        withdrawn=Count("pk", filter=Q(status="withdrawn", submitted_at__isnull=False)),
        screened=Count("screening"),
        eligible=Count("pk", filter=Q(screening__is_eligible=True)),
    )
    return [
        (_("Place and dates"), f"{edition.venue}, {period_in_words(edition.starts_on, edition.ends_on)}"),
        (_("Places"), edition.places),
        (_("Applications received"), numbers["received"]),
        (_("Withdrawn"), numbers["withdrawn"]),
        (_("Screened"), numbers["screened"]),
        (_("Found eligible"), numbers["eligible"]),
        (_("Version of the minutes"), minutes.version),
        (_("As of"), minutes.frozen_at),
        (_("Asked for by"), str(minutes.made_by)),
    ]


def _criteria(edition: Edition) -> Table:
    rows = list(edition.criteria.all())
    total = sum(row.weight for row in rows) or 1
    return Table(
        _("Criteria"),
        [_("Criterion"), _("Weight"), _("Share in %"), _("Guidance")],
        [(row.title, row.weight, round(Decimal(100 * row.weight) / total, 2), row.guidance) for row in rows],
        note=_(
            "A review’s score is the mean of the criteria answered, by weight; an application’s, the mean of its reviews."
        ),
        widths=[30, 10, 10, 60],
    )


def _targets(edition: Edition) -> Table:
    """How those who hold a place, or for whom one is proposed, stand to each limit."""
    yardstick = CohortScenario(edition=edition)
    people = composer.candidates(edition).filter(composer.holding())
    facts = composer.facts_of(people, yardstick, ledger.plan_of(edition))
    rows = [
        (
            row.bound.label,
            _number(row.bound.minimum),
            _number(row.bound.maximum),
            _number(row.now),
            _("met") if row.is_met else _("not met"),
        )
        for row in composer.counters(composer.bounds_of(edition), facts)
    ]
    return Table(
        _("Balance against the targets"),
        [_("Limit"), _("At least"), _("At most"), _("Now"), pgettext("limit", "Kept")],
        rows,
        note=_(
            "Counted are those with a place confirmed or offered, and those for whom one is proposed or approved."
        ),
        widths=[40, 12, 12, 12, 14],
    )


def _balance(edition: Edition) -> Table:
    """Each kind of applicant at each stage."""
    stages = {
        "received": ~Q(status="draft") & Q(submitted_at__isnull=False),
        "eligible": Q(screening__is_eligible=True),
        "offered": Q(offers__isnull=False),
        "confirmed": Q(status="confirmed"),
        "reserve": Q(status="reserve"),
        "refused": Q(status="not-selected"),
    }
    counts = {name: Count("pk", filter=condition, distinct=True) for name, condition in stages.items()}
    rows = []
    for dimension, column in composer.COLUMNS.items():
        found = (
            Application.objects.filter(call__edition=edition)
            .exclude(submitted_at__isnull=True)
            .order_by()
            .values(column)
            .annotate(**counts)
            .order_by(column)
        )
        for row in found:
            value = row[column] or ""
            label = value_label(dimension, value) if value else _("not known")
            rows.append((str(dimension.label), label, *(row[name] for name in stages)))
    return Table(
        _("Balance at each stage"),
        [
            _("Dimension"),
            _("Kind"),
            _("Received"),
            _("Eligible"),
            _("Offered a place"),
            _("Confirmed"),
            _("On the reserve list"),
            _("Not selected"),
        ],
        rows,
        widths=[22, 40, 12, 12, 14, 12, 14, 12],
    )


def _fellowships(edition: Edition) -> Table:
    found = ledger.of(edition)
    stages = [_("Proposed"), _("Approved"), _("Offered"), _("Accepted")]
    columns = [label for stage in stages for label in (stage, _("%(stage)s, EUR") % {"stage": stage})]
    rows = [
        (str(line.kind.label), line.cost, *(part for pair in line.stages for part in pair))
        for line in found.lines
    ]
    if found.budget is None:
        note = _("No budget is set: fellowships are not limited.")
    else:
        note = _("Budget: EUR %(budget)s. Promised: EUR %(charged)s. Free: EUR %(free)s.") % {
            "budget": _money(found.budget),
            "charged": _money(found.charged),
            "free": _money(found.free),
        }
    return Table(_("Fellowships"), [_("Fellowship"), _("Usual cost, EUR"), *columns], rows, note=note)


def _scenarios(edition: Edition, names: Names) -> Table:
    rows = edition.cohort_scenarios.annotate(
        people=Count("members", filter=Q(members__is_chosen=True)),
        pinned_in=Count("members", filter=Q(members__pin="in")),
        pinned_out=Count("members", filter=Q(members__pin="out")),
    ).order_by("made_at")
    return Table(
        _("Cohort scenarios"),
        [
            _("Scenario"),
            _("Score that counts"),
            _("People"),
            _("Pinned in"),
            _("Pinned out"),
            _("Proven the best"),
            _("Made by"),
            _("Made at"),
            _("Turned into the proposal by"),
            _("Turned into the proposal on"),
        ],
        [
            (
                row.name,
                row.get_basis_display(),
                row.people,
                row.pinned_in,
                row.pinned_out,
                _("yes") if row.is_proven else _("no"),
                names[row.made_by_id],
                row.made_at,
                names[row.proposed_by_id] if row.proposed_by_id else "",
                row.proposed_at,
            )
            for row in rows
        ],
    )


def _money(amount: Decimal) -> str:
    return number_format(amount, 2, use_l10n=True, force_grouping=True)


def _number(value) -> int | Decimal | None:
    """A whole number without its decimals."""
    if value is None:
        return None
    value = Decimal(value)
    return int(value) if value == value.to_integral_value() else value
