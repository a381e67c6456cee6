"""The public pages of programmes: what they show, to whom, and that a kept page is never stale."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from academy.shared_pages import pages
from sessions_app.models import EditionDocument, ProgrammeSession, SessionSpeaker, Theme
from tests.factories import (
    CallFactory,
    EditionFactory,
    ParticipationFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    TrackFactory,
    UserFactory,
)

from .test_pages import Inline

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return EditionFactory(slug="turin-2027", title_en="Turin", title_fr="L’édition de Turin")


def session(edition, day=0, hour=9, **fields):
    begin = timezone.datetime(edition.starts_on.year, edition.starts_on.month, edition.starts_on.day, hour)
    starts_at = begin.replace(tzinfo=edition.zone) + timedelta(days=day)
    return SessionFactory(
        edition=edition, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), **fields
    )


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


# What is shown


def test_the_filters_of_the_programme_stand_in_the_address(client, edition):
    french = TrackFactory(edition=edition, language="fr")
    TrackFactory(edition=edition)
    theme = Theme.objects.create(edition=edition, name_en="Care")
    session(edition, title_en="For everybody")
    session(edition, day=1, title_en="Only in French", track=french, kind="elective")
    session(edition, day=1, hour=14, title_en="About care", theme=theme, kind="elective")
    address = "/en/editions/turin-2027/programme/"
    for query, shown in (
        ("", {"For everybody", "Only in French", "About care"}),
        (f"?day={edition.starts_on + timedelta(days=1)}", {"Only in French", "About care"}),
        ("?track=en", {"For everybody", "About care"}),
        ("?track=fr", {"For everybody", "Only in French", "About care"}),
        (f"?theme={theme.pk}", {"About care"}),
        ("?kind=plenary", {"For everybody"}),
        (
            "?day=x&track=%00&theme=999999999999999999999&kind=y",
            {"For everybody", "Only in French", "About care"},
        ),
    ):
        page = read(client, address + query)
        titles = {"For everybody", "Only in French", "About care"}
        assert {title for title in titles if title in page} == shown, query
        calendar = client.get(address.rstrip("/") + ".ics" + query).content.decode()
        assert calendar.count("BEGIN:VEVENT") == len(shown)


def test_a_session_is_described_to_search_engines(client, edition):
    row = session(edition, title_en="</script><b>Care & work", room=RoomFactory(venue=edition.venue))
    SessionSpeaker.objects.create(session=row, speaker=SpeakerFactory(name="Giulia Ferraris"))
    page = read(client, row.get_absolute_url())
    written = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1]
    said = json.loads(written)
    assert (said["@type"], said["name"]) == ("EducationEvent", "</script><b>Care & work")
    assert said["startDate"].startswith(f"{edition.starts_on}T09:00:00+0")
    assert said["performer"][0]["name"] == "Giulia Ferraris"
    assert Inline(page).found == []
    assert 'property="og:image"' in page
    whole = read(client, edition.get_absolute_url())
    assert 'property="og:image"' in whole
    assert 'hreflang="fr"' in whole
    picture = client.get(reverse("edition-preview", args=[edition.slug]))
    assert picture.content.startswith(b"\x89PNG")


def test_the_programme_is_to_be_had_on_paper(client, edition):
    session(edition)
    answer = client.get("/fr/editions/turin-2027/programme.pdf")
    assert answer.content.startswith(b"%PDF")


def test_a_past_edition_shows_where_people_came_from_in_a_table_too(client):
    edition = EditionFactory(starts_on=timezone.localdate() - timedelta(days=30))
    for country in ("SN", "SN", "IT"):
        ParticipationFactory(edition=edition, country=country)
    ParticipationFactory(country="BR")
    page = read(client, edition.get_absolute_url())
    assert "<td>2</td>" in page
    assert "Senegal" in page
    assert "Brazil" not in page
    assert 'role="img"' in page


def test_the_search_finds_words_without_their_accents(client, edition):
    row = session(edition, title_en="Économie du soin", title_fr="Économie du soin")
    SessionSpeaker.objects.create(session=row, speaker=SpeakerFactory(name="Étienne Côté"))
    session(EditionFactory(is_programme_published=False), title_en="Economie secrète")
    page = read(client, "/en/search/?q=economie")
    assert "Économie du soin" in page
    assert "secrète" not in page
    assert "Étienne Côté" in read(client, "/en/search/?q=cote+etienne")
    assert "0 results" in read(client, "/en/search/?q=%25%00_")


def test_what_is_not_published_is_nowhere(client, edition):
    row = session(edition, title_en="Hidden session")
    speaking = SessionSpeaker.objects.create(session=row, speaker=SpeakerFactory())
    public = [
        row.get_absolute_url(),
        reverse("session-calendar", args=[edition.slug, row.pk]),
        reverse("speaker", args=[edition.slug, speaking.speaker_id]),
        reverse("programme", args=[edition.slug]),
        reverse("programme-pdf", args=[edition.slug]),
    ]
    assert all(client.get(address).status_code == 200 for address in public)
    type(edition).objects.update(is_programme_published=False)
    assert [client.get(address).status_code for address in public] == [404] * len(public)
    assert "Hidden session" not in read(client, edition.get_absolute_url())
    assert "/sessions/" not in read(client, "/sitemap.xml")


def test_the_sitemap_names_every_public_page_in_every_language(client, edition):
    row = session(edition)
    listed = read(client, "/sitemap.xml")
    for language in ("en", "fr", "es"):
        assert f"/{language}/editions/turin-2027/sessions/{row.pk}/</loc>" in listed
    assert "sitemap.xml" in read(client, "/robots.txt")


def test_documents_are_public_or_the_participants_own(client, edition):
    open_one, closed = (
        EditionDocument.objects.create(
            edition=edition, title_en=title, is_public=is_public,
            file=SimpleUploadedFile("reader.pdf", b"%PDF-1.7 reader"),
        )
        for title, is_public in (("Reader", True), ("Joining", False))
    )  # fmt: skip
    answer = client.get(reverse("edition-document", args=[edition.slug, open_one.pk]))
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert "attachment" in answer["Content-Disposition"]
    assert client.get(reverse("edition-document", args=[edition.slug, closed.pk])).status_code == 404
    mine = ParticipationFactory(edition=edition)
    inside = reverse("participant-document", args=[mine.pk, closed.pk])
    client.force_login(UserFactory())
    assert client.get(inside).status_code == 404
    client.force_login(mine.person)
    assert client.get(inside).status_code == 200


# Kept for readers who are not signed in


@pytest.mark.parametrize("way", ["save", "update", "sql", "speaker", "call"])
def test_a_published_change_is_visible_with_the_next_request(client, edition, way):
    row = session(edition, title_en="The old title")
    speaker = SpeakerFactory(name="The old name")
    SessionSpeaker.objects.create(session=row, speaker=speaker)
    call = CallFactory(edition=edition, introduction_en="The old text")
    address = edition.get_absolute_url()
    assert "The old title" in read(client, address)
    if way == "save":
        row.title_en = "The new title"
        row.save()
    elif way == "update":
        ProgrammeSession.objects.update(title_en="The new title")
    elif way == "sql":
        with connection.cursor() as cursor:
            cursor.execute("UPDATE sessions_app_programmesession SET title_en = 'The new title'")
    elif way == "speaker":
        speaker.name = "The new name"
        speaker.save()
    else:
        call.introduction_en = "The new text"
        call.save()
    assert "The new" in read(client, address)


def test_what_changes_by_the_clock_alone_is_at_most_a_minute_old(client, edition):
    call = CallFactory(edition=edition, closes_at=timezone.now() + timedelta(hours=1))
    address = edition.get_absolute_url()
    assert "Open an account and apply" in read(client, address)
    with time_machine.travel(call.closes_at + timedelta(seconds=1)):
        assert "Open an account and apply" not in read(client, address)


def test_a_kept_page_costs_one_query_and_is_the_same(client, edition, django_assert_num_queries):
    for day in range(3):
        session(edition, day=day)
    address = edition.get_absolute_url()
    first = client.get(address, headers={"Accept-Encoding": "gzip"})
    with django_assert_num_queries(1):
        again = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert again.content == first.content
    for name in ("Content-Type", "Content-Encoding", "X-Frame-Options", "Content-Security-Policy"):
        assert again[name] == first[name]
    assert not again.cookies


def test_who_is_signed_in_never_gets_nor_gives_a_kept_page(client, edition):
    person = UserFactory(given_names="Only-for-me")
    address = edition.get_absolute_url()
    client.force_login(person)
    assert "Only-for-me" in read(client, address)
    client.logout()
    assert "Only-for-me" not in read(client, address)
    client.force_login(person)
    assert "Only-for-me" in read(client, address)


def test_the_language_is_switched_from_a_kept_page_and_needs_a_token_only_of_the_signed_in(edition):
    strict = Client(enforce_csrf_checks=True)
    assert "csrfmiddlewaretoken" not in read(strict, edition.get_absolute_url())
    switch = {"language": "fr", "next": edition.get_absolute_url()}
    assert strict.post(reverse("set_language"), switch).url == "/fr/editions/turin-2027/"
    person = UserFactory()
    strict.force_login(person)
    assert strict.post(reverse("set_language"), switch).status_code == 403
    person.refresh_from_db()
    assert person.language == "en"


def test_each_language_and_time_zone_has_a_page_of_its_own(client, edition):
    row = session(edition)
    read(client, row.get_absolute_url())
    client.cookies["time_zone"] = "America/Lima"
    assert "America/Lima" in read(client, row.get_absolute_url())
    assert "L’édition de Turin" in read(client, "/fr/editions/turin-2027/")


def test_the_memory_for_kept_pages_is_bounded(client, edition, monkeypatch):
    monkeypatch.setattr("academy.shared_pages.MOST_PAGES", 3)
    for number in range(6):
        client.get(f"/en/search/?q=word{number}")
    assert len(pages._pages) <= 3
