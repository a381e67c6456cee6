"""Opening and closing a call in the venue's time, and what its form begins with."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from applications.models import Call, Question
from tests.factories import (
    ApplicationFactory,
    EditionFactory,
    StaffFactory,
    SubmittedApplicationFactory,
    TrackFactory,
    VenueFactory,
)

from .form_parts import small_form
from .pages import browser_of, posted, said

pytestmark = pytest.mark.django_db
TOKYO, ROME = ZoneInfo("Asia/Tokyo"), ZoneInfo("Europe/Rome")


@pytest.fixture
def desk():
    """An officer who sits in Tokyo."""
    return browser_of(StaffFactory(role=Role.PROGRAMME_OFFICER, time_zone="Asia/Tokyo"))


def add(desk, edition, **data):
    address = reverse("admin:applications_call_add")
    fields = {"edition": edition.pk, "opens_at": "2027-01-10T09:00", "closes_at": "2027-03-01T23:59", **data}
    return desk.post(address, {**posted(desk.get(address)), **fields}, follow=True)


def change_page(call) -> str:
    return reverse("admin:applications_call_change", args=[call.pk])


def test_moments_are_meant_in_the_venues_time(desk):
    add(desk, EditionFactory())
    call = Call.objects.get()
    assert call.opens_at == datetime(2027, 1, 10, 9, tzinfo=ROME)
    assert call.closes_at == datetime(2027, 3, 1, 23, 59, tzinfo=ROME)


def test_another_venue_has_another_time(desk):
    add(desk, EditionFactory(venue=VenueFactory(city="Dakar", time_zone="Africa/Dakar")))
    assert Call.objects.get().opens_at == datetime(2027, 1, 10, 9, tzinfo=ZoneInfo("Africa/Dakar"))


def test_saving_the_page_again_moves_nothing(desk):
    add(desk, EditionFactory())
    call = Call.objects.get()
    Call.objects.update(closes_at=datetime(2027, 3, 1, 23, 59, 59, tzinfo=ROME))
    shown = desk.get(change_page(call))
    desk.post(change_page(call), posted(shown))
    call.refresh_from_db()
    assert (call.opens_at, call.closes_at.second) == (datetime(2027, 1, 10, 9, tzinfo=ROME), 59)


def test_the_page_shows_the_venues_time_and_the_readers(desk):
    add(desk, EditionFactory())
    shown = said(desk.get(change_page(Call.objects.get())))
    assert "1 March 2027, 23:59 (time in Turin)" in shown
    assert "In your time zone (Asia/Tokyo): 2 March 2027, 07:59" in shown


@pytest.mark.parametrize("closes", ["2027-01-10T09:00", "2027-01-09T09:00"])
def test_a_call_does_not_close_before_it_opens(desk, closes):
    answer = add(desk, EditionFactory(), closes_at=closes)
    assert "The call must close after it opens." in said(answer)
    assert not Call.objects.exists()


@pytest.mark.parametrize(
    ("moment", "message"),
    [
        ("", "This field is required."),
        ("tomorrow", "Write the day and the time"),
        ("2027-03-28T02:30", "couldn’t be interpreted"),  # the clocks of Turin jump over it
    ],
)
def test_a_moment_that_is_none_is_refused_beside_its_field(desk, moment, message):
    assert message in said(add(desk, EditionFactory(), opens_at=moment))
    assert not Call.objects.exists()


def test_a_new_call_begins_with_the_standard_form(desk):
    add(desk, EditionFactory())
    assert Question.objects.filter(section__call=Call.objects.get(), key="fellowship-reason").exists()


def test_a_new_call_begins_with_a_copy_of_the_chosen_form(desk):
    source = small_form().call
    edition = EditionFactory()
    add(desk, edition, begin_with=source.pk)
    copied = Question.objects.filter(section__call__edition=edition)
    assert sorted(copied.values_list("key", flat=True)) == ["amount", "motive", "payer", "reason"]


def test_the_page_tells_the_state_of_the_call(desk):
    form = small_form()
    TrackFactory(edition=form.call.edition, language="fr")
    ApplicationFactory.create_batch(2, call=form.call)
    SubmittedApplicationFactory(call=form.call, track=None)
    shown = said(desk.get(change_page(form.call)))
    for words in (
        "State of the call Open",
        "Drafts 2",
        "Submitted 1",
        "Withdrawn 0",
        "Questions 4",
        "French",
    ):
        assert words in shown


@pytest.mark.parametrize(
    ("opens", "closes", "published", "words"),
    [(1, 2, True, "Not open yet"), (-2, -1, True, "Closed"), (-1, 1, False, "The edition is not published")],
)
def test_a_call_that_is_not_open_says_why(desk, opens, closes, published, words):
    form, now = small_form(), timezone.now()
    form.call.edition.is_published = published
    form.call.edition.save()
    Call.objects.update(
        opens_at=now + timezone.timedelta(days=opens), closes_at=now + timezone.timedelta(days=closes)
    )
    assert f"State of the call {words}" in said(desk.get(change_page(form.call)))


def test_a_call_with_applications_is_not_deleted(desk):
    form = small_form()
    ApplicationFactory(call=form.call)
    assert (
        desk.post(reverse("admin:applications_call_delete", args=[form.call.pk]), {"post": "yes"}).status_code
        == 403
    )
    assert Call.objects.exists()


@pytest.mark.parametrize(
    ("role", "reads", "changes"),
    [
        (Role.PROGRAMME_OFFICER, 200, True),
        (Role.SELECTION_OFFICER, 200, True),
        (Role.APPROVER, 200, False),
        (Role.REVIEWER, 403, False),
        (Role.READER, 403, False),
    ],
)
def test_who_reads_and_who_changes_a_call(role, reads, changes):
    form = small_form()
    desk = browser_of(StaffFactory(role=role))
    assert desk.get(change_page(form.call)).status_code == reads
    before = form.call.closes_at
    shown = desk.get(change_page(form.call))
    desk.post(change_page(form.call), {**posted(shown), "closes_at": "2031-03-01T23:59"})
    form.call.refresh_from_db()
    assert (form.call.closes_at != before) is changes
