"""Who gets a certificate, what it says, and that nobody gets two."""

from datetime import timedelta
from decimal import Decimal

import pytest

from certificates import making
from certificates.forecast import forecast
from certificates.issuing import issue, reissue, retry
from certificates.models import CERTIFICATE, Certificate
from certificates.refusals import IssueRefused
from certificates.revoking import revoke
from certificates.runs import ask
from lifecycle import TransitionRefused
from notifications.models import Message
from progress import running
from sessions_app.attendance import mark
from sessions_app.completion import complete_all
from tests.factories import StaffFactory, UserFactory, VenueFactory
from tests.selection.at_once import at_once
from tests.sessions_app.people import attended, officer, participant, past_edition, session

from .people import issued, made

pytestmark = pytest.mark.django_db


def closed_edition(*presences):
    """An edition of five equal sessions; each participant was at as many as `presences` says."""
    edition = past_edition()
    people = [participant(edition) for _ in presences]
    for day in range(5):
        here = [person.pk for person, number in zip(people, presences, strict=True) if day < number]
        mark(session=session(edition, day=day), present=here, by=officer())
    complete_all(edition=edition, by=officer())
    for person in people:
        person.refresh_from_db()
    return edition, people


# Issue


def test_what_the_certificate_says_is_copied_at_issue():
    venue = VenueFactory(name="Training Centre", city="Turin", city_fr="Turin", name_fr="Centre de formation")
    edition = past_edition(
        venue=venue, title="Common ground", title_fr="Un terrain commun",
        signatory_name="Ada Byron", signatory_position="Director", signatory_position_fr="Directrice",
    )  # fmt: skip
    by = officer()
    found = issue(participation=attended(edition, "fr", printed_name="Awa N’DIAYE"), by=by)
    assert (found.status, found.number, found.version, found.issued_by) == (
        "queued",
        f"SSE-{edition.starts_on.year}-0001",
        1,
        by,
    )
    assert (found.language, found.edition_title, found.place) == (
        "fr",
        "Un terrain commun",
        "Centre de formation, Turin",
    )
    assert found.signatories == [{"name": "Ada Byron", "position": "Directrice", "signature": ""}]
    assert (found.printed_name, found.hours) == ("Awa N’DIAYE", Decimal("2.0"))
    assert (found.starts_on, found.ends_on) == (edition.starts_on, edition.ends_on)
    edition.title_fr = "Tout autre chose"
    edition.save()
    found.refresh_from_db()
    assert found.edition_title == "Un terrain commun"


def test_a_track_in_which_no_certificate_is_written_gives_the_participants_language():
    found = issued(language="pt", person=UserFactory(language="es"))
    assert found.language == "es"


def test_issuing_twice_keeps_the_first():
    participation = attended()
    first, second = issued(participation), issued(participation)
    assert first == second
    assert Certificate.objects.count() == 1


def test_numbers_count_up_through_all_editions_of_a_year():
    numbers = [issued().number for _ in range(3)]
    year = past_edition().starts_on.year
    assert numbers == [f"SSE-{year}-000{count}" for count in (1, 2, 3)]


def test_a_number_after_9999_is_the_next():
    found = issued()
    year = found.starts_on.year
    Certificate.objects.update(number=f"SSE-{year}-9999")
    second = issued()
    assert second.number == f"SSE-{year}-10000"
    assert issued().number == f"SSE-{year}-10001"


def test_who_attended_too_little_gets_none_and_the_reason_is_said():
    _edition, (enough, short) = closed_edition(4, 3)
    assert issue(participation=enough, by=officer())
    with pytest.raises(IssueRefused, match="60% of the hours; 80% are required"):
        issue(participation=short, by=officer())


def test_before_the_attendance_is_closed_there_is_none():
    edition = past_edition()
    found = participant(edition)
    mark(session=session(edition), present=[found.pk], by=officer())
    with pytest.raises(IssueRefused, match="not closed"):
        issue(participation=found, by=officer())


@pytest.mark.django_db(transaction=True)
def test_of_many_clicks_at_once_comes_one_certificate():
    participation, by = attended(), officer()
    results = at_once([lambda: issue(participation=participation, by=by)] * 5)
    assert len({certificate.pk for certificate in results}) == 1
    assert Certificate.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_issued_at_once_no_two_have_the_same_number():
    edition = past_edition()
    people = [participant(edition) for _ in range(6)]
    mark(session=session(edition), present=[person.pk for person in people], by=officer())
    complete_all(edition=edition, by=officer())
    by = officer()
    results = at_once([lambda person=person: issue(participation=person, by=by) for person in people])
    assert len({certificate.number for certificate in results}) == 6


# Issue all


def issue_all(edition):
    """Those that are issued now."""
    known = set(Certificate.objects.values_list("pk", flat=True))
    running.run(ask(edition=edition, kind="participation", by=officer()).pk)
    return list(Certificate.objects.exclude(pk__in=known))


def test_all_who_earned_one_get_one_and_only_once():
    edition, people = closed_edition(5, 4, 3, 0)
    new = issue_all(edition)
    assert {certificate.participation for certificate in new} == set(people[:2])
    assert issue_all(edition) == []


def test_the_forecast_says_who_and_why_not():
    edition, (done, ready, short, never) = closed_edition(5, 4, 3, 0)
    issued(done)
    session(edition, day=4, hour=5)
    found = forecast(edition)
    assert [row for row, _progress in found.ready] == []  # the new session nobody marked made 4 too few
    assert {row for row, _progress in found.short} == {ready, short}
    assert [row for row, _progress in found.open] == [never]
    assert (found.standing, found.unmarked) == (1, 1)


def test_a_revoked_one_is_not_issued_anew_with_all_the_others():
    edition, (person,) = closed_edition(5)
    revoke(certificate=made(person), reason="By mistake", by=officer())
    assert [row for row, _progress in forecast(edition).revoked] == [person]
    assert issue_all(edition) == []
    again = issued(person)
    assert again.number.endswith("0002")


def test_the_forecast_costs_the_same_at_any_size(django_assert_num_queries):
    for presences in ((5, 4), (5, 4, 3, 0, 5, 4)):
        edition, _people = closed_edition(*presences)
        with django_assert_num_queries(6):
            forecast(edition)


# Reissue


def test_a_reissue_keeps_the_number_and_supersedes_the_old():
    old = made()
    participation = old.participation
    participation.printed_name = "Awa Sow"
    participation.save()
    new = reissue(certificate=old, by=officer())
    assert (new.number, new.version, new.status, new.printed_name) == (old.number, 2, "queued", "Awa Sow")
    assert new.code != old.code
    old.refresh_from_db()
    assert (old.status, old.printed_name) == ("superseded", "Awa N’Diaye")
    making.make(new.pk)
    assert Message.objects.filter(kind="certificate-reissued").count() == 1


@pytest.mark.parametrize("prepare", [issued, lambda: _revoked()])
def test_only_a_valid_one_is_reissued(prepare):
    found = prepare()
    with pytest.raises(TransitionRefused):
        reissue(certificate=found, by=officer())
    assert Certificate.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_reissues_at_once_one_comes():
    old, by = made(), officer()
    copies = [Certificate.objects.select_related("participation").get(pk=old.pk) for _ in range(2)]
    results = at_once([lambda copy=copy: reissue(certificate=copy, by=by) for copy in copies])
    assert sum(isinstance(result, TransitionRefused) for result in results) == 1
    assert Certificate.objects.live().count() == 1


# Revoke


def _revoked():
    found = made()
    revoke(certificate=found, reason="Issued by mistake", by=officer())
    return found


def test_a_revoked_one_says_why_to_the_participant():
    found = _revoked()
    message = Message.objects.get(kind="certificate-revoked")
    assert (found.status, found.reason) == ("revoked", "Issued by mistake")
    assert "Issued by mistake" in message.text_body
    assert message.address == found.participation.person.email


def test_what_was_not_sent_about_it_yet_is_not_sent_any_more():
    _revoked()
    assert Message.objects.get(kind="certificate-ready").state == "cancelled"


def test_without_a_reason_nothing_is_revoked():
    found = made()
    with pytest.raises(IssueRefused):
        revoke(certificate=found, reason="  ", by=officer())
    found.refresh_from_db()
    assert found.status == "valid"


def test_a_second_revocation_is_refused_and_sends_nothing():
    found = _revoked()
    with pytest.raises(TransitionRefused):
        revoke(certificate=found, reason="Again", by=officer())
    assert Message.objects.filter(kind="certificate-revoked").count() == 1


# Retry


def test_a_failed_one_is_queued_again_as_the_participation_says_now():
    found = issued(printed_name="Awa \U00013000")
    making.make(found.pk)
    found.refresh_from_db()
    assert found.status == "failed"
    participation = found.participation
    participation.printed_name = "Awa Sow"
    participation.save()
    by = StaffFactory()
    retry(certificate=found, by=by)
    assert (found.status, found.printed_name, found.reason, found.issued_by) == ("queued", "Awa Sow", "", by)
    making.make(found.pk)
    found.refresh_from_db()
    assert found.status == "valid"


def test_only_a_failed_one_is_tried_again():
    with pytest.raises(TransitionRefused):
        retry(certificate=made(), by=officer())


# The database's own word


def test_the_status_changes_only_by_the_lifecycle():
    from django.db import IntegrityError, transaction

    found = issued()
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.filter(pk=found.pk).update(status="valid")
    with pytest.raises(IntegrityError), transaction.atomic():
        CERTIFICATE.move(found, "complete")  # valid without its PDF


def test_history_keeps_every_state():
    found = made()
    assert list(found.events.order_by("pgh_id").values_list("status", flat=True)) == ["queued", "valid"]


def test_dates_follow_the_edition_at_issue():
    found = issued()
    edition = found.participation.edition
    edition.ends_on += timedelta(days=1)
    edition.save()
    found.refresh_from_db()
    assert found.ends_on == edition.ends_on - timedelta(days=1)
