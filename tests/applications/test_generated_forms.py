"""Whatever form the staff build and whatever people type: what was stored is what was typed, and a
question that is not asked is never in the way."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.conditions import asked
from applications.fields.text import LongTextField, clean_line, clean_text, count_words
from applications.filled_form import fill
from applications.models import Answer, Question
from applications.submission import Incomplete, submit
from tests.applications.filling import section_address, shown
from tests.factories import ApplicationFactory, QuestionFactory, SectionFactory, TrackFactory

pytestmark = pytest.mark.django_db
Kind = Question.Kind
CHOICES = ["one", "two", "three"]
CHOSEN = (Kind.SINGLE_CHOICE, Kind.SCALE)
CONDITIONS = {
    Kind.CONSENT: ["yes", "no"],
    Kind.SINGLE_CHOICE: CHOICES,
    Kind.SCALE: CHOICES,
    Kind.MULTIPLE_CHOICE: CHOICES,
}
ANSWERS = {
    Kind.NUMBER: "12",
    Kind.DATE: "27/3/1985",
    Kind.EMAIL: "awa@example.org",
    Kind.TELEPHONE: "+221 77 123 45 67",
    Kind.URL: "https://example.org",
    Kind.COUNTRY: "SN",
    Kind.TRACK: "en",
    Kind.LANGUAGE_LEVEL: "B2",
    Kind.CONSENT: "on",
    **dict.fromkeys([*CHOSEN, Kind.MULTIPLE_CHOICE], "two"),
}
OFFERED = {
    **dict.fromkeys(CHOSEN, CHOICES),
    Kind.COUNTRY: ["SN"],
    Kind.TRACK: ["en"],
    Kind.LANGUAGE_LEVEL: ["B2"],
}

kinds = st.sampled_from([kind for kind in Kind if kind != Kind.FILE])
questions = st.fixed_dictionaries(
    {
        "kind": kinds,
        "is_required": st.booleans(),
        "max_characters": st.none() | st.integers(1, 40),
        "max_words": st.none() | st.integers(1, 6),
        "condition": st.none() | st.tuples(st.integers(0, 20), st.sets(st.integers(0, 2), min_size=1)),
    }
)
forms = st.lists(st.lists(questions, min_size=1, max_size=5), min_size=1, max_size=3)
# As a browser sends it: line ends as CR LF, no lone surrogates.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60).map(
    lambda text: text.replace("\r", "").replace("\n", "\r\n")
)
typed_of = {
    **dict.fromkeys(Kind, texts),
    **dict.fromkeys(
        [*CHOSEN, Kind.COUNTRY, Kind.TRACK, Kind.LANGUAGE_LEVEL],
        st.sampled_from(["", "one", "SN", "en", "B2"]),
    ),
    Kind.MULTIPLE_CHOICE: st.lists(st.sampled_from(CHOICES), unique=True),
    Kind.CONSENT: st.sampled_from([[], "on"]),
    Kind.NUMBER: st.decimals(0, 10**8, places=2).map(str) | texts,
    Kind.DATE: st.dates().map(lambda day: f"{day.day}/{day.month}/{day.year}") | texts,
    Kind.EMAIL: st.emails() | texts,
    Kind.TELEPHONE: st.sampled_from(["+221 77 123 45 67", "0039 331 234567", "12"]) | texts,
}


def build(call, plan) -> list[Question]:
    TrackFactory(edition=call.edition, language="en")
    made = []
    for position, section_plan in enumerate(plan):
        section = SectionFactory(call=call, position=position)
        for place, fields in enumerate(section_plan):
            made.append(_question(section, place, made, **fields))
    return made


def _question(section, place, earlier, *, condition, max_characters, max_words, kind, **fields):
    is_text = kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT)
    can_depend_on = [question for question in earlier if question.kind in CONDITIONS]
    if condition and can_depend_on:
        parent = can_depend_on[condition[0] % len(can_depend_on)]
        values = CONDITIONS[parent.kind]
        fields["depends_on"] = parent
        fields["depends_on_values"] = sorted({values[number % len(values)] for number in condition[1]})
    return QuestionFactory(
        section=section,
        position=place,
        kind=kind,
        max_characters=max_characters if is_text else None,
        max_words=max_words if is_text else None,
        choices=CHOICES if kind in (*CHOSEN, Kind.MULTIPLE_CHOICE) else [],
        **fields,
    )


def send(client, draft, section, typed):
    """Save the section as its page sends it without the script: again while it asks more."""
    sent = None
    for _time in range(6):
        fields = {**shown(draft, section.key)}
        for question in section.questions.all():
            if f"q-{question.key}-version" in fields and question.pk in typed:
                fields[f"q-{question.key}"] = typed[question.pk]
        answer = client.post(section_address(draft, section.key), fields)
        assert answer.status_code in (200, 302)
        is_asked_more = answer.status_code == 200 or section_address(draft, section.key) in answer.url
        if not is_asked_more or fields.keys() == sent:
            return
        sent = fields.keys()


def holds_what_was_typed(question: Question, typed, answer: Answer | None) -> bool:
    if answer is None:  # nothing was typed that could be kept, or chosen that is offered
        return typed == [] or clean_line(typed) == "" or typed not in OFFERED.get(question.kind, [typed])
    if answer.unaccepted:
        return answer.unaccepted == typed.replace("\x00", "")
    match question.kind:
        case Kind.SHORT_TEXT:
            return answer.value == clean_line(typed)
        case Kind.LONG_TEXT:
            return answer.value == clean_text(typed)
        case Kind.NUMBER:
            return not answer.value or Decimal(answer.value) == Decimal(typed)
        case Kind.CONSENT:
            return answer.value is (typed == "on")
        case Kind.MULTIPLE_CHOICE:
            return sorted(answer.value) == sorted(typed)
        case Kind.SINGLE_CHOICE | Kind.SCALE | Kind.COUNTRY | Kind.TRACK | Kind.LANGUAGE_LEVEL:
            return answer.value == typed
    return True


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(forms, st.data())
def test_what_was_stored_is_what_was_typed_and_hidden_questions_never_block(client, plan, data):
    with transaction.atomic():
        draft = ApplicationFactory()
        client.force_login(draft.applicant)
        made = build(draft.call, plan)
        typed = {question.pk: data.draw(typed_of[question.kind], question.kind) for question in made}
        for section in draft.call.sections.all():
            send(client, draft, section, typed)

        answers = {answer.question_id: answer for answer in draft.answers.all()}
        is_asked = asked(made, {key: answer.value for key, answer in answers.items()})
        for question in made:
            if question.pk in is_asked:
                assert holds_what_was_typed(question, typed[question.pk], answers.get(question.pk)), (
                    question.kind,
                    typed[question.pk],
                    answers.get(question.pk)
                    and (answers[question.pk].value, answers[question.pk].unaccepted),
                )
        _submit_once_the_asked_are_answered(client, draft, made)
        transaction.set_rollback(True)


def _submit_once_the_asked_are_answered(client, draft, made) -> None:
    """Answers only what the refusal names; each must be a question that is asked now."""
    for _round in range(len(made) + 1):
        try:
            submit(application=draft, by=draft.applicant)
        except Incomplete as incomplete:
            is_asked = {
                entry.question.pk for part in fill(draft) for entry in part.questions if entry.is_asked
            }
            missing = [question for _section, question in incomplete.missing]
            assert {question.pk for question in missing} <= is_asked
            for section, question in incomplete.missing:
                send(client, draft, section, {question.pk: _valid(question)})
        else:
            draft.refresh_from_db()
            assert draft.status == "submitted"
            return
    pytest.fail("The form can't be submitted whatever one answers.")


def _valid(question: Question) -> str:
    return ANSWERS.get(question.kind, "x")


@given(st.text(max_size=200), st.integers(1, 30))
def test_the_limit_of_words_is_what_the_counter_counts(text, most):
    field = LongTextField(required=False, most_words=most, most_characters=10_000)
    try:
        kept = field.clean(text)
    except ValidationError:
        assert count_words(clean_text(text)) > most
    else:
        assert count_words(kept) <= most
