"""Acts on many applications: asked with numbers and reasons, done one by one, once."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from applications.listing import acting
from applications.models import ApplicationTag, Extension, ListAct
from notifications.models import Message
from progress import running
from progress.models import Job, JobItem
from selection.models import ReviewAssignment, Screening
from tests.factories import ApplicationFactory, CallFactory, StaffFactory, SubmittedApplicationFactory

pytestmark = pytest.mark.django_db
ACT = reverse("admin:applications_act")
BACKEND = "accounts.backends.WithRoles"


@pytest.fixture
def officer(client):
    person = StaffFactory(role=Role.SELECTION_OFFICER)
    client.force_login(person, backend=BACKEND)
    client.person = person
    return client


def ask(client, act, *, query="", rows=(), confirmed=None, **fields):
    """Posts the form of the list or, with the number that was promised, that of the page that asks."""
    values = {"act": act, "scope": "ticked" if rows else "all", "_selected_action": [row.pk for row in rows]}
    if confirmed is not None:
        values |= {"confirmed": confirmed, "key": str(uuid.uuid4())}
    return client.post(f"{ACT}?{query}", {**values, **fields})


def test_the_page_says_what_happens_to_how_many_and_why_others_are_left_out(officer):
    call = CallFactory()
    for _number in range(2):
        SubmittedApplicationFactory(call=call)
    ApplicationFactory(call=call)
    done = SubmittedApplicationFactory(call=call)
    Screening.objects.create(application=done, is_eligible=True, screened_by=officer.person)
    page = ask(officer, "eligible")
    assert page.context["promise"] == "2 applications are found eligible. Nobody is told."
    assert page.context["left_out"] == [
        ("Not awaiting its screening: a draft, withdrawn or decided.", 1),
        ("Eligible already.", 1),
    ]
    assert Screening.objects.count() == 1


def test_all_that_are_found_are_meant_across_pages_and_no_others(officer, monkeypatch):
    from applications.admin.application import ApplicationAdmin

    monkeypatch.setattr(ApplicationAdmin, "list_per_page", 1)
    wanted = [SubmittedApplicationFactory(region="africa") for _number in range(3)]
    other = SubmittedApplicationFactory(region="americas")
    answer = ask(officer, "eligible", query="region=africa", confirmed=3)
    asked = ListAct.objects.get()
    assert answer.url == asked.job.get_absolute_url()
    assert (asked.done, asked.not_done, asked.query) == (3, 0, "region=africa")
    assert set(Screening.objects.values_list("application", flat=True)) == {row.pk for row in wanted}
    assert not Screening.objects.filter(application=other).exists()


def test_a_tick_outside_of_what_the_list_finds_counts_for_nothing(officer):
    hidden = SubmittedApplicationFactory(region="americas")
    page = ask(officer, "eligible", query="region=africa", rows=[hidden])
    assert page.context["number"] == 0


def test_the_same_asking_twice_is_done_once(officer):
    rows = [SubmittedApplicationFactory() for _number in range(2)]
    key = str(uuid.uuid4())
    first = ask(officer, "tag", rows=rows, confirmed=2, key=key, name="priority")
    again = ask(officer, "tag", rows=rows, confirmed=2, key=key, name="priority")
    assert first.url == again.url
    assert ListAct.objects.count() == 1
    assert ApplicationTag.objects.count() == 2
    assert running.run(Job.objects.get().pk) is False
    assert ListAct.objects.get().done == 2


def test_a_list_that_changed_meanwhile_asks_again(officer):
    SubmittedApplicationFactory()
    page = ask(officer, "eligible", confirmed=2)
    assert page.status_code == 200
    assert "The list has changed meanwhile" in page.content.decode()
    assert not Screening.objects.exists()


def test_what_is_refused_is_told_by_reference_and_the_rest_is_done(officer):
    reviewer = StaffFactory(role=Role.REVIEWER)
    free = SubmittedApplicationFactory(organisation="Another house")
    own = SubmittedApplicationFactory(applicant=reviewer)
    for row in (free, own):
        Screening.objects.create(application=row, is_eligible=True, screened_by=officer.person)
    due = timezone.localdate() + timedelta(days=9)
    answer = ask(officer, "ask-reviewer", rows=[free, own], confirmed=2, reviewer=reviewer.pk, due_on=due)
    assert list(ReviewAssignment.objects.values_list("application", flat=True)) == [free.pk]
    asked = ListAct.objects.get()
    assert (asked.done, asked.not_done) == (1, 1)
    page = officer.get(answer.url).content.decode()
    assert own.reference in page
    assert reverse("admin:applications_application_change", args=[own.pk]) in page
    assert free.reference not in page


def test_more_time_counts_from_each_calls_own_deadline(officer):
    drafts = [ApplicationFactory() for _number in range(2)]
    SubmittedApplicationFactory()
    ask(officer, "extend", confirmed=2, days=5, reason="Storm")
    for draft in drafts:
        extension = Extension.objects.get(call=draft.call)
        assert extension.until == draft.call.closes_at + timedelta(days=5)
        assert extension.granted_by == officer.person
    assert Message.objects.filter(kind="extension-granted").count() == 2


def test_a_form_that_is_not_filled_in_does_nothing_and_loses_nothing(officer):
    ApplicationFactory()
    page = ask(officer, "extend", confirmed=1, days="soon", reason="Storm")
    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {"days"}
    assert 'value="Storm"' in page.content.decode()
    assert not ListAct.objects.exists()


def test_many_are_left_to_the_worker_who_goes_on_after_a_break(officer, monkeypatch):
    monkeypatch.setattr(acting, "AT_ONCE", 1)
    for _number in range(5):
        SubmittedApplicationFactory()
    answer = ask(officer, "tag", confirmed=5, name="priority")
    job = Job.objects.get()
    assert answer.url == job.get_absolute_url()
    assert "0 of 5 done" in officer.get(answer.url).content.decode()
    assert not ApplicationTag.objects.exists()
    monkeypatch.setattr(running, "SLICE", -1)
    assert running.run(job.pk) is True
    assert ApplicationTag.objects.count() == 1
    while running.run(job.pk):
        pass
    assert "5 of 5 done" in officer.get(answer.url).content.decode()
    noted = ListAct.objects.get()
    assert (noted.job, noted.done, noted.not_done) == (job, 5, 0)
    assert ApplicationTag.objects.count() == 5


def test_who_lost_the_role_meanwhile_does_nothing(officer, monkeypatch):
    monkeypatch.setattr(acting, "AT_ONCE", 0)
    row = SubmittedApplicationFactory()
    ask(officer, "tag", rows=[row], confirmed=1, name="x")
    officer.person.groups.clear()
    running.run(Job.objects.get().pk)
    assert not ApplicationTag.objects.exists()
    assert JobItem.objects.get().reason == "This is not possible any more."


@pytest.mark.parametrize("act", ["eligible", "ineligible", "ask-reviewer", "extend", "tag", "untag"])
def test_an_approver_reads_the_list_and_acts_on_nothing(client, act):
    client.force_login(StaffFactory(role=Role.APPROVER), backend=BACKEND)
    SubmittedApplicationFactory()
    assert ask(client, act).status_code == 403
    assert ask(client, act, confirmed=1, name="x").status_code == 403
    assert not ListAct.objects.exists()


def test_the_outcome_is_for_who_asked(client, officer):
    row = SubmittedApplicationFactory()
    answer = ask(officer, "tag", rows=[row], confirmed=1, name="x")
    client.force_login(StaffFactory(role=Role.SELECTION_OFFICER), backend=BACKEND)
    assert client.get(answer.url).status_code == 403
    client.force_login(StaffFactory(), backend=BACKEND)
    assert client.get(answer.url).status_code == 200


def test_a_get_acts_on_nothing(officer):
    assert officer.get(ACT, {"act": "eligible", "scope": "all"}).status_code == 405
