"""What goes with a confirmed place: details and how long they are kept, letters, the badge, the pages."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from sessions_app import badges, details
from sessions_app.models import Badge, ParticipantDetails, SessionPreference
from sessions_app.places import cancel_place
from tests.factories import EditionFactory, UserFactory

from .people import participant, past_edition, session

pytestmark = pytest.mark.django_db

PAGES = ["choose-sessions", "timetable", "timetable-pdf", "badge", "participant-details", "evaluate-edition"]


@pytest.fixture
def person():
    edition = EditionFactory(
        title_en="Decent work", title_fr="Le travail décent", choosing_opens_at=timezone.now() - timedelta(1)
    )
    return participant(edition, printed_name="Awa N’Diaye")


def filled(person, **fields):
    values = {
        "passport_name": "NDIAYE AWA", "passport_number": "A00123456", "nationality": "SN",
        "born_on": "1985-04-12", "diet": "halal", "accessibility": "Step-free rooms",
        "emergency_name": "Mariama Ba", "emergency_phone": "+221 33 824 00 00",
    }  # fmt: skip
    return ParticipantDetails.objects.create(participation=person, **(values | fields))


def text_of(content):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_each_page_is_its_participant_s_alone(client, person):
    for name in PAGES:
        address = reverse(name, args=[person.pk])
        client.logout()
        assert client.get(address).status_code == 302
        client.force_login(UserFactory())
        assert client.get(address).status_code == 404
        client.force_login(person.person)
        assert client.get(address).status_code == 200


def test_details_are_saved_and_a_fault_loses_nothing(client, person):
    client.force_login(person.person)
    address = reverse("participant-details", args=[person.pk])
    page = client.get(address).content.decode()
    for part in details.PARTS:
        assert str(part.purpose) in page.replace("&#x27;", "’")
    wrong = {
        "arrives_on": "2027-03-10", "departs_on": "2027-03-01", "emergency_phone": "12",
        "diet_note": "No nuts at all", "passport_expires_on": "2001-01-01",
    }  # fmt: skip
    page = client.post(address, wrong).content.decode()
    assert page.count('class="error"') == 3
    assert "No nuts at all" in page
    assert not ParticipantDetails.objects.exists()
    right = wrong | {
        "departs_on": "2027-03-20",
        "emergency_phone": "+221 33 824 00 00",
        "passport_expires_on": "",
    }
    assert client.post(address, right | {"needs_visa": "False", "emergency_name": "Ba"}).status_code == 302
    found = ParticipantDetails.objects.get()
    assert (found.needs_visa, found.diet_note) == (False, "No nuts at all")
    assert details.are_complete(found)


def test_details_are_removed_when_their_time_is_over():
    days = {"recent": 3, "emptied": 10, "gone": 40}
    rows = {}
    for name, ago in days.items():
        last = timezone.localdate() - timedelta(days=ago)
        rows[name] = filled(participant(EditionFactory(starts_on=last - timedelta(days=4), ends_on=last)))
    details.purge()
    rows["recent"].refresh_from_db()
    assert rows["recent"].passport_number == "A00123456"
    rows["emptied"].refresh_from_db()
    assert (rows["emptied"].passport_number, rows["emptied"].diet, rows["emptied"].born_on) == ("", "", None)
    assert rows["emptied"].accessibility == "Step-free rooms"
    assert not ParticipantDetails.objects.filter(pk=rows["gone"].pk).exists()


def test_letters_are_in_the_language_of_the_page(client, person):
    client.force_login(person.person)
    english = text_of(client.get(f"/en/participation/{person.pk}/letters/admission.pdf").content)
    assert "Letter of admission" in english
    assert "Awa N’Diaye" in english
    refused = client.get(f"/fr/participation/{person.pk}/letters/visa.pdf")
    assert refused.status_code == 302  # the passport is not known yet
    filled(person)
    french = text_of(client.get(f"/fr/participation/{person.pk}/letters/visa.pdf").content)
    for words in ("Lettre d’appui", "NDIAYE AWA", "A00123456", "12 avril 1985", "Le travail décent"):
        assert words in french
    cancel_place(edition=person.edition, person=person.person)
    assert client.get(f"/en/participation/{person.pk}/letters/admission.pdf").status_code == 302


def test_choices_are_written_by_a_plain_form(client, person):
    one, two = (session(person.edition, kind="elective") for _each in range(2))
    client.force_login(person.person)
    address = reverse("choose-sessions", args=[person.pk])
    same = {f"session-{one.pk}": "1", f"session-{two.pk}": "1"}
    assert "Two sessions have the same choice" in client.post(address, same).content.decode()
    assert not SessionPreference.objects.exists()
    client.post(address, {f"session-{one.pk}": "2", f"session-{two.pk}": "1"})
    assert list(person.enrolments.values_list("session_id", flat=True)) == [two.pk]
    for nonsense in ("x", "²", "-1", "99999999999"):
        assert client.post(address, {f"session-{one.pk}": nonsense}).status_code in (200, 302)


def test_the_pages_cost_the_same_with_many_sessions(client, person, django_assert_max_num_queries):
    client.force_login(person.person)
    for hour in range(0, 20, 2):
        for _each in range(3):
            session(person.edition, hour=hour - 10, kind="elective", capacity=20)
    for name, most in (("choose-sessions", 14), ("timetable", 16), ("participation", 24)):
        with django_assert_max_num_queries(most):
            assert client.get(reverse(name, args=[person.pk])).status_code == 200


def test_a_lost_badge_gets_a_code_of_its_own(person):
    old = badges.badge_of(person).code
    assert badges.badge_of(person).code == old
    assert badges.replace(person).code != old
    assert not Badge.objects.filter(code=old).exists()


def test_everybody_s_badge_is_printed_whatever_the_script_of_the_name():
    edition = past_edition()
    names = ["Awa N’Diaye", "محمد بن عبد الله", "王小明", "A" * 80, "María José Quispe Mamani de la Cruz"]
    for name in names:
        participant(edition, printed_name=name)
    found = badges.badges_of(edition)
    content = badges.badge_sheet(edition, found)
    assert len(PdfReader(BytesIO(content)).pages) == 1
    assert all(badge.code in text_of(content) for badge in found)
