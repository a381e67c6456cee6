"""The application's page in the admin: what it costs, whatever is attached."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import INFORMATION_REQUEST, FormRevision, Question
from applications.standard_form import install
from selection.decisions import discard, propose
from selection.models import Criterion
from selection.reviewing import submit_review
from tests.applications.conftest import signed_in
from tests.factories import CallFactory, CriterionFactory, InformationRequestFactory, NominationFactory

from .people import approver, assigned, eligible, officer, reviewer

pytestmark = pytest.mark.django_db
MOST = 13  # twelve that read, and one that writes down who read


def revise(application):
    """The form it was submitted with is a kept one."""
    call = application.call
    FormRevision.objects.create(call=call, number=1, content={}, summary={"en": []})
    type(call).objects.filter(pk=call.pk).update(form_revision=2)
    type(application).objects.filter(pk=application.pk).update(form_revision=1)


def attach(application):
    """Another of everything that the page shows rows of."""
    submit_review(
        assignment=(asked := assigned(application, reviewer())),
        by=asked.reviewer,
        scores=dict.fromkeys(Criterion.objects.filter(edition=application.call.edition), 4),
        comment="Good.",
    )
    asked = InformationRequestFactory(application=application)
    INFORMATION_REQUEST.move(asked, "cancel")
    asked.questions.set(Question.objects.filter(section__call=application.call)[:2])
    if not application.nominations.exists():  # one is alive at most
        NominationFactory(application=application, rank=1)
    discard(decision=propose(application=application, outcome="offer", by=officer()), by=officer())


@pytest.mark.parametrize("role", [officer, approver])
def test_it_costs_the_same_whatever_is_attached(client, role):
    call = CallFactory()
    install(call)
    CriterionFactory.create_batch(2, edition=call.edition)
    application = eligible(call=call)
    revise(application)
    browser = signed_in(client, role())
    address = reverse("admin:applications_application_change", args=[application.pk])
    numbers = []
    for more in (1, 4):
        for _ in range(more):
            attach(application)
        browser.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(address).status_code == 200
        numbers.append(len(captured))

    assert numbers[0] == numbers[1] <= MOST


def test_what_was_asked_is_named_in_the_readers_language(client):
    call = CallFactory()
    install(call)
    application = eligible(call=call)
    in_french, in_english_alone, _rest = Question.objects.filter(section__call=call)[:3]
    Question.objects.filter(pk=in_french.pk).update(label_en="Motives", label_fr="Motifs")
    Question.objects.filter(pk=in_english_alone.pk).update(label_en="Means", label_fr="")
    asked = InformationRequestFactory(application=application)
    asked.questions.set([in_english_alone, in_french])
    reader = officer()
    type(reader).objects.filter(pk=reader.pk).update(language="fr")
    address = reverse("admin:applications_application_change", args=[application.pk])
    page = signed_in(client, reader).get(address).content.decode()
    assert "<dd>Motifs · Means</dd>" in page
    assert "<dd>Motives" not in page


def test_a_ranked_nominee_stands_among_all_of_the_same_person(client):
    application, other = eligible(), eligible()
    NominationFactory(application=application, email="chief@union.example", rank=2)
    page = reverse("admin:applications_application_change", args=[application.pk])
    browser = signed_in(client, officer())
    assert "Ranked 2 of 1" in browser.get(page).content.decode()
    NominationFactory(application=other, email="chief@union.example")  # of another call
    assert "Ranked 2 of 1" in browser.get(page).content.decode()
    same = eligible(call=application.call)
    NominationFactory(application=same, email="Chief@union.example")
    assert "Ranked 2 of 2" in browser.get(page).content.decode()
