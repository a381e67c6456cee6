"""Views of the list of applications that people keep."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from applications.models import SavedView
from tests.factories import ApplicationFactory, StaffFactory, SubmittedApplicationFactory

pytestmark = pytest.mark.django_db
LIST = reverse("admin:applications_application_changelist")
NEW = reverse("admin:applications_view_new")
BACKEND = "accounts.backends.WithRoles"


@pytest.fixture
def officer(client):
    person = StaffFactory(role=Role.SELECTION_OFFICER)
    client.force_login(person, backend=BACKEND)
    client.person = person
    return client


def kept(person, **fields):
    return SavedView.objects.create(owner=person, **{"name": "Mine", **fields})


def test_a_view_keeps_filters_columns_and_order_and_nothing_else(officer):
    SubmittedApplicationFactory()
    draft = ApplicationFactory()
    query = "status=draft&columns=name,status&o=-1&p=3&e=1&_popup=1&next=//elsewhere&q=awa"
    answer = officer.post(f"{NEW}?{query}", {"name": "  My   drafts "})
    view = SavedView.objects.get()
    assert (view.owner, view.name, view.is_shared) == (officer.person, "My drafts", False)
    assert view.query == "columns=name%2Cstatus&o=-1&q=awa&status=draft"
    shown = officer.get(answer.url)
    assert [row.pk for row in shown.context["cl"].result_list] == [draft.pk]
    assert shown.context["current_view"] == view


def test_the_list_opens_on_the_default_view_and_can_show_all(officer):
    first = kept(officer.person, name="First", query="status=draft", is_default=True)
    assert officer.get(LIST).url == first.get_absolute_url()
    assert officer.get(LIST, {"view": "all"}).status_code == 200
    officer.post(f"{NEW}?status=submitted", {"name": "Second", "is_default": "on"})
    assert list(SavedView.objects.filter(is_default=True).values_list("name", flat=True)) == ["Second"]


def test_a_name_that_is_taken_is_said_beside_the_field_and_nothing_is_lost(officer):
    kept(officer.person, name="Drafts")
    page = officer.post(f"{NEW}?status=draft", {"name": "drafts", "is_shared": "on"})
    assert page.status_code == 200
    assert "You have a view of this name already." in page.content.decode()
    assert page.context["form"]["is_shared"].value() is True


def test_a_view_is_renamed_overwritten_and_removed_by_its_owner(officer):
    view = kept(officer.person, query="status=draft")
    address = reverse("admin:applications_view", args=[view.pk])
    officer.post(address, {"name": "Renamed", "is_shared": "on"})
    view.refresh_from_db()
    assert (view.name, view.is_shared, view.query) == ("Renamed", True, "status=draft")
    officer.post(f"{address}?status=submitted&view={view.pk}", {"name": "Renamed"})
    view.refresh_from_db()
    assert (view.query, view.is_shared) == ("status=submitted", False)
    officer.post(reverse("admin:applications_view_remove", args=[view.pk]))
    assert not SavedView.objects.exists()


def test_others_see_a_shared_view_and_change_none(officer):
    colleague = StaffFactory(role=Role.APPROVER)
    shared, private = kept(colleague, name="Ours", is_shared=True), kept(colleague, name="Theirs")
    page = officer.get(LIST).content.decode()
    assert "Ours" in page
    assert "Theirs" not in page
    for view in (shared, private):
        assert officer.get(reverse("admin:applications_view", args=[view.pk])).status_code == 404
        assert officer.post(reverse("admin:applications_view_remove", args=[view.pk])).status_code == 404
    assert SavedView.objects.count() == 2


def test_a_view_gives_nobody_more_than_they_may_see(officer, monkeypatch):
    from applications.listing import registry

    SubmittedApplicationFactory()
    view = kept(
        StaffFactory(role=Role.APPROVER), is_shared=True, query="columns=reference,decision&decision=none"
    )
    assert "field-decision" in officer.get(view.get_absolute_url()).content.decode()
    for kind in (registry.facets, registry.columns):
        barred = {**kind["decision"].__dict__, "may_see": lambda user: False}
        monkeypatch.setitem(kind, "decision", type(kind["decision"])(**barred))
    answer = officer.get(view.get_absolute_url())
    assert answer.status_code == 200
    assert "field-decision" not in answer.content.decode()
    assert "decision" not in {spec.facet.name for spec in answer.context["cl"].filter_specs}
    assert len(answer.context["cl"].result_list) == 1
