"""A session that ends in the middle of a form loses no word."""

import re

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from applications.answering import save_answers
from applications.models import Answer, Question
from tests.accounts.letters import letters_to
from tests.accounts.second_factors import add_app, code_now
from tests.applications.filling import section_address, shown, value_of
from tests.factories import PASSWORD, ApplicationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(call):
    return ApplicationFactory(call=call)


def send_after_the_session_ended(client, draft, **fields):
    return client.post(section_address(draft, "contact"), {**shown(draft, "contact"), **fields})


def sign_in(client, person, next_page=""):
    address = reverse("account_login") + (f"?next={next_page}" if next_page else "")
    return client.post(address, {"login": person.email, "password": PASSWORD, "next": next_page}, follow=True)


def test_what_was_sent_is_saved_after_signing_in(client, draft):
    answer = send_after_the_session_ended(client, draft, **{"q-city": "Dakar"})
    assert answer.url == f"{reverse('account_login')}?next={section_address(draft, 'contact')}"
    page = sign_in(client, draft.applicant, section_address(draft, "contact"))
    assert value_of(draft, "city") == "Dakar"
    assert 'value="Dakar"' in page.content.decode()
    assert "What you had typed before you signed in again is saved." in page.content.decode()


def test_it_is_saved_after_signing_in_by_a_code_and_a_second_step(client, draft):
    secret = add_app(draft.applicant)
    page = section_address(draft, "contact")
    send_after_the_session_ended(client, draft, **{"q-city": "Dakar"})
    asked = client.post(
        f"{reverse('account_request_login_code')}?next={page}", {"email": draft.applicant.email}
    )
    (letter,) = letters_to(draft.applicant.email)
    (code,) = re.findall(r"^\**([A-Z0-9]{3,}-?[A-Z0-9]{3,})\**$", letter.text_body, re.MULTILINE)
    assert client.post(asked.url, {"code": code}).url == reverse("mfa_authenticate")
    assert not Answer.objects.exists()
    answer = client.post(reverse("mfa_authenticate"), {"code": code_now(secret)})
    assert answer.url == page
    assert value_of(draft, "city") == "Dakar"
    assert 'value="Dakar"' in client.get(page).content.decode()


def test_the_sign_in_page_says_that_it_is_kept(client, draft):
    page = client.post(
        section_address(draft, "contact"), {**shown(draft, "contact"), "q-city": "Dakar"}, follow=True
    )
    assert "Your session had ended. What you typed is kept" in page.content.decode()
    assert not Answer.objects.exists()


def test_another_persons_sign_in_drops_it(client, draft):
    send_after_the_session_ended(client, draft, **{"q-city": "Dakar"})
    sign_in(client, UserFactory())
    assert not Answer.objects.exists()
    assert not any("kept_aside" in session.get_decoded() for session in Session.objects.all())


def test_after_an_hour_it_is_dropped(client, draft):
    with time_machine.travel(timezone.now() - timezone.timedelta(hours=1, seconds=1)):
        send_after_the_session_ended(client, draft, **{"q-city": "Dakar"})
    sign_in(client, draft.applicant)
    assert not Answer.objects.exists()


def test_a_newer_text_is_not_overwritten_by_it(client, draft):
    send_after_the_session_ended(client, draft, **{"q-city": "Dakar"})
    city = Question.objects.get(section__call=draft.call, key="city")
    save_answers(application=draft, answers={city: "Thiès"})
    page = sign_in(client, draft.applicant, section_address(draft, "contact")).content.decode()
    assert value_of(draft, "city") == "Thiès"
    assert 'value="Dakar"' in page
    assert "<blockquote>Thiès</blockquote>" in page
    client.post(
        section_address(draft, "contact"),
        {"q-city": "Dakar", "q-city-version": "0", "q-city-choice": "mine:1"},
    )
    assert value_of(draft, "city") == "Dakar"
    assert "<blockquote>" not in client.get(section_address(draft, "contact")).content.decode()


def test_nothing_is_kept_of_what_no_page_of_ours_sends(client, draft):
    client.post(section_address(draft, "no-such-section"), {"q-city": "x"})
    client.post(section_address(draft, "contact"), {"city": "x"})
    client.post(section_address(draft, "contact"), {"q-city": "x" * 300_001})
    assert not any("kept_aside" in session.get_decoded() for session in Session.objects.all())


def test_a_page_read_without_a_session_asks_to_sign_in(client, draft):
    assert client.get(section_address(draft, "contact")).url.startswith(reverse("account_login"))


class TestStaleToken:
    """The page's token is out of date: its sender signed in again in another tab."""

    @pytest.fixture
    def strict(self, draft):
        client = Client(enforce_csrf_checks=True)
        client.force_login(draft.applicant)
        return client

    def send(self, client, draft, **headers):
        fields = {**shown(draft, "contact"), "q-city": "Dakar", "csrfmiddlewaretoken": "stale"}
        return client.post(section_address(draft, "contact"), fields, headers=headers, follow=True)

    def test_the_text_is_shown_again_to_be_sent_once_more(self, strict, draft):
        page = self.send(strict, draft, origin="http://testserver").content.decode()
        assert 'value="Dakar"' in page
        assert "nothing is saved yet" in page
        assert not Answer.objects.exists()

    @pytest.mark.parametrize("headers", [{}, {"origin": "https://evil.example"}, {"origin": "null"}])
    def test_another_site_prefills_nothing(self, strict, draft, headers):
        assert self.send(strict, draft, **headers).status_code == 403
        assert 'value="Dakar"' not in strict.get(section_address(draft, "contact")).content.decode()

    def test_anothers_application_shows_nothing(self, draft):
        client = Client(enforce_csrf_checks=True)
        client.force_login(UserFactory())
        assert self.send(client, draft, origin="http://testserver").status_code == 404
