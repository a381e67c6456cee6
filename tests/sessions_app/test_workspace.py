"""The officers' workspace: publishing, the board, who is told of a change, and who may do what."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from notifications.models import Message
from sessions_app.models import ProgrammeSession, SessionEnrolment, SessionSpeaker, Speaker
from tests.applications.pages import posted
from tests.factories import EditionFactory, RoomFactory, SpeakerFactory, StaffFactory, TrackFactory

from .people import officer, participant, past_edition, session

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return EditionFactory()


@pytest.fixture
def desk(client):
    client.force_login(officer())
    return client


def placing(row, **changed):
    begin, end = timezone.localtime(row.starts_at), timezone.localtime(row.ends_at)
    return {
        "day": f"{begin:%Y-%m-%d}", "start": f"{begin:%H:%M}", "end": f"{end:%H:%M}",
        "room": row.room_id or "", "seen": row.place_mark, **changed,
    }  # fmt: skip


def test_a_session_is_placed_by_the_plain_form_and_by_the_script(desk, edition):
    room = RoomFactory(venue=edition.venue)
    row, taken = session(edition, kind="elective"), session(edition, kind="elective", hour=4, room=room)
    address = reverse("admin:sessions_app_place", args=[row.pk])
    desk.post(address, placing(row, room=room.pk))
    row.refresh_from_db()
    assert row.room == room
    page = desk.post(address, placing(taken, seen=row.place_mark)).content.decode()
    assert f"In this room “{taken.title}” is held on" in page
    answer = desk.post(address, placing(taken, seen=row.place_mark), headers={"Accept": "application/json"})
    assert answer.status_code == 409
    assert taken.title in answer.json()["error"]
    assert desk.post(address, placing(row, start="19:00", end="18:00")).status_code == 200
    row.refresh_from_db()
    assert row.starts_at < taken.starts_at
    board = desk.get(f"{reverse('admin:sessions_app_board')}?edition={edition.pk}&day=nonsense")
    assert taken.title in board.content.decode()


def test_what_another_officer_moved_meanwhile_is_not_moved_back_unawares(desk, edition):
    room = RoomFactory(venue=edition.venue, name="Salle Gorée")
    row = session(edition)
    address = reverse("admin:sessions_app_place", args=[row.pk])
    seen = placing(row)
    desk.post(address, seen | {"room": room.pk, "start": "09:00", "end": "10:00"})
    page = desk.post(address, seen | {"start": "15:00", "end": "16:00"}).content.decode()
    assert f"Somebody has moved “{row.title}” meanwhile" in page
    assert "09:00–10:00, Salle Gorée" in page
    answer = desk.post(address, seen, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["is_stale"]) == (409, True)
    row.refresh_from_db()
    assert (row.room, row.venue_time) == (room, "09:00–10:00")


def test_whoever_moves_a_session_learns_who_sits_in_two_at_that_time(desk, edition):
    care, finance = (session(edition, kind="elective", hour=hour) for hour in (0, 4))
    for row in (care, finance):
        SessionEnrolment.objects.create(session=row, participation=participant(edition))
    both = participant(edition)
    for row in (care, finance):
        SessionEnrolment.objects.create(session=row, participation=both)
    answer = desk.post(
        reverse("admin:sessions_app_place", args=[finance.pk]),
        placing(care, room="", seen=finance.place_mark),
        follow=True,
    )
    assert "1 participant now has seats in two sessions of one time." in answer.content.decode()


@pytest.mark.parametrize("table", ["edition", "programmesession"])
def test_a_form_does_not_write_over_what_somebody_else_saved_since(desk, edition, table):
    row = edition if table == "edition" else session(edition)
    address = reverse(f"admin:sessions_app_{table}_change", args=[row.pk])
    mine = posted(desk.get(address))
    theirs = mine | {"title_en": "Theirs"}
    assert desk.post(address, theirs).status_code == 302
    refused = desk.post(address, mine | {"title_en": "Mine"})
    assert "Somebody else has saved this" in refused.content.decode()
    row.refresh_from_db()
    assert row.title_en == "Theirs"
    assert desk.post(address, posted(refused)).status_code == 302  # knowing it
    row.refresh_from_db()
    assert row.title_en == "Mine"


def test_who_is_expected_is_told_when_a_published_session_moves(desk, edition):
    track = TrackFactory(edition=edition, language="fr")
    row = session(edition, track=track)
    concerned = participant(edition, "fr", person__language="fr")
    participant(edition, "en")
    address = reverse("admin:sessions_app_place", args=[row.pk])
    for start, end in (("09:00", "10:00"), ("10:00", "11:00")):
        desk.post(address, placing(row, start=start, end=end))
        row.refresh_from_db()
    told = Message.objects.filter(kind="programme-change").order_by("due_at")
    assert {message.recipient for message in told} == {concerned.person}
    assert [message.state for message in told] == ["cancelled", "due"]  # the newer in place of the older
    assert told[0].text_body != told[1].text_body  # each says its own time
    assert told.last().subject.startswith("Modification")
    desk.post(reverse("admin:sessions_app_publish", args=[edition.pk]), {"unpublish": "yes"})
    desk.post(address, placing(row, start="11:00", end="12:00"))
    assert Message.objects.filter(kind="programme-change").count() == 2  # nobody is told of a draft
    edition.refresh_from_db()
    assert not edition.is_programme_published


def test_the_session_form_reads_the_venue_s_time_and_speaks_of_clashes(desk):
    edition = EditionFactory(venue__time_zone="America/Lima")
    speaker = SpeakerFactory(name="Giulia Ferraris")
    taken = session(edition, kind="elective")
    SessionSpeaker.objects.create(session=taken, speaker=speaker)
    begin = timezone.localtime(taken.starts_at, edition.zone)
    typed = {
        "edition": edition.pk, "kind": "elective", "title_en": "Another", "languages": ["fr", "en"],
        "starts_at": f"{begin:%Y-%m-%dT%H:%M}", "ends_at": f"{begin + timedelta(hours=1):%Y-%m-%dT%H:%M}",
        "speaking-TOTAL_FORMS": "1", "speaking-INITIAL_FORMS": "0",
        "speaking-0-speaker": speaker.pk, "speaking-0-role": "speaker", "speaking-0-position": "0",
    }  # fmt: skip
    add = reverse("admin:sessions_app_programmesession_add")
    assert "Giulia Ferraris speaks at" in desk.post(add, typed).content.decode()
    assert desk.post(add, typed | {"speaking-TOTAL_FORMS": "0"}).status_code == 302
    row = ProgrammeSession.objects.get(title_en="Another")
    assert row.starts_at == taken.starts_at  # typed in Lima's time
    assert row.languages == ["fr", "en"]


def test_when_sessions_are_chosen_is_typed_in_the_venue_s_time(desk):
    edition = EditionFactory(venue__time_zone="America/Lima")
    address = reverse("admin:sessions_app_edition_change", args=[edition.pk])
    typed = posted(desk.get(address)) | {"choosing_opens_at": "2027-01-10T08:00"}
    assert desk.post(address, typed).status_code == 302
    edition.refresh_from_db()
    assert edition.choosing_opens_at.isoformat() == "2027-01-10T13:00:00+00:00"
    assert posted(desk.get(address))["choosing_opens_at"] == ["2027-01-10T08:00"]


def test_a_portrait_is_made_anew_and_other_files_are_refused(desk, tmp_path):
    from io import BytesIO

    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image

    drawn = BytesIO()
    Image.new("RGB", (900, 600), "navy").save(drawn, "PNG")
    add = reverse("admin:sessions_app_speaker_add")
    bad = {"name": "No picture", "portrait": SimpleUploadedFile("x.jpg", b"<script>")}
    assert "can’t be read as a picture" in desk.post(add, bad).content.decode()
    desk.post(add, {"name": "A picture", "portrait": SimpleUploadedFile("x.png", drawn.getvalue())})
    with Speaker.objects.get().portrait.open() as file:
        kept = Image.open(file)
        assert (kept.format, kept.size) == ("JPEG", (480, 480))


@pytest.mark.parametrize("role", [Role.READER, Role.SELECTION_OFFICER, Role.REVIEWER, Role.APPROVER])
def test_only_programme_officers_prepare_editions(client, role):
    row = session(past_edition())
    client.force_login(StaffFactory(role=role))
    for name in ("publish", "allot", "questions", "tell"):
        assert client.post(reverse(f"admin:sessions_app_{name}", args=[row.edition_id])).status_code == 403
    for address in (
        reverse("admin:sessions_app_workspace"),
        reverse("admin:sessions_app_board"),
        reverse("admin:sessions_app_stays"),
        reverse("admin:sessions_app_place", args=[row.pk]),
        reverse("admin:sessions_app_badges", args=[row.edition_id]),
        reverse("admin:academy_duplicate", args=[row.edition_id]),
    ):
        assert client.get(address).status_code == 403
    expected = 200 if role in (Role.READER, Role.SELECTION_OFFICER) else 403
    for name in ("academy_reports", "sessions_app_evaluation"):
        assert client.get(reverse(f"admin:{name}")).status_code == expected


def test_participants_are_told_how_to_join_and_asked_to_evaluate_once(desk, edition):
    person = participant(edition)
    address = reverse("admin:sessions_app_tell", args=[edition.pk])
    desk.post(address, {"what": "joining"})
    assert not Message.objects.exists()  # there are no instructions yet
    type(edition).objects.update(joining_instructions_en="Take the shuttle.")
    for _twice in range(2):
        desk.post(address, {"what": "joining"})
        desk.post(address, {"what": "evaluation"})
    told = Message.objects.filter(recipient=person.person).values_list("kind", flat=True)
    assert sorted(told) == ["evaluation-request", "joining-instructions"]


def test_every_page_of_the_desk_opens(desk, edition):
    session(edition, room=RoomFactory(venue=edition.venue))
    participant(edition)
    session(edition, hour=5, kind="elective", capacity=9).preferences.create(
        participation=participant(edition), rank=1
    )
    for name in ("workspace", "board", "evaluation", "stays"):
        assert desk.get(f"{reverse(f'admin:sessions_app_{name}')}?edition={edition.pk}").status_code == 200
    desk.post(reverse("admin:sessions_app_questions", args=[edition.pk]))
    assert edition.evaluation_questions.count() == 8
    assert desk.get(reverse("admin:sessions_app_badges", args=[edition.pk])).content.startswith(b"%PDF")
    desk.post(reverse("admin:sessions_app_allot", args=[edition.pk]))  # refused with a word, no fault
