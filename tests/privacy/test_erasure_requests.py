"""The wish to be erased: asked with the password, confirmed by mail, carried out by an administrator."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse

from accounts import erasing_work, erasure_requests
from accounts.models import AccessRecord, ErasureRequest
from accounts.roles import Role
from lifecycle import TransitionRefused
from notifications.models import Message
from progress import running
from progress.models import Job
from tests.factories import PASSWORD, StaffFactory, SubmittedApplicationFactory, UserFactory

pytestmark = pytest.mark.django_db


def asked(client, person) -> ErasureRequest:
    client.force_login(person)
    page = client.get(reverse("ask-erasure"))
    client.post(page["Location"], {"password": PASSWORD})
    assert client.post(reverse("ask-erasure")).status_code == 302
    return ErasureRequest.objects.get(person=person)


def page_of(person) -> str:
    return reverse("admin:accounts_erase_person", args=[person.pk])


def after(client, person, act: str) -> str:
    """The page of the person’s erasure when the worker has done what was asked there."""
    begun = client.post(page_of(person), {"act": act}, follow=True).content.decode()
    assert "Follow the work, or stop it" in begun
    running.take_up()
    return client.get(page_of(person)).content.decode()


def link_in_the_mail(person) -> str:
    text = Message.objects.get(kind="erasure-confirmation", recipient=person).text_body
    return re.search(r"https?://[^/]+(/\S+/)", text)[1]


def test_the_mail_confirms_and_the_administrator_erases_after_a_dry_run(client):
    person = SubmittedApplicationFactory().applicant
    wish = asked(client, person)
    assert wish.status == "asked"
    address = link_in_the_mail(person)
    client.logout()
    assert client.get(address).status_code == 200
    wish.refresh_from_db()
    assert wish.status == "asked", "opening a link changes nothing"
    assert "confirmed" in client.post(address).content.decode()
    wish.refresh_from_db()
    assert wish.status == "confirmed"

    administrator = StaffFactory()
    client.force_login(administrator)
    assert "person asks to be erased" in client.get(reverse("admin:index")).content.decode()
    of_person = client.get(reverse("admin:accounts_user_change", args=[person.pk])).content.decode()
    assert reverse("admin:accounts_erase_person", args=[person.pk]) in of_person
    page = client.get(reverse("admin:accounts_erasurerequest_change", args=[wish.pk]), follow=True)
    assert "Find out what would be erased" in page.content.decode()
    assert not Job.objects.filter(kind="erasure-trial").exists(), "opening a page begins nothing"
    assert "This was tried and undone" in after(client, person, "try")
    person.refresh_from_db()
    assert person.family_names
    assert "What was erased" in after(client, person, "erase")
    wish.refresh_from_db()
    person.refresh_from_db()
    assert (wish.status, wish.decided_by) == ("done", administrator)
    assert wish.result["emptied"] > 0
    assert person.family_names == ""
    assert AccessRecord.objects.filter(by=administrator, what="dry-run", person=person).exists()


def test_only_an_administrator_sees_and_erases(client):
    person = UserFactory()
    address = reverse("admin:accounts_erase_person", args=[person.pk])
    for role in Role.values:
        client.force_login(StaffFactory(role=role))
        expected = 200 if role == Role.ADMINISTRATOR else 403
        assert client.get(address).status_code == expected, role
        listed = client.get(reverse("admin:accounts_erasurerequest_changelist")).status_code
        assert listed == expected, role
    client.force_login(StaffFactory(role=Role.SELECTION_OFFICER))
    assert "asks to be erased" not in client.get(reverse("admin:index")).content.decode()
    for act in ("try", "erase"):
        assert client.post(address, {"act": act}).status_code == 403
    assert not Job.objects.exists()
    person.refresh_from_db()
    assert person.is_active


def test_a_refusal_needs_a_reason_and_tells_it(client):
    person = UserFactory()
    wish = erasure_requests.ask(person=person)
    client.force_login(StaffFactory())
    address = reverse("admin:accounts_erase_person", args=[person.pk])
    empty = client.post(address, {"act": "refuse", "reason": ""})
    assert empty.status_code == 200
    assert "This field is required" in empty.content.decode()
    client.post(address, {"act": "refuse", "reason": "A lawsuit is going on."})
    wish.refresh_from_db()
    assert wish.status == "refused"
    assert "A lawsuit" in Message.objects.get(kind="erasure-refused").text_body
    with pytest.raises(TransitionRefused):
        erasure_requests.take_back(request=wish)


def test_it_can_be_taken_back_and_asked_again(client):
    person = UserFactory()
    wish = asked(client, person)
    address = link_in_the_mail(person)
    client.post(reverse("take-back-erasure"))
    wish.refresh_from_db()
    assert wish.status == "withdrawn"
    assert client.post(address).status_code == 404
    again = erasure_requests.ask(person=person)
    assert again.pk != wish.pk


def test_a_strange_link_and_a_member_of_the_staff_get_nowhere(client):
    assert client.get(reverse("confirm-erasure", args=["nonsense"])).status_code == 404
    staff = StaffFactory()
    client.force_login(staff)
    page = client.get(reverse("ask-erasure"))
    client.post(page["Location"], {"password": PASSWORD})
    client.post(reverse("ask-erasure"))
    assert not ErasureRequest.objects.exists()
    refused = client.get(reverse("admin:accounts_erase_person", args=[staff.pk]))
    assert refused.status_code == 200
    assert "take them off it first" in refused.content.decode()


def test_one_open_request_at_a_time():
    person = UserFactory()
    assert erasure_requests.ask(person=person).pk == erasure_requests.ask(person=person).pk


def test_nobody_erases_without_having_seen_what_goes(client):
    person = UserFactory()
    client.force_login(StaffFactory())
    page = client.post(page_of(person), {"act": "erase"}, follow=True).content.decode()
    assert "Find out first" in page
    assert not Job.objects.exists()


def test_what_was_tried_is_for_who_tried_it_and_says_nothing_of_the_person(client):
    person = SubmittedApplicationFactory().applicant
    client.force_login(StaffFactory())
    assert "This was tried and undone" in after(client, person, "try")
    job = Job.objects.get(kind="erasure-trial")
    for name in (person.email, person.family_names):
        assert name not in f"{job.title} {job.arguments} {cache.get(f'erasure:{job.pk}')}"

    client.force_login(StaffFactory())
    assert "This was tried and undone" not in client.get(page_of(person)).content.decode()
    assert client.get(job.get_absolute_url()).status_code == 403
    assert "Find out first" in client.post(page_of(person), {"act": "erase"}, follow=True).content.decode()


def test_two_administrators_who_erase_at_once_follow_one_work(client):
    person = UserFactory()
    administrators = StaffFactory(), StaffFactory()
    for administrator in administrators:
        client.force_login(administrator)
        after(client, person, "try")
    for administrator in administrators:
        client.force_login(administrator)
        page = client.post(page_of(person), {"act": "erase"}, follow=True)
        assert "Erasing account" in page.content.decode()
    assert Job.objects.get(kind="erasure").state == "waiting"


def test_who_is_no_administrator_any_more_has_nothing_erased(client):
    person = UserFactory()
    administrator = StaffFactory()
    client.force_login(administrator)
    after(client, person, "try")
    client.post(page_of(person), {"act": "erase"})
    administrator.groups.clear()
    running.take_up()
    job = Job.objects.get(kind="erasure")
    assert (job.state, job.fault) == ("failed", "Who asked for it may not erase people any more.")
    person.refresh_from_db()
    assert person.is_active


def test_an_erasure_that_lost_its_worker_behind_the_act_is_not_done_twice(client):
    person = UserFactory()
    client.force_login(StaffFactory())
    after(client, person, "try")
    client.post(page_of(person), {"act": "erase"})
    job = Job.objects.get(kind="erasure")
    for _try in range(2):
        erasing_work.do_erase(job, lambda done, total: None)
    assert ErasureRequest.objects.get().status == "done"
