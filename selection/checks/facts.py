"""What the checks look at, read in three queries besides the filled form and the nominations."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Lower

from applications.filled_form import FilledQuestion, FilledSection
from applications.models import Answer, Application, Nomination
from applications.name_keys import NameKey

from ..conflicts import NOMINATOR_QUESTION
from .finding import MOST_SHOWN
from .mailboxes import same_mailbox

BIRTH_DATE, LATIN_NAME = "date-of-birth", "latin-name"
SIMILAR = 0.55  # share of the pieces of three letters in common: “Ousmane Diop” and “Usmane Diop”
MOST_READ = 40  # perhaps the same person; the most alike first

NAME = NameKey("given_names", "family_names")
PRINTED_NAME = NameKey("printed_name", Value(""))
ORGANISATION = NameKey("organisation", Value(""))


@dataclass(frozen=True)
class Facts:
    """An application, its filled form and nominations, and the others of which a check may speak.

    `people` may be the same person: each has `birth_date`, `has_same_name` and `has_similar_name`
    besides its columns. `nominees` are named by the same nominator, `colleagues` of the same
    organisation, both in this call.
    """

    application: Application
    sections: list[FilledSection] = field(default_factory=list)
    nominations: list[Nomination] = field(default_factory=list)
    people: list[Application] = field(default_factory=list)
    nominees: list[Application] = field(default_factory=list)
    colleagues: list[Application] = field(default_factory=list)

    def questions(self) -> Iterator[FilledQuestion]:
        """Every question that is asked of the applicant."""
        return (filled for section in self.sections for filled in section.questions if filled.is_asked)

    def answer_to(self, key: str) -> str:
        """The stored answer to the question of this key; empty without one."""
        found = (filled.value for filled in self.questions() if filled.question.key == key)
        return str(next(found, None) or "")


def read(*, application: Application, sections: list[FilledSection], nominations: list[Nomination]) -> Facts:
    own = Facts(application, sections, nominations)
    return Facts(
        application,
        sections,
        nominations,
        people=list(_perhaps_the_same_person(own)),
        nominees=list(_by_the_same_nominator(own)),
        colleagues=list(_of_the_same_organisation(own)),
    )


def _others(facts: Facts) -> QuerySet[Application]:
    """What else was received in the call."""
    this = facts.application
    return Application.objects.order_by().received().filter(call=this.call_id).exclude(pk=this.pk)


def _perhaps_the_same_person(facts: Facts) -> QuerySet[Application]:
    """All that the account applied for, and who has the name or the mailbox in this call. Sets of
    keys are joined, since an index serves each of them and none serves all."""
    this, others = facts.application, _others(facts)
    name, names = NameKey(Value(this.given_names), Value(this.family_names)), _names(facts)
    found = [Application.objects.order_by().filter(applicant=this.applicant_id).exclude(pk=this.pk)]
    found += [others.alias(key=column).filter(key__in=names) for column in (NAME, PRINTED_NAME) if names]
    if names:
        similar = others.alias(key=NAME, likeness=TrigramSimilarity(NAME, name))
        found.append(similar.filter(key__trigram_similar=name, likeness__gte=SIMILAR, country=this.country))
    found.append(same_mailbox(others, this.applicant.email))
    keys = [rows.values("pk") for rows in found]
    born = Answer.objects.filter(application=OuterRef("pk"), question__key=BIRTH_DATE).values("value")
    rows = Application.objects.filter(pk__in=keys[0].union(*keys[1:]))
    return (
        rows.select_related("applicant", "call__edition")
        .alias(key=NAME, printed_key=PRINTED_NAME)
        .annotate(
            birth_date=Subquery(born[:1]),
            likeness=TrigramSimilarity(NAME, name),
            has_same_name=Q(key__in=names) | Q(printed_key__in=names) if names else Value(False),
        )
        .order_by(F("likeness").desc(), "pk")[:MOST_READ]
    )


def _names(facts: Facts) -> list[NameKey]:
    """The names under which the applicant may be known: as in the passport, as printed, in Latin
    letters."""
    this = facts.application
    written = [
        (this.given_names, this.family_names),
        (this.printed_name, ""),
        (facts.answer_to(LATIN_NAME), ""),
    ]
    return [NameKey(Value(first), Value(second)) for first, second in written if f"{first}{second}".strip()]


def _by_the_same_nominator(facts: Facts) -> QuerySet[Application]:
    """Whom somebody nominates, is asked to, or is named for in the form, who does so here."""
    status = Nomination.Status
    live = [row for row in facts.nominations if row.status in (status.REQUESTED, status.ENDORSED)]
    addresses = {address.lower() for row in live for address in [row.email]}
    if named := facts.answer_to(NOMINATOR_QUESTION).lower():
        addresses.add(named)
    if not addresses:
        return Application.objects.none()
    asked = Nomination.objects.live().alias(address=Lower("email")).filter(address__in=addresses)
    answered = Answer.objects.filter(
        question__section__call=facts.application.call_id,
        question__key=NOMINATOR_QUESTION,
        value__in=[*addresses, *(row.email for row in live), facts.answer_to(NOMINATOR_QUESTION)],
    )
    keys = asked.values("application").union(answered.order_by().values("application"))
    return _few(_others(facts).filter(pk__in=keys))


def _of_the_same_organisation(facts: Facts) -> QuerySet[Application]:
    """Those whose organisation is written alike, case, accents and punctuation apart."""
    key = NameKey(Value(facts.application.organisation), Value(""))
    return _few(_others(facts).alias(key=ORGANISATION).filter(key=key).exclude(key=""))


def _few(rows: QuerySet[Application]) -> QuerySet[Application]:
    """As many as are shown, and one that tells that there are more."""
    return rows.select_related("applicant").order_by("submitted_at", "pk")[: MOST_SHOWN + 1]
