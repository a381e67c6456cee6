"""The standard form against the data dictionary of the Academy's design."""

import pytest

from applications.form_conditions import condition_faults
from applications.form_content import content_of, questions_in
from applications.models import Question
from applications.standard_form.installing import SECTIONS

pytestmark = pytest.mark.django_db
REQUIRED = {
    "track", "language-understanding", "language-speaking", "language-reading", "language-writing", "available",
    "in-the-field", "family-names", "gender", "date-of-birth", "nationality", "country-of-work", "telephone",
    "postal-address", "city", "country-of-residence", "organisation-name", "constituent-group", "sector", "position",
    "since", "duties", "tasks", "today", "expectations", "plan", "who-pays", "nominator-name", "nominator-position",
    "nominator-organisation", "nominator-email", "cv", "passport", "true-and-complete", "data-protection",
}  # fmt: skip
# Required once their condition holds.
REQUIRED_IF_ASKED = {
    "access-needs", "earlier-courses-which", "presentation-title", "presentation-summary", "fellowship-reason",
}  # fmt: skip
STAFF_ONLY = {"date-of-birth", "photo", "access-needs-agreed", "access-needs", "passport"}
HIDDEN_IF_BLIND = {
    "given-names", "family-names", "latin-name", "certificate-name", "telephone", "postal-address", "city",
    "country-of-residence", "messaging", "organisation-name", "organisation-name-track", "web-site",
    "supervisor-name", "supervisor-email", "nominator-name", "nominator-position", "nominator-organisation",
    "nominator-email", "cv", "letter", "language-certificate",
}  # fmt: skip


def keys(call, **conditions) -> set[str]:
    return set(Question.objects.filter(section__call=call, **conditions).values_list("key", flat=True))


def test_what_the_dictionary_marks_as_required_is(call):
    assert keys(call, is_required=True) == REQUIRED | REQUIRED_IF_ASKED
    assert keys(call, is_required=True, depends_on__isnull=False) == REQUIRED_IF_ASKED


def test_what_the_dictionary_hides_is_hidden(call):
    assert keys(call, audience="staff") == STAFF_ONLY
    assert keys(call, audience="reviewers-unless-blind") == HIDDEN_IF_BLIND


def test_the_limits_are_those_of_the_dictionary(call):
    limits = dict(Question.objects.filter(section__call=call).values_list("key", "max_characters"))
    assert limits["duties"] == 1200
    assert {limits[key] for key in ("today", "expectations", "plan")} == {1500}


def test_the_reason_is_asked_only_of_who_asks_for_a_fellowship(call):
    reason = Question.objects.get(section__call=call, key="fellowship-reason")
    assert (reason.depends_on.key, reason.depends_on_values) == ("who-pays", ["fellowship"])


def test_every_condition_names_an_earlier_question_and_answers_it_offers(call):
    content = content_of(call)
    assert any(question["depends_on"] for question in questions_in(content).values())
    assert list(condition_faults(content, content)) == []


def test_the_passport_is_not_required_before_the_deadline(call):
    passport = Question.objects.get(section__call=call, key="passport")
    assert passport.required_from > call.closes_at
    assert passport.stays_editable


def test_contact_data_can_be_corrected_and_is_part_of_the_profile(call):
    contact = Question.objects.filter(section__call=call, section__key="contact")
    assert set(contact.values_list("stays_editable", "is_profile")) == {(True, True)}


def test_sensitive_data_is_not_kept_long(call):
    kept = dict(Question.objects.filter(section__call=call).values_list("key", "retention_days"))
    assert {kept[key] for key in ("access-needs", "access-needs-agreed", "passport")} == {30}
    assert kept["photo"] == 90


def test_no_data_about_health_enters_the_profile(call):
    assert "access-needs" not in keys(call, is_profile=True)


def test_every_text_stands_in_every_language():
    for section in SECTIONS:
        for text in (
            section.title,
            *(q.label for q in section.questions),
            *(c[1] for q in section.questions for c in q.choices),
        ):
            assert all(text), text
        for question in section.questions:
            assert all(question.help) or not any(question.help), question.key


def test_a_key_stands_once():
    found = [question.key for section in SECTIONS for question in section.questions]
    assert len(found) == len(set(found))
