"""The application's page in the admin: what it costs, whatever is attached."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from applications.models import INFORMATION_REQUEST, Answer, Document, FormRevision, Question
from applications.standard_form import install
from selection.decisions import discard, propose
from selection.models import Criterion
from selection.reviewing import submit_review
from tests.applications.conftest import signed_in
from tests.factories import CallFactory, CriterionFactory, InformationRequestFactory, NominationFactory

from .blind_rows import file_under
from .people import approver, assigned, eligible, officer, reviewer

pytestmark = pytest.mark.django_db
MOST = 13  # twelve that read, and one that writes down who read


def revise(application):
    """The form it was submitted with is a kept one."""
    call = application.call
    FormRevision.objects.create(call=call, number=1, content={}, summary={"en": []})
    type(call).objects.filter(pk=call.pk).update(form_revision=2)
    type(application).objects.filter(pk=application.pk).update(form_revision=1)


def correct(application, text):
    """An answer and a document that are not what earlier reviews judged."""
    asked = Question.objects.filter(section__call=application.call).exclude(audience="staff").order_by("pk")
    motives, letter = asked.filter(kind="long-text").first(), asked.filter(kind="file").first()
    answer, is_new = Answer.objects.get_or_create(
        application=application, question=motives, defaults={"value": text}
    )
    if not is_new:
        answer.value, answer.version = text, answer.version + 1
        answer.save()
    Document.objects.filter(application=application, question=letter).delete()
    file_under(letter, application, "letter.pdf", b"%PDF-1.4", "application/pdf")
    type(application).objects.filter(pk=application.pk).update(revision=F("revision") + 1)
    application.refresh_from_db()


def judge(application):
    return submit_review(
        assignment=(asked := assigned(application, reviewer())),
        by=asked.reviewer,
        scores=dict.fromkeys(Criterion.objects.filter(edition=application.call.edition), 4),
        comment="Good.",
    )


def attach(application):
    """Another of everything that the page shows rows of; each review judged another revision than the last."""
    judge(application)
    correct(application, f"Motives {application.assignments.count()}")
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


def judged_and_corrected():
    application = eligible()
    install(application.call)
    CriterionFactory(edition=application.call.edition)
    correct(application, "To learn")
    review = judge(application)
    for text in ("To teach", "To lead"):
        correct(application, text)
    return application, review


def shown(client, application):
    address = reverse("admin:applications_application_change", args=[application.pk])
    return signed_in(client, officer()).get(address).content.decode()


def test_what_changed_since_a_review_is_told(client):
    application, _review = judged_and_corrected()
    page = shown(client, application)
    assert "<del>To learn</del> <ins>To lead</ins>" in page
    assert "<ins>Another document</ins>" in page
    assert "To teach" not in page


@pytest.mark.parametrize(("days", "is_told"), [(-1, True), (1, False)])
def test_a_review_without_versions_is_compared_with_what_was_saved_before_it(client, days, is_told):
    application, review = judged_and_corrected()
    moment = timezone.now() + timedelta(days=days)
    type(review).objects.filter(pk=review.pk).update(judged=None, submitted_at=moment)
    page = shown(client, application)
    assert ("<ins>To lead</ins>" in page) == is_told
    assert ("<ins>Another document</ins>" in page) == is_told
    assert "<del>" not in page


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
