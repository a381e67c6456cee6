"""The staff's list of applications: found, filtered with counts, in order."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from applications.admin import application as staff_list
from applications.admin import counted
from applications.models import Application
from tests.factories import ApplicationFactory, StaffFactory, SubmittedApplicationFactory, UserFactory

pytestmark = pytest.mark.django_db
LIST = reverse("admin:applications_application_changelist")


@pytest.fixture
def officer(client):
    """The browser of a selection officer."""
    client.force_login(
        StaffFactory(role=Role.SELECTION_OFFICER),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return client


def listed(answer):
    return [application.reference for application in answer.context["cl"].result_list]


@pytest.mark.parametrize(
    "words",
    ["thiong", "THIONG’O", "ngugi thiong", "fund of nyeri", "2027-KX", "wa.thiongo@", "ngugi wa.thiongo"],
)
def test_an_application_is_found_by_name_organisation_reference_or_address(officer, words):
    SubmittedApplicationFactory()
    sought = SubmittedApplicationFactory(
        reference="2027-KX77PQ",
        given_names="Ngugi",
        family_names="wa Thiong’o",
        organisation="Mutual Fund of Nyeri",
        applicant=UserFactory(email="wa.thiongo@example.org"),
    )
    assert listed(officer.get(LIST, {"q": words})) == [sought.reference]


def test_each_word_must_be_found(officer):
    SubmittedApplicationFactory(given_names="Ngugi")
    assert listed(officer.get(LIST, {"q": "ngugi nobody"})) == []


def test_the_newest_come_first_and_drafts_last(officer):
    first, second = SubmittedApplicationFactory(), SubmittedApplicationFactory()
    draft = ApplicationFactory()
    Application.objects.filter(pk=first.pk).update(submitted_at=timezone.now() - timedelta(days=1))
    assert listed(officer.get(LIST)) == [second.reference, first.reference, draft.reference]


def counts_of(answer, name):
    changelist = answer.context["cl"]
    return {value: number for value, number in changelist.counts[name].items() if number}


def test_filters_combine_and_each_counts_under_the_others(officer):
    SubmittedApplicationFactory(region="africa", gender="female")
    SubmittedApplicationFactory(region="africa", gender="male")
    SubmittedApplicationFactory(region="americas", gender="male")
    answer = officer.get(LIST, {"region": "africa"})
    assert len(listed(answer)) == 2
    assert counts_of(answer, "gender") == {"female": 1, "male": 1}
    assert counts_of(answer, "region") == {"africa": 2, "americas": 1}
    assert "Female (1)" in answer.content.decode()


def test_the_counts_of_a_long_list_may_be_a_minute_old(officer, monkeypatch):
    cache.clear()
    monkeypatch.setattr(counted, "LONG", 1)
    SubmittedApplicationFactory(gender="female", region="africa")
    with time_machine.travel(timezone.now(), tick=False) as moment:
        assert counts_of(officer.get(LIST), "gender") == {"female": 1}
        SubmittedApplicationFactory(gender="female", region="africa")
        assert counts_of(officer.get(LIST), "gender") == {"female": 1}
        assert counts_of(officer.get(LIST, {"region": "africa"}), "gender") == {"female": 2}
        moment.shift(timedelta(seconds=counted.REMEMBERED + 1))
        assert counts_of(officer.get(LIST), "gender") == {"female": 2}


def test_a_search_that_finds_many_shows_them_all(officer, monkeypatch):
    monkeypatch.setattr(staff_list, "FEW", 2)
    for _number in range(4):
        SubmittedApplicationFactory(family_names="Diop")
    answer = officer.get(LIST, {"q": "diop"})
    assert len(listed(answer)) == 4
    assert counts_of(answer, "status") == {"submitted": 4}


@pytest.mark.parametrize(
    "name", ["status", "call", "region", "constituent_group", "gender", "funding", "track"]
)
def test_a_filter_with_an_unknown_value_is_no_error(officer, name):
    SubmittedApplicationFactory()
    assert officer.get(LIST, {name: "x'\x00"}, follow=True).status_code == 200


@pytest.mark.parametrize("text", ["\x00", "%", "_", "'", "x " * 200])
def test_a_search_for_signs_is_no_error(officer, text):
    SubmittedApplicationFactory()
    assert officer.get(LIST, {"q": text}).status_code == 200


@pytest.mark.parametrize("column", range(1, 7))
def test_the_list_sorts_by_each_column(officer, column):
    SubmittedApplicationFactory()
    for sign in ("", "-"):
        assert len(listed(officer.get(LIST, {"o": f"{sign}{column}"}))) == 1


@pytest.mark.parametrize("key", ["x", "00000000-0000-0000-0000-000000000000"])
def test_an_application_that_is_not_there_leads_back(officer, key):
    answer = officer.get(reverse("admin:applications_application_change", args=[key]))
    assert answer.status_code == 302
