"""The applicant's page of the nomination."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from applications.endorsing import decline, endorse
from tests.factories import ApplicationFactory, NominationFactory, UserFactory

from .conftest import signed_in

pytestmark = pytest.mark.django_db

PERSON = {
    "act": "request",
    "name": "Mariama Ba",
    "organisation": "Union nationale des coopératives",
    "email": "ba@union.example",
    "language": "fr",
}


@pytest.fixture
def draft(client, call):
    draft = ApplicationFactory(call=call)
    signed_in(client, draft.applicant)
    return draft


def address(application):
    return reverse("application-nomination", kwargs={"pk": application.pk})


def page(client, application):
    return client.get(address(application)).content.decode()


def test_the_form_begins_with_whom_the_answers_name(client, complete_draft):
    signed_in(client, complete_draft.applicant)
    assert 'value="nominator@example.org"' in page(client, complete_draft)


def test_asking_shows_the_state_and_answers_the_forms_questions(client, draft):
    client.post(address(draft), PERSON)
    assert "Asked, no answer yet" in page(client, draft)
    named = dict(draft.answers.values_list("question__key", "value"))
    assert named["nominator-email"] == "ba@union.example"
    assert named["nominator-name"] == "Mariama Ba"


def test_what_is_wrong_is_said_and_what_was_typed_stays(client, draft):
    answer = client.post(address(draft), PERSON | {"email": "not an address"})
    assert answer.context["form"].errors.keys() == {"email"}
    assert "Mariama Ba" in answer.content.decode()
    assert not draft.nominations.exists()


def test_the_buttons_remind_replace_and_take_back(client, draft):
    client.post(address(draft), PERSON)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        client.post(address(draft), {"act": "remind"})
    assert draft.nominations.get().reminded_at
    client.post(address(draft), PERSON | {"email": "sow@union.example"})
    client.post(address(draft), {"act": "revoke"})
    assert sorted(draft.nominations.values_list("status", flat=True)) == ["revoked", "revoked"]


def test_a_refusal_is_told_in_words(client, draft):
    client.post(address(draft), PERSON)
    answer = client.post(address(draft), {"act": "remind"}, follow=True)
    assert "Please remind them tomorrow." in answer.content.decode()


def test_an_expired_link_offers_a_new_one(client, draft):
    NominationFactory(application=draft, expires_at=timezone.now() - timedelta(hours=1))
    assert "the link has expired" in page(client, draft)
    client.post(address(draft), {"act": "renew"})
    assert draft.nominations.get().is_awaited


def test_an_endorsement_ends_the_asking(client, draft):
    endorse(nomination=NominationFactory(application=draft), statement="Secret praise")
    shown = page(client, draft)
    assert "Nominated you" in shown
    assert "Ask this person" not in shown


def test_a_decline_is_shown_with_its_reason_and_the_form(client, draft):
    decline(nomination=NominationFactory(application=draft), reason="I left the union.")
    shown = page(client, draft)
    assert "I left the union." in shown
    assert "Ask this person" in shown


def test_a_get_changes_nothing(client, draft):
    client.get(address(draft), PERSON)
    assert not draft.nominations.exists()


def test_somebody_elses_page_does_not_exist(client, draft):
    signed_in(client, UserFactory())
    assert client.get(address(draft)).status_code == 404
    assert client.post(address(draft), PERSON).status_code == 404
