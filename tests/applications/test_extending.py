"""An extension: more time for one person, closing by itself."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from applications.beginning import begin
from applications.extending import extend
from applications.models import Application, Extension
from applications.refusals import ExtensionRefused
from applications.submission import CallClosed, submit
from notifications.models import Message
from tests.factories import ApplicationFactory, ExtensionFactory, UserFactory
from tests.selection.people import approver, officer

from .conftest import signed_in

pytestmark = pytest.mark.django_db


def give(application, days=2, **changed):
    fields = {
        "call": application.call,
        "person": application.applicant,
        "until": timezone.now() + timedelta(days=days),
        "reason": "A power cut",
        "by": officer(),
    }
    return extend(**(fields | changed))


def fresh(application):
    return Application.objects.get(pk=application.pk)


def test_the_person_submits_after_the_deadline_and_nobody_else(complete_draft, closed):
    give(complete_draft)
    assert fresh(complete_draft).is_editable
    assert not ApplicationFactory(call=closed).is_editable
    assert submit(application=complete_draft, by=complete_draft.applicant).status == "submitted"


def test_it_ends_at_its_very_last_moment(complete_draft, closed):
    until = give(complete_draft).until
    with time_machine.travel(until + timedelta(seconds=1), tick=False), pytest.raises(CallClosed):
        submit(application=complete_draft, by=complete_draft.applicant)
    with time_machine.travel(until, tick=False):
        assert submit(application=complete_draft, by=complete_draft.applicant).status == "submitted"


def test_who_has_an_extension_may_also_begin(closed):
    person = UserFactory()
    with pytest.raises(CallClosed):
        begin(call=closed, applicant=person)
    ExtensionFactory(call=closed, person=person)
    assert begin(call=closed, applicant=person).is_editable


def test_the_refusal_names_the_persons_own_deadline(closed):
    extension = ExtensionFactory(call=closed, until=timezone.now() + timedelta(days=3))
    with time_machine.travel(extension.until + timedelta(days=1)), pytest.raises(CallClosed) as refusal:
        begin(call=closed, applicant=extension.person)
    assert str(timezone.localtime(extension.until).year) in str(refusal.value)
    from django.utils.formats import date_format

    own = date_format(timezone.localtime(extension.until, closed.edition.zone), "DATETIME_FORMAT")
    assert own in str(refusal.value)


def test_an_unpublished_edition_stays_closed(complete_draft, closed):
    give(complete_draft)
    closed.edition.is_published = False
    closed.edition.save()
    assert not fresh(complete_draft).is_editable


def test_it_never_shortens_the_call(complete_draft):
    with pytest.raises(ExtensionRefused, match="open until then"):
        give(complete_draft, days=2)
    ExtensionFactory(call=complete_draft.call, person=complete_draft.applicant)
    assert fresh(complete_draft).closes_at == complete_draft.call.closes_at


def test_a_past_moment_is_refused(complete_draft, closed):
    with pytest.raises(ExtensionRefused, match="yet to come"):
        give(complete_draft, days=-1)


def test_a_later_extension_takes_the_place_and_the_history_keeps_both(complete_draft, closed):
    give(complete_draft, days=2)
    extension = give(complete_draft, days=4, reason="Ill")
    assert Extension.objects.get() == extension
    assert list(extension.events.order_by("pgh_id").values_list("reason", flat=True)) == [
        "A power cut",
        "Ill",
    ]


def test_the_owner_of_a_draft_is_told(complete_draft, closed):
    give(complete_draft)
    give(complete_draft, days=4)
    told = Message.objects.filter(kind="extension-granted")
    assert sorted(told.values_list("state", flat=True)) == ["cancelled", "due"]


def test_the_pages_show_the_own_deadline(client, complete_draft, closed):
    give(complete_draft)
    signed_in(client, complete_draft.applicant)
    assert "this is your own deadline" in client.get(complete_draft.get_absolute_url()).content.decode()
    assert "Your own deadline" in client.get(closed.edition.get_absolute_url()).content.decode()


def test_nobody_else_sees_that_there_is_one(client, complete_draft, closed):
    give(complete_draft)
    signed_in(client, UserFactory())
    assert "Your own deadline" not in client.get(closed.edition.get_absolute_url()).content.decode()


def test_staff_give_it_on_the_applications_page(client, complete_draft, closed):
    signed_in(client, officer())
    page = client.get(reverse("admin:applications_application_change", args=[complete_draft.pk]))
    assert "Give more time" in page.content.decode()
    until = timezone.localtime(timezone.now() + timedelta(days=2), closed.edition.zone)
    client.post(
        reverse("admin:applications_extend", args=[complete_draft.pk]),
        {"until": until.strftime("%Y-%m-%dT%H:%M"), "reason": "A power cut"},
    )
    extension = Extension.objects.get()
    assert extension.until == until.replace(second=0, microsecond=0)
    assert extension.granted_by.is_staff


def test_staff_give_it_to_somebody_who_has_not_begun(client, closed):
    person = UserFactory()
    signed_in(client, officer())
    address = reverse("admin:applications_grant_extension")
    fields = {
        "call": closed.pk,
        "email": person.email.upper(),
        "until": (timezone.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M"),
        "reason": "No power",
    }
    assert (
        "Nobody has an account" in client.post(address, fields | {"email": "no@one.example"}).content.decode()
    )
    client.post(address, fields)
    assert Extension.objects.get().person == person


def test_who_may_not_is_refused(client, complete_draft, closed):
    for person in (approver(), complete_draft.applicant):
        signed_in(client, person)
        for address in (
            reverse("admin:applications_extend", args=[complete_draft.pk]),
            reverse("admin:applications_grant_extension"),
        ):
            assert client.post(address, {}).status_code in (302, 403)
    assert not Extension.objects.exists()
