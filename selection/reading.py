"""What a reviewer may read of an application. Pages, files and lists for reviewers show what is given
here and nothing else: the one place that knows the difference between a blind review and an open one.

In a blind review there is the reference and no name; what the form marks as identifying is withheld,
the nomination with it; in the other texts names are masked; documents are neutral copies under neutral
names (`blinding/`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    Case,
    DateTimeField,
    ExpressionWrapper,
    Func,
    OuterRef,
    Prefetch,
    Q,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, JSONObject
from django.db.models.lookups import IsNull
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from applications.filled_form import FilledQuestion, FilledSection, fill, shown_value
from applications.models import Application, Document, Nomination, Question
from applications.rules import read_by_reviewers

from .blinding import Mask, NeutralFile, mask_of, neutral_copy
from .models import CriterionScore, Review, ReviewAssignment
from .review_policy import policy_of

Kind = Question.Kind
# Answers in the form's own words, or numbers and days: nothing of the applicant's own to mask.
IN_OUR_WORDS = (
    Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.COUNTRY, Kind.TRACK, Kind.LANGUAGE_LEVEL, Kind.SCALE,
    Kind.CONSENT, Kind.DATE, Kind.NUMBER,
)  # fmt: skip


@dataclass(frozen=True)
class ReadDocument:
    """A document as a reviewer sees it: `label` is its name, or in a blind review its number."""

    label: str
    address: str
    size: int


@dataclass(frozen=True)
class ReadAnswer:
    label: str
    text: str = ""
    document: ReadDocument | None = None


@dataclass(frozen=True)
class ReadSection:
    title: str
    answers: list[ReadAnswer]


@dataclass(frozen=True)
class Change:
    """An answer that is not what it was when the review was written."""

    label: str
    before: str
    now: str


@dataclass(frozen=True)
class Reading:
    """One application as its reviewer reads it. `name`, `organisation` and `nominations` are empty in a
    blind review; `is_masked` says that words were hidden, `withheld` how many answers were."""

    reference: str
    edition: str
    track: str
    is_blind: bool
    name: str = ""
    organisation: str = ""
    sections: list[ReadSection] = field(default_factory=list)
    nominations: list[Nomination] = field(default_factory=list)
    is_masked: bool = False
    withheld: int = 0
    changes: list[Change] = field(default_factory=list)


def name_for_reviewers(application: Application) -> str:
    """The applicant's name, empty in a blind review."""
    return "" if policy_of(application.call.edition).is_blind else application.name


def read(assignment: ReviewAssignment) -> Reading:
    """The application of the assignment; the caller has asked `rules.can_read_reviewed`."""
    application = assignment.application
    is_blind = policy_of(application.call.edition).is_blind
    hide = _Hiding(mask_of(application)) if is_blind else _open
    form = fill(application)
    filled = list(_answered(form))
    read_ones = [row for row in filled if read_by_reviewers(row.question, is_blind=is_blind)]
    numbers = {row.question.pk: number for number, row in enumerate(_documents(read_ones), 1)}
    sections = []
    for section in _by_section(read_ones):
        answers = [_read_answer(row, assignment, numbers, hide) for row in section]
        sections.append(ReadSection(section[0].question.section.title, answers))
    changes = list(_changes(assignment, form, is_blind, hide)) if _judged_earlier(assignment) else []
    meant = [row for row in filled if row.question.audience != Question.Audience.STAFF]
    return Reading(
        reference=application.reference,
        edition=str(application.call.edition),
        track=str(application.track or ""),
        is_blind=is_blind,
        name="" if is_blind else application.name,
        organisation="" if is_blind else application.organisation,
        sections=sections,
        nominations=[] if is_blind else _nominations(application),
        is_masked=is_blind and hide.has_hidden,
        withheld=len(meant) - len(read_ones) if is_blind else 0,
        changes=changes,
    )


def document(assignment: ReviewAssignment, number: int) -> NeutralFile | None:
    """The document of a blind review by its number, as a neutral copy; None when there is none. Raises
    CannotBeShown."""
    application = assignment.application
    rows = [row for row in _answered(fill(application)) if read_by_reviewers(row.question, is_blind=True)]
    found = dict(enumerate((row.document for row in _documents(rows)), 1)).get(number)
    if found is None:
        return None
    with found.file.open() as file:
        return neutral_copy(file, content_type=found.content_type, mask=mask_of(application))


def reads_original(assignment: ReviewAssignment, question: Question) -> bool:
    """Whether the assignment's reviewer downloads the uploaded file itself; in a blind review never."""
    is_blind = policy_of(assignment.application.call.edition).is_blind
    return not is_blind and read_by_reviewers(question, is_blind=False)


def changes_for_staff(assignment: ReviewAssignment, form: list[FilledSection]) -> list[Change]:
    """What differs between the filled form and the revision that the written review judged, names and all; no query
    for an assignment read with `judged_answers`."""
    return list(_changes(assignment, form, False, _open)) if _judged_earlier(assignment) else []


@dataclass(frozen=True)
class OtherReview:
    """Another reviewer's review of the same application, without a name."""

    number: int
    score: object
    lines: list[CriterionScore]


def others(assignment: ReviewAssignment) -> list[OtherReview]:
    """The others' written reviews: only once the own is submitted, and if the edition allows it. What
    they wrote to the staff is not among it."""
    application = assignment.application
    policy = policy_of(application.call.edition)
    if assignment.status != ReviewAssignment.Status.DONE or not policy.shows_others:
        return []
    lines = CriterionScore.objects.select_related("criterion").order_by("criterion__position", "criterion")
    rows = (
        Review.objects.filter(assignment__application=application, assignment__status="done")
        .exclude(assignment=assignment.pk)
        .prefetch_related(Prefetch("scores", lines))
        .order_by("pk")
    )
    hide = _Hiding(mask_of(application)) if policy.is_blind else _open
    found = []
    for number, row in enumerate(rows, 1):
        scores = list(row.scores.all())
        for score in scores:
            score.comment = hide(score.comment)
        found.append(OtherReview(number, row.score, scores))
    return found


class _Hiding:
    """Hides words in texts and remembers whether it did."""

    def __init__(self, mask: Mask) -> None:
        self._mask, self.has_hidden = mask, False

    def __call__(self, text: str) -> str:
        shown = self._mask.hide(text)
        self.has_hidden = self.has_hidden or shown != text
        return shown


def _open(text: str) -> str:
    return text


def _answered(form: list[FilledSection]) -> Iterator[FilledQuestion]:
    for section in form:
        for row in section.read:
            if row.is_answered:
                row.question.section = section.section
                yield row


def _documents(rows: list[FilledQuestion]) -> list[FilledQuestion]:
    return [row for row in rows if row.document]


def _by_section(rows: list[FilledQuestion]) -> list[list[FilledQuestion]]:
    """The rows of each section together, in the order of the form."""
    sections: dict[int, list[FilledQuestion]] = {}
    for row in rows:
        sections.setdefault(row.question.section_id, []).append(row)
    return list(sections.values())


def _read_answer(
    row: FilledQuestion, assignment: ReviewAssignment, numbers: dict[int, int], hide: Callable[[str], str]
) -> ReadAnswer:
    label = row.question.label
    if row.document:
        is_blind = hide is not _open
        return ReadAnswer(label, document=_read_document(row.document, assignment, numbers, is_blind, label))
    return ReadAnswer(label, row.shown if row.question.kind in IN_OUR_WORDS else hide(row.shown))


def _read_document(
    document: Document, assignment: ReviewAssignment, numbers: dict[int, int], is_blind: bool, label: str
) -> ReadDocument:
    if not is_blind:
        address = reverse("document", kwargs={"pk": document.pk})
        return ReadDocument(document.original_name, address, document.size)
    number = numbers[document.question_id]
    words = {"number": number, "label": label}
    return ReadDocument(
        pgettext("document of an application", "Document %(number)d (%(label)s)") % words,
        reverse("admin:selection_review_document", args=[assignment.pk, number]),
        document.size,
    )


def _nominations(application: Application) -> list[Nomination]:
    """What nominating people said, as the letter of the form is read."""
    given = application.nominations.filter(status=Nomination.Status.ENDORSED).select_related("application")
    return [row for row in given if read_by_reviewers(row.question, is_blind=False)]


def _judged_earlier(assignment: ReviewAssignment) -> bool:
    """Whether its written review judged another revision than the present one."""
    review = getattr(assignment, "review", None)
    return review is not None and review.application_revision != assignment.application.revision


def _changes(
    assignment: ReviewAssignment, form: list[FilledSection], is_blind: bool, hide: Callable[[str], str]
) -> Iterator[Change]:
    judged, papers = _judged(assignment)
    for row in (row for section in form for row in section.questions):
        question = row.question
        if not read_by_reviewers(question, is_blind=is_blind):
            continue
        if row.document and _is_newer(row.document, papers.get(question.pk), assignment.review):
            yield Change(question.label, "", _("Another document"))
        elif (before := judged.get(question.pk)) != row.value:
            hides = _open if question.kind in IN_OUR_WORDS else hide
            yield Change(question.label, hides(shown_value(question, before)), hides(row.shown))


def _is_newer(document: Document, judged: str | None, review: Review) -> bool:
    """Whether it is another than the review judged; without a note of that one, whether it came later."""
    return str(document.pk) != judged if judged else document.uploaded_at > review.submitted_at


def versions_of(application: Application) -> dict[str, dict[str, object]]:
    """What a review judges, kept with it: the version of each answer and the key of each document."""
    return {
        "answers": {
            str(key): number for key, number in application.answers.values_list("question", "version")
        },
        "documents": {str(key): str(pk) for key, pk in application.documents.values_list("question", "pk")},
    }


def judged_answers() -> ArraySubquery:
    """Of assignments whose written review judged an earlier revision: what the history tells of the answers that it
    judged, the newest first. Of a review that kept no versions: of all until it was submitted."""
    version = Func(
        OuterRef("review__judged"),
        Value("answers"),
        Cast("question", TextField()),
        function="jsonb_extract_path_text",
        output_field=TextField(),
    )
    submitted_at = Case(
        When(is_without_versions=True, then=OuterRef("review__submitted_at")), output_field=DateTimeField()
    )
    saved = (
        apps.get_model("applications", "AnswerEvent")
        .objects.filter(application=OuterRef("application"))
        .exclude(application__revision=OuterRef("review__application_revision"))
        .annotate(
            judged_version=version,
            is_without_versions=ExpressionWrapper(
                IsNull(OuterRef("review__judged"), True), output_field=BooleanField()
            ),
        )
        .filter(Q(judged_version=Cast("version", TextField())) | Q(pgh_created_at__lte=submitted_at))
        .order_by("-pgh_id")
    )
    return ArraySubquery(
        saved.values(saved=JSONObject(question="question", value="value", label="pgh_label"))
    )


def _judged(assignment: ReviewAssignment) -> tuple[dict[int, object], dict[int, str]]:
    """The answers as the review judged them and the keys of the documents, each by its question."""
    rows = getattr(assignment, "judged_answers", None)
    if rows is None:
        rows = ReviewAssignment.objects.values_list(judged_answers(), flat=True).get(pk=assignment.pk)
    review, values = assignment.review, {}
    if review.judged is None:
        for row in reversed(rows):
            values[row["question"]] = None if row["label"] == "delete" else row["value"]
        return values, {}
    for row in rows:
        values[row["question"]] = row["value"]  # the first event of a version is what was saved under it
    return values, {int(key): paper for key, paper in review.judged["documents"].items()}
