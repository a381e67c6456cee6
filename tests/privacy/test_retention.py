"""What is kept no longer goes by itself, when its date has passed and not a day before."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from academy.tasks import keep_retention
from accounts.models import AccessRecord, User
from applications.models import Answer, Application, Document
from certificates.models import Certificate
from notifications.models import MESSAGE, KeptMail, Message
from privacy import files, register, retention
from sessions_app.models import ParticipantDetails, Participation
from tests.certificates.people import made as certified
from tests.factories import (
    AnswerFactory,
    ApplicationFactory,
    CallFactory,
    EditionFactory,
    FormSectionFactory,
    MessageFactory,
    NominationFactory,
    ParticipationFactory,
    QuestionFactory,
    StaffFactory,
    SubmittedApplicationFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def done() -> dict[str, int]:
    outcomes = retention.carry_out()
    assert not [outcome for outcome in outcomes if outcome.fault]
    return {outcome.rule.key: outcome.number for outcome in outcomes if outcome.number}


def after(**time):
    return time_machine.travel(timezone.now() + timedelta(**time), tick=True)


@pytest.fixture
def over():
    """An application to an edition that ended yesterday, with an answer of ordinary and one of short use."""
    today = timezone.localdate()
    edition = EditionFactory(starts_on=today - timedelta(days=5), ends_on=today - timedelta(days=1))
    application = SubmittedApplicationFactory(call=CallFactory(edition=edition), organisation="Union")
    section = FormSectionFactory(call=application.call)
    AnswerFactory(application=application, question=QuestionFactory(section=section), value="long")
    short = QuestionFactory(section=section, retention_days=30)
    AnswerFactory(application=application, question=short, value="needs a ramp")
    Document.objects.create(
        application=application, question=QuestionFactory(section=section, kind="file", retention_days=30),
        file=ContentFile(b"passport", "x"), original_name="p.pdf", content_type="application/pdf", size=8,
        sha256="0" * 64,
    )  # fmt: skip
    return application


def test_an_application_goes_three_years_after_its_edition_and_its_numbers_stay(over):
    with after(days=3 * 365 - 2):
        assert "applications-old" not in done()
        over.refresh_from_db()
        assert over.organisation == "Union"
    User.objects.update(last_login=timezone.now() + timedelta(days=3 * 365))
    with after(days=3 * 365 + 2):
        assert done()["applications-old"] == 1
        assert "applications-old" not in done()
    over.refresh_from_db()
    assert (over.family_names, over.organisation) == ("", "")
    assert (over.country, over.region, over.gender, over.status) == ("SN", "africa", "female", "submitted")
    assert not Answer.objects.exists()
    assert not register[Answer].history.objects.exists()
    over.applicant.refresh_from_db()
    assert over.applicant.family_names, "who still signs in keeps the account"


@pytest.mark.django_db(transaction=True)
def test_an_answer_of_short_use_goes_with_its_history_and_its_document_with_its_file(over):
    name = Document.objects.get().file.name
    with after(days=28):
        assert "answers-of-short-use" not in done()
    with after(days=31):
        assert done()["answers-of-short-use"] == 2
    assert [answer.value for answer in Answer.objects.all()] == ["long"]
    assert "needs a ramp" not in str(list(register[Answer].history.objects.values_list("value", flat=True)))
    assert not default_storage.exists(name)


def test_a_draft_goes_a_year_after_the_call_and_a_submitted_one_stays():
    draft = ApplicationFactory()
    AnswerFactory(application=draft, question=QuestionFactory(section=FormSectionFactory(call=draft.call)))
    kept = SubmittedApplicationFactory(call=draft.call)
    with after(days=30 + 360):
        assert "drafts-old" not in done()
    with after(days=30 + 370):
        assert done()["drafts-old"] == 1
    assert list(Application.objects.all()) == [kept]
    assert not register[Application].history.objects.filter(id=draft.pk).exists()
    kept.refresh_from_db()
    assert kept.family_names


def test_an_account_nobody_used_goes_and_one_in_use_stays():
    idle, recent, applying = UserFactory(), UserFactory(), UserFactory()
    staff = StaffFactory()
    with after(days=3 * 365 + 5):
        User.objects.filter(pk=recent.pk).update(last_login=timezone.now())
        SubmittedApplicationFactory(applicant=applying)
        # Officers and applicants of the factories joined now.
        assert done()["accounts-unused"] == 1
    idle.refresh_from_db()
    assert idle.email.endswith("@erased.invalid")
    for person in (recent, applying, staff):
        email = person.email
        person.refresh_from_db()
        assert person.email == email


def test_an_address_never_confirmed_goes_after_thirty_days():
    slip = UserFactory(verified=False)
    slip.emailaddress_set.create(email=slip.email, verified=False, primary=True)
    confirmed = UserFactory()
    with after(days=29):
        assert "accounts-unconfirmed" not in done()
    with after(days=31):
        assert done()["accounts-unconfirmed"] == 1
    slip.refresh_from_db()
    confirmed.refresh_from_db()
    assert slip.email.endswith("@erased.invalid")
    assert confirmed.email.endswith("@example.org")


def test_messages_kept_mail_readings_and_the_log_go_in_their_time():
    sent = MessageFactory()
    Message.objects.filter(pk=sent.pk).update(created_at=timezone.now())
    sent.events.create(what="held")
    due = MessageFactory()
    KeptMail.objects.create(message_id="<1@x>", address="a@example.org", subject="s", text="t")
    AccessRecord.objects.create(by=StaffFactory(), what="application")
    LogEntry.objects.create(user=StaffFactory(), action_flag=2, object_repr="Awa", action_time=timezone.now())
    MESSAGE.move(sent, "cancel")
    with after(days=29):
        assert done() == {}
    with after(days=31):
        assert done() == {"mailroom-old": 1}
    with after(days=2 * 365 + 1):
        assert done() == {"messages-old": 1, "records-old": 2}
    assert list(Message.objects.all()) == [due], "what is still to be sent waits"


def test_a_place_goes_and_the_certificate_stays_whole():
    certificate = certified()
    with after(days=3 * 365 + 10):
        User.objects.update(last_login=timezone.now())
        assert done()["participations-old"] == 1
    place = Participation.objects.get(pk=certificate.participation_id)
    assert (place.printed_name, place.status, place.country) == ("", "completed", "SN")
    certificate = Certificate.objects.get()
    assert certificate.printed_name
    assert default_storage.exists(certificate.pdf.name)


def test_passports_go_a_week_after_the_edition():
    today = timezone.localdate()
    edition = EditionFactory(starts_on=today - timedelta(days=12), ends_on=today - timedelta(days=8))
    place = ParticipationFactory(edition=edition)
    ParticipantDetails.objects.create(participation=place, passport_number="X1", arrival="AF 12")
    assert done() == {"details-over": 1}
    details = ParticipantDetails.objects.get()
    assert (details.passport_number, details.arrival) == ("", "AF 12")


def test_a_dry_run_changes_nothing_and_says_the_same(over):
    name = Document.objects.get().file.name
    with after(days=3 * 365 + 5):
        said = StringIO()
        call_command("retention", dry_run=True, stdout=said)
        assert "Nothing was changed." in said.getvalue()
        tried = {row.rule.key: row.number for row in retention.carry_out(is_dry_run=True) if row.number}
        over.refresh_from_db()
        assert over.organisation == "Union"
        assert default_storage.exists(name)
        carried_out = done()
        assert tried["applications-old"] == carried_out["applications-old"] == 1
        assert tried["answers-of-short-use"] == 2  # which the first rule has erased by then


def test_one_rule_that_fails_keeps_no_other_from_its_work(over, monkeypatch):
    def fails() -> int:
        raise RuntimeError("the power went")

    broken = retention.Rule("broken", "Broken", fails)
    monkeypatch.setattr(retention, "rules", [broken, *retention.rules])
    with after(days=31):
        outcomes = {outcome.rule.key: outcome for outcome in retention.carry_out()}
        assert outcomes["broken"].fault == "RuntimeError"
        assert outcomes["answers-of-short-use"].number == 2
        with pytest.raises(Exception, match="Not every rule"):
            call_command("retention", stdout=StringIO())


def test_the_clock_carries_it_out(over):
    with after(days=31):
        keep_retention()
    assert Answer.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("folder", files.FOLDERS)
def test_a_file_that_no_row_names_goes_after_a_day(folder):
    nomination = NominationFactory(letter=ContentFile(b"a letter", "letter.pdf"))
    lost = default_storage.save(f"{folder}/aa/lost", ContentFile(b"of a row that went"))
    assert lost not in files.orphans()
    with after(days=2):
        assert lost in files.orphans()
        assert nomination.letter.name not in files.orphans()
        assert done()["files-orphaned"] >= 1
    assert not default_storage.exists(lost)
    assert default_storage.exists(nomination.letter.name)
