"""The automatic checks of the screening: each says pass, look or fail, and why."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from applications.filled_form import fill
from applications.models import NOMINATION, Application, Question
from selection.checks import checks_of, read_facts
from selection.checks.mailboxes import mailbox
from tests.factories import (
    AnswerFactory,
    ApplicationFactory,
    CallFactory,
    ExtensionFactory,
    FormSectionFactory,
    NominationFactory,
    QuestionFactory,
    UserFactory,
)

from .people import submitted

pytestmark = pytest.mark.django_db

BORN = "1984-02-29"


@pytest.fixture
def call():
    return CallFactory(least_language_level="B2")


def said(application, title):
    """What the check of this title says: its outcome, its reason, and the references it names."""
    row = Application.objects.for_lists().with_extension().get(pk=application.pk)
    facts = read_facts(application=row, sections=fill(row), nominations=list(row.nominations.all()))
    found = {str(check.title): check for check in checks_of(facts)}.get(title)
    return (str(found.outcome), found.reason, [other.pk for other in found.others]) if found else None


def answer(application, key, value, **question):
    """The answer to the call's question of this key, asked if it is not yet."""
    found = Question.objects.filter(section__call=application.call, key=key).first()
    found = found or QuestionFactory(
        section=application.call.sections.first() or FormSectionFactory(call=application.call),
        key=key,
        **question,
    )
    return AnswerFactory(application=application, question=found, value=value)


# In time


def test_what_came_before_the_deadline_is_in_time(call):
    outcome, reason, _others = said(submitted(call=call), "Deadline")
    assert outcome == "pass"
    assert "before the deadline" in reason


def test_what_came_late_fails_and_under_an_extension_is_to_be_looked_at(call):
    late, extended = submitted(call=call), submitted(call=call)
    call.closes_at = timezone.now() - timedelta(days=1)
    call.save()
    ExtensionFactory(call=call, person=extended.applicant)
    assert said(late, "Deadline")[0] == "fail"
    outcome, reason, _others = said(extended, "Deadline")
    assert outcome == "look"
    assert "under an extension until" in reason


def test_an_extension_that_ended_before_the_submission_does_not_help(call):
    late = submitted(call=call)
    call.closes_at = timezone.now() - timedelta(days=3)
    call.save()
    ExtensionFactory(call=call, person=late.applicant, until=timezone.now() - timedelta(days=2))
    assert said(late, "Deadline")[0] == "fail"


# Complete


def test_missing_answers_documents_and_declarations_are_named_each(call):
    application = submitted(call=call)
    section = FormSectionFactory(call=call)
    for kind, label in (("short-text", "Position"), ("file", "Curriculum"), ("consent", "True")):
        QuestionFactory(section=section, kind=kind, label_en=label, is_required=True)
    application.form_revision = call.form_revision
    application.save()
    outcome, reason, _others = said(application, "Complete")
    assert outcome == "fail"
    assert "Documents missing: “Curriculum”." in reason
    assert "Declarations missing: “True”." in reason
    assert "Answers missing: “Position”." in reason


def test_what_was_asked_after_the_submission_is_no_fault_of_the_applicant(call):
    application = submitted(call=call)
    QuestionFactory(section__call=call, is_required=True)
    call.form_revision = application.form_revision + 1
    call.save()
    outcome, reason, _others = said(application, "Complete")
    assert outcome == "look"
    assert "The form changed" in reason


def test_what_is_required_later_or_not_asked_lacks_not(call):
    application = submitted(call=call)
    section = FormSectionFactory(call=call)
    payer = QuestionFactory(section=section, kind="single-choice", choices=["self", "fellowship"])
    AnswerFactory(application=application, question=payer, value="self")
    QuestionFactory(section=section, is_required=True, depends_on=payer, depends_on_values=["fellowship"])
    QuestionFactory(section=section, is_required=True, required_from=timezone.now() + timedelta(days=1))
    assert said(application, "Complete")[0] == "pass"


# Language


@pytest.mark.parametrize(
    ("least", "levels", "outcome"),
    [
        ("B2", ["B2", "C2"], "pass"),
        ("B2", ["C1", "B1"], "fail"),
        ("C1", ["B2", "C2"], "fail"),
        ("A2", ["A2", "B1"], "pass"),
        ("B2", ["B2", None], "look"),
    ],
)
def test_each_level_is_held_against_the_least_of_the_call(call, least, levels, outcome):
    call.least_language_level = least
    call.save()
    application = submitted(call=call)
    section = FormSectionFactory(call=call)
    for number, level in enumerate(levels):
        question = QuestionFactory(section=section, key=f"level-{number}", kind="language-level")
        if level:
            AnswerFactory(application=application, question=question, value=level)
    assert said(application, "Language level")[0] == outcome


def test_a_call_that_asks_for_no_level_says_nothing_of_it(call):
    call.least_language_level = ""
    call.save()
    application = submitted(call=call)
    answer(application, "language-speaking", "A1", kind="language-level")
    assert said(application, "Language level") is None


def test_own_answers_against_eligibility_fail(call):
    application = submitted(call=call)
    answer(application, "available", "no", kind="single-choice", choices=["yes", "no"])
    answer(application, "in-the-field", "no", kind="single-choice", choices=["yes", "no"])
    assert said(application, "Availability")[0] == said(application, "Field of work")[0] == "fail"


# The same person


def person(call, given, family, *, born=BORN, country="SN", **fields):
    application = submitted(call=call, given_names=given, family_names=family, country=country, **fields)
    if born:
        answer(application, "date-of-birth", born, kind="date")
    return application


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Awa", "N’Diaye"), ("AWA", "N'DIAYE")),
        (("Awa", "N’Diaye"), ("N’Diaye", "Awa")),
        (("José María", "Núñez"), ("Jose Maria", "Nunez")),
        (("Łukasz", "Wałęsa"), ("Lukasz", "Walesa")),
        (("Jean-Pierre", "Kouassi"), ("Jean Pierre", "Kouassi")),
        (("", "李小明"), ("", "李小明")),
        (("Иван", "Петров"), ("ИВАН", "ПЕТРОВ")),
        (("مُحَمَّد", "عليّ"), ("محمد", "علي")),
        (("Ελένη", "Παπαδοπούλου"), ("ΕΛΕΝΗ", "ΠΑΠΑΔΟΠΟΥΛΟΥ")),
        (("राम", "शर्मा"), ("राम", "शर्मा")),
    ],
)
def test_one_name_and_one_date_of_birth_are_one_person_in_any_script(call, one, other):
    first, second = person(call, *one), person(call, *other, country="CI")
    outcome, reason, others = said(first, "One application a person")
    assert (outcome, others) == ("fail", [second.pk])
    assert "the same name and the same date of birth" in reason


def test_a_latin_transcription_finds_the_name_written_in_latin(call):
    cyrillic = person(call, "Иван", "Петров")
    answer(cyrillic, "latin-name", "Ivan Petrov")
    latin = person(call, "Ivan", "Petrov")
    assert said(cyrillic, "One application a person")[2] == [latin.pk]


def test_a_name_alone_is_to_be_looked_at(call):
    first, second = person(call, "Awa", "Sow", born=""), person(call, "Awa", "Sow")
    outcome, _reason, others = said(first, "One application a person")
    assert (outcome, others) == ("look", [second.pk])


def test_a_similar_name_counts_within_one_country_and_without_another_birthday(call):
    first = person(call, "Ousmane", "Diop")
    similar = person(call, "Usmane", "Diop")
    abroad = person(call, "Usmane", "Diop", country="FR")
    person(call, "Ousman", "Diop", born="1990-01-01")
    outcome, reason, others = said(first, "One application a person")
    assert (outcome, others) == ("fail", [similar.pk])
    assert "a similar name and the same date of birth" in reason
    assert abroad.pk not in others


def test_one_mailbox_is_one_person(call):
    one = submitted(call=call, applicant=UserFactory(email="a.wa+turin@gmail.com"))
    other = submitted(
        call=call, given_names="Binta", family_names="Fall", applicant=UserFactory(email="Awa@Googlemail.com")
    )
    house = submitted(call=call, family_names="Ba", applicant=UserFactory(email="chief@union.example"))
    tagged = submitted(call=call, family_names="Sy", applicant=UserFactory(email="Chief+2@union.example"))
    assert said(one, "One application a person")[::2] == ("fail", [other.pk])
    assert said(house, "One application a person")[::2] == ("fail", [tagged.pk])
    assert mailbox("chief@union.example") != mailbox("c.hief@union.example")


def test_other_editions_drafts_and_withdrawn_ones_are_no_duplicates(call):
    first = person(call, "Awa", "Sow")
    person(CallFactory(), "Awa", "Sow")
    ApplicationFactory(call=call, given_names="Awa", family_names="Sow")
    assert said(first, "One application a person")[0] == "pass"


def test_what_the_account_applied_for_before_is_told(call):
    first = person(call, "Awa", "Sow")
    earlier = person(CallFactory(), "Awa", "Sow", applicant=first.applicant)
    assert said(first, "Earlier applications")[2] == [earlier.pk]


# Who nominates


def test_a_nomination_that_was_declined_or_stayed_silent_is_to_be_looked_at(call):
    declined, silent, awaited, given = (submitted(call=call) for _ in range(4))
    NOMINATION.move(NominationFactory(application=declined), "decline")
    NominationFactory(application=silent, expires_at=timezone.now() - timedelta(days=1))
    NominationFactory(application=awaited)
    NOMINATION.move(NominationFactory(application=given), "endorse")
    outcomes = {
        name: said(row, "Nomination")
        for name, row in (("declined", declined), ("silent", silent), ("awaited", awaited), ("given", given))
    }
    assert [outcomes[name][0] for name in ("declined", "silent", "awaited", "given")] == [
        "look",
        "look",
        "look",
        "pass",
    ]
    assert "declined to nominate" in outcomes["declined"][1]
    assert "stayed silent" in outcomes["silent"][1]


def test_where_the_call_requires_it_a_missing_nomination_fails_and_a_letter_suffices(call):
    call.requires_nomination = True
    call.save()
    assert said(submitted(call=call), "Nomination")[0] == "fail"
    silent = submitted(call=call)
    NominationFactory(application=silent)
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        assert said(silent, "Nomination")[0] == "fail"


def test_two_nominees_of_one_person_are_told_by_request_or_by_answer(call):
    first, asked, named, other = (submitted(call=call, organisation="") for _ in range(4))
    NominationFactory(application=first, email="Chief@union.example")
    NominationFactory(application=asked, email="chief@union.example")
    NominationFactory(application=other, email="else@union.example")
    answer(named, "nominator-email", "chief@union.example", kind="email")
    outcome, _reason, others = said(first, "Same nominator")
    assert (outcome, others) == ("look", [asked.pk, named.pk])
    assert said(other, "Same nominator") is None


def test_colleagues_are_found_however_the_organisation_is_written(call):
    first = submitted(call=call, organisation="Union Nationale des Coopératives")
    second = submitted(call=call, organisation="union nationale des cooperatives.")
    submitted(call=call, organisation="Autre maison")
    assert said(first, "Same organisation")[::2] == ("look", [second.pk])


def test_the_worst_comes_first_and_the_words_follow_the_reader(call):
    from django.utils import translation

    application = submitted(call=call)
    call.closes_at = timezone.now() - timedelta(days=1)
    call.save()
    row = Application.objects.for_lists().with_extension().get(pk=application.pk)
    facts = read_facts(application=row, sections=fill(row), nominations=[])
    assert [str(check.outcome) for check in checks_of(facts)] == sorted(
        (str(check.outcome) for check in checks_of(facts)), key=["fail", "look", "pass"].index
    )
    with translation.override("fr"):
        assert checks_of(facts)[0].outcome == "fail"


def test_the_facts_cost_three_queries(call, django_assert_num_queries):
    first = person(call, "Awa", "Sow")
    for _ in range(3):
        person(call, "Awa", "Sow")
    row = Application.objects.for_lists().with_extension().get(pk=first.pk)
    sections = fill(row)
    with django_assert_num_queries(2):  # nobody nominates, so nobody is looked for
        read_facts(application=row, sections=sections, nominations=[])
    NominationFactory(application=first)
    nominations = list(row.nominations.all())
    with django_assert_num_queries(3):
        read_facts(application=row, sections=sections, nominations=nominations)
