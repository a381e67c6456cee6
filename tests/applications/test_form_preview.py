"""The preview: the form as applicants see it, and not a trace left of what is typed into it."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from applications.models import Answer, Application, Document, Question
from tests.factories import StaffFactory, TrackFactory

from .form_parts import small_form
from .pages import browser_of, posted, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def form():
    return small_form()


@pytest.fixture
def desk():
    return browser_of(StaffFactory(role=Role.PROGRAMME_OFFICER))


def look(desk, form, **query):
    return desk.get(reverse("admin:applications_form_preview", args=[form.call.pk]), query)


def press(desk, form, shown, **data):
    return desk.post(
        reverse("admin:applications_form_preview", args=[form.call.pk]), {**posted(shown), **data}
    )


def test_a_conditional_question_shows_after_the_answer_it_needs(form, desk):
    first = look(desk, form)
    assert "Why?" not in said(first)
    then = press(desk, form, first, **{"q-payer": "fellowship", "update": "yes"})
    assert "Why?" in said(then)
    assert "Why?" not in said(press(desk, form, then, **{"q-payer": "self", "update": "yes"}))


def test_answers_travel_from_section_to_section_and_back(form, desk):
    first = press(desk, form, look(desk, form), **{"q-payer": "fellowship", "update": "yes"})
    second = press(desk, form, first, **{"q-payer": "fellowship", "q-reason": "We are poor", "next": "yes"})
    assert "Your motive" in said(second)
    back = press(desk, form, second, go="money", open="yes")
    assert "We are poor" in back.content.decode()


def test_nothing_is_stored(form, desk):
    shown = look(desk, form)
    with CaptureQueriesContext(connection) as queries:
        press(desk, form, shown, **{"q-payer": "fellowship", "q-amount": "12", "next": "yes"})
    written = [query["sql"] for query in queries if not query["sql"].lstrip().upper().startswith("SELECT")]
    assert [sql for sql in written if "applications_" in sql] == []
    assert [model for model in (Answer, Document, Application) if model.objects.exists()] == []


def test_faults_are_shown_as_the_applicant_sees_them(form, desk):
    shown = press(desk, form, look(desk, form), **{"q-amount": "a lot", "next": "yes"})
    assert "a lot" in shown.content.decode()
    assert "Please correct the following" in said(shown)


def test_each_language_shows_its_own_texts_and_flags_what_lacks(form, desk):
    Question.objects.filter(pk=form.payer.pk).update(label_fr="Qui paie ?")
    for choice in form.payer.choices.all():
        choice.label_fr = choice.value
        choice.save()
    shown = look(desk, form, language="fr")
    assert '<html lang="fr"' in shown.content.decode()
    assert "Qui paie ?" in said(shown)
    assert "How much?" in said(shown)  # shown in English, and flagged
    html = shown.content.decode()
    payer, amount = html.index("Qui paie"), html.index("How much?")
    flag = "Not translated yet: shown in another language."
    assert flag not in html[html.index('id="preview"') : payer]
    assert flag in html[payer:amount]


def test_switching_the_language_keeps_what_was_typed(form, desk):
    shown = press(desk, form, look(desk, form), **{"q-amount": "12", "language": "es"})
    assert '<html lang="es"' in shown.content.decode()
    assert 'value="12"' in shown.content.decode()


def test_a_retired_question_is_not_shown(form, desk):
    Question.objects.filter(pk=form.amount.pk).update(retired_at="2026-01-01T00:00Z")
    assert "How much?" not in said(look(desk, form))


def test_the_tracks_are_those_of_the_edition(call, desk):
    TrackFactory(edition=call.edition, language="es")
    shown = said(desk.get(reverse("admin:applications_form_preview", args=[call.pk])))
    assert "Spanish" in shown
    assert "Portuguese" not in shown


@pytest.mark.parametrize(
    "carried",
    [
        "",
        "{",
        "[]",
        "null",
        '{"x": 1}',
        '{"²": "a"}',
        '{"999999": "a"}',
        json.dumps({"1": {"a": "b"}}),
        '"' * 9,
    ],
)
def test_whatever_is_carried_along_breaks_nothing(form, desk, carried):
    assert press(desk, form, look(desk, form), carried=carried, here="x", language="xx").status_code == 200


def test_an_unknown_section_or_language_shows_the_first(form, desk):
    assert "Who pays?" in said(look(desk, form, section="no-such", language="tlh"))


def test_every_section_of_the_standard_form_is_shown_in_every_language(call, desk):
    for section in call.sections.all():
        for language in ("en", "fr", "es"):
            address = reverse("admin:applications_form_preview", args=[call.pk])
            shown = desk.get(address, {"section": section.key, "language": language})
            assert getattr(section, f"title_{language}") in said(shown)
            assert "Not translated yet" not in said(shown)
