"""The staff's list of applications: found, filtered with counts, in order."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from applications.admin import application as staff_list
from applications.admin import counted
from applications.listing import registry
from applications.models import Application, ApplicationTag
from tests.factories import (
    ApplicationFactory,
    NominationFactory,
    StaffFactory,
    SubmittedApplicationFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
LIST = reverse("admin:applications_application_changelist")


@pytest.fixture
def officer(client):
    """The browser of a selection officer."""
    client.force_login(
        StaffFactory(role=Role.SELECTION_OFFICER),
        backend="accounts.backends.WithRoles",
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
    caches["process"].clear()
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


def test_several_values_of_a_filter_are_joined_and_keep_their_counts(officer):
    for region in ("africa", "africa", "americas", "arab-states"):
        SubmittedApplicationFactory(region=region, gender="female" if region == "africa" else "male")
    answer = officer.get(LIST, {"region": ["africa", "americas"], "gender": ["male"]})
    assert len(listed(answer)) == 1
    assert counts_of(answer, "region") == {"americas": 1, "arab-states": 1}
    assert counts_of(answer, "gender") == {"female": 2, "male": 1}
    page = answer.content.decode()
    assert 'name="region" value="americas" checked' in page
    assert "Remove the filter" in page


def test_what_was_not_said_can_be_chosen(officer):
    SubmittedApplicationFactory()
    draft = ApplicationFactory()
    assert listed(officer.get(LIST, {"region": "none"})) == [draft.reference]
    assert listed(officer.get(LIST, {"track": "none"})) == [draft.reference]
    assert counts_of(officer.get(LIST), "track") == {"en": 1, "none": 1}


def test_tags_and_nominations_are_counted_by_application(officer):
    asked, tagged = SubmittedApplicationFactory(), SubmittedApplicationFactory()
    NominationFactory(application=asked)
    for name in ("priority", "call back"):
        ApplicationTag.objects.create(application=tagged, name=name, put_by=tagged.applicant)
    answer = officer.get(LIST, {"tag": ["priority", "call back"], "columns": "reference,tags,nominations"})
    assert listed(answer) == [tagged.reference]
    assert counts_of(answer, "nomination") == {"none": 1}
    assert "call back, priority" in answer.content.decode()
    assert counts_of(officer.get(LIST), "nomination") == {"awaited": 1, "none": 1}


def test_a_list_costs_the_same_with_many_rows(officer, django_assert_max_num_queries):
    chosen = {
        "region": ["africa", "americas"],
        "screening": "none",
        "columns": "reference,name,email,edition,tags,nominations,screening,reviews,reviewers,score,decision",
    }
    SubmittedApplicationFactory()
    officer.get(LIST, chosen)
    with CaptureQueriesContext(connection) as few:
        officer.get(LIST, chosen)
    for _number in range(6):
        NominationFactory(application=SubmittedApplicationFactory())
    with django_assert_max_num_queries(len(few)):
        assert len(listed(officer.get(LIST, chosen))) == 7
    with django_assert_max_num_queries(12):
        officer.get(LIST, {"view": "all"})


def test_columns_are_those_of_the_address_in_their_order(officer):
    SubmittedApplicationFactory(gender="female")
    answer = officer.get(LIST, {"columns": "gender,reference,unknown"})
    names = [column.name for column in answer.context["cl"].model_admin.columns_of(answer.wsgi_request)]
    assert names == ["gender", "reference"]
    assert '<th class="field-gender">' in answer.content.decode()


COLUMNS = reverse("admin:applications_columns")


def test_a_column_moves_up_and_keeps_the_order_of_the_list(officer):
    shown = ["reference", "name", "status"]
    page = officer.get(COLUMNS, {"columns": ",".join(shown), "shown": shown, "move": "up:status", "o": "-2"})
    assert [column.name for column in page.context["chosen"]] == ["reference", "status", "name"]
    moved = ["reference", "status", "name"]
    answer = officer.get(
        COLUMNS, {"columns": ",".join(shown), "shown": moved, "done": "yes", "o": "-2", "status": "draft"}
    )
    assert answer.url == f"{LIST}?columns=reference%2Cstatus%2Cname&o=-3&status=draft"


def test_nobody_but_officers_sees_the_list_or_its_pages(client):
    for role in (Role.REVIEWER, Role.READER, Role.PROGRAMME_OFFICER):
        client.force_login(StaffFactory(role=role), backend="accounts.backends.WithRoles")
        for name in ("application_changelist", "columns", "views", "view_new"):
            assert client.get(reverse(f"admin:applications_{name}")).status_code == 403
        for name in ("act", "export"):
            assert client.post(reverse(f"admin:applications_{name}"), {"kind": "csv"}).status_code == 403


@pytest.mark.parametrize("text", ["\x00", "%", "_", "'", "x " * 200])
def test_a_search_for_signs_is_no_error(officer, text):
    SubmittedApplicationFactory()
    assert officer.get(LIST, {"q": text}).status_code == 200


@pytest.mark.parametrize("sign", ["", "-"])
def test_the_list_sorts_by_each_column_there_is(officer, sign):
    SubmittedApplicationFactory()
    sorted_by = [
        place for place, column in enumerate(registry.columns.values(), 1) if column.order is not None
    ]
    order = ".".join(f"{sign}{place}" for place in sorted_by)
    answer = officer.get(LIST, {"o": order, "columns": ",".join(registry.columns)})
    assert len(listed(answer)) == 1
    assert list(answer.context["cl"].get_ordering_field_columns()) == sorted_by


@pytest.mark.parametrize("key", ["x", "00000000-0000-0000-0000-000000000000"])
def test_an_application_that_is_not_there_leads_back(officer, key):
    answer = officer.get(reverse("admin:applications_application_change", args=[key]))
    assert answer.status_code == 302
