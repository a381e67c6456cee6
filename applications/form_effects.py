"""What a change of the form would do to the answers there are: counted, and said in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, F, Func, IntegerField, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .conditions import asked
from .form_content import as_questions, questions_in
from .models import Answer, Application, Call, Document, Question
from .translations import in_words

Status = Application.Status
UNANSWERED = Q(value="") | Q(value=[]) | Q(value=False) | Q(value=None)
CHARACTERS = "char_length(%(expressions)s #>> '{}')"
WORDS = "coalesce(array_length(regexp_split_to_array(btrim(%(expressions)s #>> '{}'), '\\s+'), 1), 0)"
# Who reads more: the larger the number, the more people.
READERS = {
    Question.Audience.STAFF: 0,
    Question.Audience.REVIEWERS_UNLESS_BLIND: 1,
    Question.Audience.REVIEWERS: 2,
}


@dataclass(frozen=True)
class Tally:
    """How many applications: drafts, and those that were submitted and not withdrawn."""

    drafts: int = 0
    submitted: int = 0

    def __bool__(self) -> bool:
        return bool(self.drafts or self.submitted)

    def __str__(self) -> str:
        drafts = ngettext("%(number)d draft", "%(number)d drafts", self.drafts) % {"number": self.drafts}
        submitted = ngettext(
            "%(number)d submitted application", "%(number)d submitted applications", self.submitted
        ) % {"number": self.submitted}
        if self.drafts and self.submitted:
            return _("%(drafts)s and %(submitted)s") % {"drafts": drafts, "submitted": submitted}
        return submitted if self.submitted else drafts


@dataclass(frozen=True)
class Effect:
    """One consequence. `sets_aside` when answers given are used no more (they stay readable)."""

    text: str
    sets_aside: bool = False


def effects_of(call: Call, before: dict, after: dict) -> list[Effect]:
    """The consequences of replacing the form `before` by `after`; none for a mere change of order."""
    old, new = questions_in(before), questions_in(after)
    effects = []
    for key, question in old.items():
        if key not in new:
            effects += _of_removal(question)
        elif question != new[key]:
            effects += _of_change(call, old, new, key)
    for key, question in new.items():
        if key not in old:
            effects += _of_addition(call, question)
    return effects


def _of_removal(question: dict) -> Iterator[Effect]:
    words = {"question": in_words(question["label"]), "tally": given(question["id"])}
    if words["tally"]:
        yield Effect(
            _(
                "“%(question)s” is asked no more. Answered in %(tally)s: these answers are set aside; "
                "they stay readable with the application."
            )
            % words,
            sets_aside=True,
        )
    if question["maps_to"]:
        column = dict(Question.MapsTo.choices)[question["maps_to"]]
        yield Effect(
            _("Lists and filters by “%(column)s” stay empty for new applications.") % {"column": column}
        )


def _of_addition(call: Call, question: dict) -> Iterator[Effect]:
    words = {"question": in_words(question["label"]), "tally": tally(call.applications.all())}
    if not words["tally"]:
        return
    if question["is_required"]:
        text = _(
            "“%(question)s” is new and required. There are %(tally)s: drafts must answer it before they "
            "are submitted; submitted applications stay as they are, without it."
        )
    else:
        text = _(
            "“%(question)s” is new. There are %(tally)s: drafts may answer it; submitted applications stay "
            "as they are, without it."
        )
    yield Effect(text % words)


def _of_change(call: Call, old: dict, new: dict, key: int) -> Iterator[Effect]:
    was, now = old[key], new[key]
    yield from _of_words(was, now)
    yield from _of_choices(was, now)
    yield from _of_limits(was, now)
    yield from _of_readers(was, now)
    if (was["depends_on"], was["depends_on_values"]) != (now["depends_on"], now["depends_on_values"]):
        yield from _of_condition(call, old, new, key)
    if now["is_required"] and not was["is_required"]:
        yield from _of_requirement(call, now)


def _of_words(was: dict, now: dict) -> Iterator[Effect]:
    texts = ("label", "help_text")
    kept = {choice["value"]: choice["label"] for choice in now["choices"]}
    renamed = any(kept.get(choice["value"], choice["label"]) != choice["label"] for choice in was["choices"])
    if renamed or any(was[name] != now[name] for name in texts):
        words = {"question": in_words(now["label"]), "tally": given(now["id"])}
        if words["tally"]:
            yield Effect(_("“%(question)s” has new words. Answered in %(tally)s: the answers stay.") % words)


def _of_choices(was: dict, now: dict) -> Iterator[Effect]:
    offered = {choice["value"] for choice in now["choices"]}
    for choice in was["choices"]:
        if choice["value"] in offered:
            continue
        value = choice["value"]
        chosen = Answer.objects.filter(question=now["id"]).filter(Q(value=value) | Q(value__contains=[value]))
        words = {"choice": in_words(choice["label"]), "tally": _tally_of(chosen)}
        if words["tally"]:
            yield Effect(
                _(
                    "“%(choice)s” is offered no more. Chosen in %(tally)s: these answers stay readable; "
                    "who has a draft may choose another."
                )
                % words,
                sets_aside=True,
            )


def _of_limits(was: dict, now: dict) -> Iterator[Effect]:
    for name, measure, text in (
        (
            "max_characters",
            CHARACTERS,
            _("“%(question)s” gets a limit of %(most)d characters. Longer in %(tally)s: these answers stay."),
        ),
        (
            "max_words",
            WORDS,
            _("“%(question)s” gets a limit of %(most)d words. Longer in %(tally)s: these answers stay."),
        ),
    ):
        most = now[name]
        if most is None or (was[name] is not None and was[name] <= most):
            continue
        length = Func(F("value"), template=measure, output_field=IntegerField())
        longer = Answer.objects.filter(question=now["id"]).alias(length=length).filter(length__gt=most)
        words = {"question": in_words(now["label"]), "most": most, "tally": _tally_of(longer)}
        if words["tally"]:
            yield Effect(text % words)


def _of_readers(was: dict, now: dict) -> Iterator[Effect]:
    if READERS[now["audience"]] <= READERS[was["audience"]]:
        return
    words = {
        "question": in_words(now["label"]),
        "tally": given(now["id"]),
        "readers": dict(Question.Audience.choices)[now["audience"]],
    }
    if words["tally"]:
        yield Effect(
            _(
                "More people would read “%(question)s” (%(readers)s) than those who answered were told. "
                "Answered in %(tally)s."
            )
            % words
        )


def _of_requirement(call: Call, now: dict) -> Iterator[Effect]:
    has_answer = Answer.objects.filter(question=now["id"]).exclude(UNANSWERED).values("application")
    has_document = Document.objects.filter(question=now["id"]).values("application")
    without = call.applications.exclude(pk__in=has_answer).exclude(pk__in=has_document)
    words = {"question": in_words(now["label"]), "tally": tally(without)}
    if words["tally"]:
        yield Effect(
            _(
                "“%(question)s” becomes required. Not answered in %(tally)s: drafts must answer it before "
                "they are submitted; submitted applications stay as they are."
            )
            % words
        )


def _of_condition(call: Call, old: dict, new: dict, key: int) -> Iterator[Effect]:
    was_asked, is_asked = _chain(old, key), _chain(new, key)
    states = dict(call.applications.exclude(status=Status.WITHDRAWN).values_list("pk", "status"))
    values: dict = {application: {} for application in states}
    rows = Answer.objects.filter(
        application__call=call, question__in={question.pk for question in (*was_asked, *is_asked)}
    )
    for application, question, value in rows.values_list("application_id", "question_id", "value"):
        values.setdefault(application, {})[question] = value
    documents = set(Document.objects.filter(question=key).values_list("application_id", flat=True))
    dropped, gained = [], []
    for application, status in states.items():
        before = key in asked(was_asked, values[application])
        after = key in asked(is_asked, values[application])
        if before and not after and (values[application].get(key) or application in documents):
            dropped.append(status)
        if after and not before:
            gained.append(status)
    words = {"question": in_words(new[key]["label"])}
    if dropped:
        yield Effect(
            _(
                "“%(question)s” is asked of fewer people. Answered but not asked any more in %(tally)s: these "
                "answers are set aside, and come back if the condition holds again."
            )
            % {**words, "tally": _of_statuses(dropped)},
            sets_aside=True,
        )
    if gained:
        yield Effect(
            _("“%(question)s” is asked of more people: %(tally)s. Submitted applications stay as they are.")
            % {**words, "tally": _of_statuses(gained)}
        )


def _chain(questions: dict, key: int) -> list[Question]:
    """The question and those its condition leads back to, in the order of the form."""
    found, step = [], key
    while step in questions:
        found.append(step)
        step = questions[step]["depends_on"]
    return as_questions({"sections": [{"questions": [questions[pk] for pk in reversed(found)]}]})


def given(question: int) -> Tally:
    """The applications that answered the question, by words or by a document."""
    answers = Answer.objects.filter(question=question).exclude(UNANSWERED)
    files = _tally_of(Document.objects.filter(question=question))
    words = _tally_of(answers)
    return Tally(words.drafts + files.drafts, words.submitted + files.submitted)


def tally(applications: QuerySet[Application]) -> Tally:
    return Tally(**applications.aggregate(**_counts("")))


def _tally_of(rows: QuerySet) -> Tally:
    return Tally(**rows.aggregate(**_counts("application__")))


def _counts(path: str) -> dict[str, Count]:
    draft = Q(**{f"{path}status": Status.DRAFT})
    withdrawn = Q(**{f"{path}status": Status.WITHDRAWN})
    return {
        "drafts": Count("pk", filter=draft),
        "submitted": Count("pk", filter=~draft & ~withdrawn),
    }


def _of_statuses(statuses: list[str]) -> Tally:
    drafts = statuses.count(Status.DRAFT)
    return Tally(drafts, len(statuses) - drafts)
