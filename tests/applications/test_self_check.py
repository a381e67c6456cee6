"""The self-check: before the account, honest, and forgotten at once."""

import logging

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from applications.self_check import DOUBT, FINDINGS, FINE, OBSTACLE, findings_of, verdict_of

pytestmark = pytest.mark.django_db

GOOD = {"language": "b2", "available": "yes", "field": "works", "payment": "covered", "passport": "valid"}


def address(call):
    return reverse("self-check", kwargs={"slug": call.edition.slug})


def test_every_answer_that_can_be_given_has_its_finding(client, call):
    form = client.get(address(call)).context["form"]
    offered = {(name, value) for name, field in form.fields.items() for value, _label in field.choices}
    assert offered == set(FINDINGS)


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, FINE),
        ({"language": "b1"}, DOUBT),
        ({"payment": "nobody", "passport": "no"}, DOUBT),
        ({"available": "no"}, OBSTACLE),
        ({"field": "no", "language": "b1"}, OBSTACLE),
        ({"language": "below"}, OBSTACLE),
    ],
)
def test_the_heaviest_answer_decides(changed, verdict):
    assert verdict_of(findings_of(GOOD | changed)) == verdict


def test_what_stands_in_the_way_comes_first():
    found = findings_of(GOOD | {"passport": "no", "field": "no"})
    assert [name for name, _finding in found][:2] == ["field", "passport"]


def test_the_page_answers_in_words_and_says_whom_to_ask(client, call):
    call.edition.contact_email = "academy@example.org"
    call.edition.save()
    page = client.post(address(call), GOOD | {"available": "no"}).content.decode()
    assert "something stands in your way" in page
    assert "a part of it is not enough" in page
    assert "you may apply all the same" in page
    assert "mailto:academy@example.org" in page


def test_nothing_is_kept_of_the_answers(client, call, caplog):
    with caplog.at_level(logging.DEBUG):
        answer = client.post(address(call), GOOD | {"field": "no"})
    assert "sessionid" not in answer.cookies
    assert not Session.objects.exists()
    assert "no-store" in answer["Cache-Control"]
    assert not [line for line in caplog.messages if "passport" in line]


def test_an_empty_answer_is_asked_for_beside_its_question(client, call):
    answer = client.post(address(call), {name: value for name, value in GOOD.items() if name != "field"})
    assert answer.status_code == 200
    assert "verdict" not in answer.context
    assert answer.context["form"].errors.keys() == {"field"}


def test_it_needs_no_token_and_no_account(call):
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post(address(call), GOOD)
    assert answer.context["verdict"] == FINE


def test_an_edition_that_is_not_published_has_none(client, call):
    call.edition.is_published = False
    call.edition.save()
    assert client.get(address(call)).status_code == 404


def test_the_page_of_the_edition_leads_there(client, call):
    assert address(call) in client.get(call.edition.get_absolute_url()).content.decode()
