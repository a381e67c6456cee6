"""The participant's page, as browsers ask for it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from certificates.issuing import issue
from sessions_app.attendance import mark, mark_all_present
from sessions_app.models import PARTICIPATION
from tests.factories import ParticipationFactory, StaffFactory, UserFactory

from .people import attended, officer, participant, past_edition, session

pytestmark = pytest.mark.django_db


@pytest.fixture
def enter(client):
    """A browser of the person."""

    def sign_in(person):
        client.force_login(person, backend="accounts.backends.WithRoles")
        return client

    return sign_in


def address_of(participation):
    return reverse("participation", args=[participation.pk])


def test_the_page_shows_place_programme_hours_and_name(enter):
    edition = past_edition()
    found = participant(edition)
    here, away = session(edition, title="Opening plenary"), session(edition, hour=3, title="Market")
    mark(session=here, present=[found.pk], by=officer())
    mark(session=away, present=[], by=officer())
    page = enter(found.person).get(address_of(found)).content.decode()
    for text in (edition.title, "Opening plenary", "Market", "Present", "Absent", "of 4 hours attended"):
        assert text in page
    assert "The certificate requires 3.2 hours, that is 80% of" in page
    assert f'value="{found.printed_name}"' in page


def test_the_own_session_of_another_track_is_not_in_the_programme(enter):
    edition = past_edition()
    found, other = participant(edition), participant(edition, "fr")
    session(edition, title="Only in French", track=other.track)
    assert "Only in French" not in enter(found.person).get(address_of(found)).content.decode()
    assert "Only in French" in enter(other.person).get(address_of(other)).content.decode()


def test_a_corrected_name_is_kept(enter):
    found = ParticipationFactory()
    answer = enter(found.person).post(address_of(found), {"printed_name": "Awa Ndiaye-Sow"}, follow=True)
    found.refresh_from_db()
    assert found.printed_name == "Awa Ndiaye-Sow"
    assert "Saved." in answer.content.decode()


def test_a_wrong_name_comes_back_beside_the_field_as_typed(enter):
    found = ParticipationFactory()
    page = enter(found.person).post(address_of(found), {"printed_name": "Awa 😀"}).content.decode()
    assert "can’t be printed" in page
    assert 'value="Awa 😀"' in page
    found.refresh_from_db()
    assert found.printed_name == "Awa N’Diaye"


def test_once_a_certificate_says_the_name_it_is_fixed(enter):
    found = attended()
    issue(participation=found, by=officer())
    browser = enter(found.person)
    assert "Is the name right?" not in browser.get(address_of(found)).content.decode()
    answer = browser.post(address_of(found), {"printed_name": "Somebody Else"}, follow=True)
    assert "can’t be changed here any more" in answer.content.decode()
    found.refresh_from_db()
    assert found.printed_name == "Awa N’Diaye"


def test_a_cancelled_place_says_so_and_offers_no_change(enter):
    found = ParticipationFactory()
    PARTICIPATION.move(found, "cancel")
    page = enter(found.person).get(address_of(found)).content.decode()
    assert "Your place is cancelled" in page
    assert "Is the name right?" not in page


@pytest.mark.parametrize("make", [UserFactory, StaffFactory])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_finds_the_page(enter, make, method):
    found = ParticipationFactory()
    answer = getattr(enter(make()), method)(address_of(found), {"printed_name": "Theirs"})
    assert answer.status_code == 404
    found.refresh_from_db()
    assert found.printed_name == "Awa N’Diaye"


def test_a_stranger_is_asked_to_sign_in(client):
    answer = client.get(address_of(ParticipationFactory()))
    assert answer.status_code == 302
    assert reverse("account_login") in answer.url


def test_the_page_costs_the_same_with_a_longer_programme(enter):
    edition = past_edition()
    found = participant(edition)
    browser = enter(found.person)

    def count():
        mark_all_present(session=session(edition, day=count.day), by=officer())
        count.day += 1
        browser.get(address_of(found))
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(address_of(found)).status_code == 200
        return len(queries)

    count.day = 0
    few = count()
    for _ in range(3):
        many = count()
    assert many == few <= 15
