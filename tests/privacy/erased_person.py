"""A person of whom every corner of the portal says something, each with a word found nowhere else."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pypdf
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from accounts.models import User
from applications import nominating
from applications.models import (
    NOMINATION,
    Answer,
    Application,
    ApplicationTag,
    Document,
    Nomination,
    PartialUpload,
)
from applications.uploads import append, begin
from notifications import delivery
from notifications.models import KeptMail, Message
from progress.models import Job
from selection import minutes
from selection.conflicts import declare
from selection.models import CriterionScore, Offer, Review, ReviewEntry, SelectionMinutes, TimeRequest
from selection.offers import accept
from sessions_app.models import (
    PARTICIPATION,
    Attendance,
    Badge,
    CalendarAddress,
    CheckIn,
    EvaluationTicket,
    ParticipantDetails,
    Participation,
)
from tests.certificates.people import made as certified
from tests.factories import (
    CallFactory,
    CriterionFactory,
    EditionFactory,
    ExtensionFactory,
    FormSectionFactory,
    InformationRequestFactory,
    JobFactory,
    QuestionFactory,
    SessionFactory,
    StaffFactory,
    SubmittedApplicationFactory,
    TrackFactory,
    UserFactory,
)
from tests.selection.people import approver, assigned, officer, released, reviewer

BACKEND = "accounts.backends.WithRoles"
NAME = "Zibeline Quenneville"
EMAIL = "zibeline.q@zzmail.example"
# What the searches look for. Each is planted below and must be found before it can be missed.
WORDS = [
    "Quenneville",
    EMAIL,
    "zzold.address",
    "zzunion",
    "zzanswer",
    "zztyped",
    "zzearlier",
    "zzfilename",
    "zzdocument",
    "zznominator",
    "zzstatement",
    "zzletter",
    "zzpart",
    "zzscreening",
    "zzreview",
    "zzcriterion",
    "zzentry",
    "zzdecision",
    "zztime",
    "zzconflict",
    "zztag",
    "zznote",
    "zzreply",
    "zzextension",
    "zzpassport",
    "zzallergy",
    "zzramp",
    "zzmother",
    "zzattendance",
    "zzconsent",
]


def with_everything() -> User:
    """Applied to an edition that is over, took part and has a certificate; applied to one to come."""
    person = UserFactory(
        email=EMAIL,
        given_names="Zibeline",
        family_names="Quenneville",
        refused_address="zzold.address@x.example",
    )
    _took_part(person)
    _applies_again(person)
    _was_written_to(person)
    return person


def _took_part(person: User) -> None:
    today = timezone.localdate()
    edition = EditionFactory(
        starts_on=today - timedelta(days=20), ends_on=today - timedelta(days=15), required_attendance=0
    )
    call = CallFactory(edition=edition)
    criterion = CriterionFactory(edition=edition)
    application = _submitted(person, call)
    _answers(application)
    _nominated(application)
    _judged(application, criterion)
    place = Participation.objects.get(person=person, edition=edition)
    session = SessionFactory(edition=edition, starts_at=timezone.now() - timedelta(days=18))
    Attendance.objects.create(participation=place, session=session, reason="zzattendance: was late")
    CheckIn.objects.create(participation=place, session=session, scanned_at=timezone.now())
    EvaluationTicket.objects.create(participation=place, session=session)
    Badge.objects.create(participation=place)
    CalendarAddress.objects.create(participation=place)
    ParticipantDetails.objects.create(
        participation=place,
        passport_name=NAME,
        passport_number="zzpassport-77",
        diet_note="zzallergy to nuts",
        accessibility="zzramp at the door",
        emergency_name="zzmother",
        emergency_phone="+221 77 555 00 11",
    )
    PARTICIPATION.move(place, "complete")
    certified(place)
    made = minutes.ask(edition=edition, by=officer(), language="en")
    assert minutes.make(made.pk)
    assert SelectionMinutes.objects.get().status == "kept"


def _submitted(person: User, call) -> Application:
    return SubmittedApplicationFactory(
        call=call,
        applicant=person,
        given_names="Zibeline",
        family_names="Quenneville",
        printed_name=NAME,
        organisation="zzunion of cooperatives",
        track=TrackFactory(edition=call.edition),
    )


def _answers(application: Application) -> None:
    section = FormSectionFactory(call=application.call)
    answer = Answer.objects.create(
        application=application, question=QuestionFactory(section=section), value="zzearlier words"
    )
    Answer.objects.filter(pk=answer.pk).update(value={"town": "zzanswer"}, unaccepted="zztyped in part")
    Document.objects.create(
        application=application,
        question=QuestionFactory(section=section, kind="file"),
        file=ContentFile(b"the zzdocument of a life", "x.txt"),
        original_name="zzfilename.pdf",
        content_type="application/pdf",
        size=24,
        sha256="0" * 64,
    )
    request = InformationRequestFactory(
        application=application, note="zznote: which year?", reply="zzreply: 2019"
    )
    assert request.application == application
    ApplicationTag.objects.create(application=application, name="zztag", put_by=officer())
    person = application.applicant
    person.consents.create(
        about=f"application:{application.pk}",
        key="zzconsent",
        text="I agree",
        version="1",
        language="en",
        is_given=True,
    )
    ExtensionFactory(call=application.call, person=person, reason="zzextension: a funeral")


def _nominated(application: Application) -> None:
    nomination = Nomination.objects.create(
        application=application,
        name="zznominator Ba",
        organisation="zzunion of cooperatives",
        email="ba@zzunion.example",
        language="en",
        expires_at=timezone.now() + timedelta(days=5),
        statement="zzstatement: she leads well",
        letter=ContentFile(b"zzletter of support", "letter.pdf"),
        letter_original_name="zzletter.pdf",
    )
    NOMINATION.move(nomination, "endorse")


def _judged(application: Application, criterion) -> None:
    from selection.screening import screen

    screen(application=application, by=officer(), is_eligible=True, note="zzscreening: knows us")
    judge = reviewer()
    work = assigned(application, to=judge)
    review = Review.objects.create(
        assignment=work, application_revision=1, comment="zzreview: Zibeline is good", score=4,
        submitted_at=timezone.now(),
    )  # fmt: skip
    CriterionScore.objects.create(review=review, criterion=criterion, value=4, comment="zzcriterion")
    ReviewEntry.objects.create(assignment=work, name="comment", text="zzentry")
    declare(person=judge, by=judge, application=application, note="zzconflict: my cousin")
    released(application, reason="zzdecision: the best of all")
    offer = Offer.objects.get(application=application)
    TimeRequest.objects.create(offer=offer, reason="zztime: ask my employer")
    accept(offer=offer, by=application.applicant)


def _applies_again(person: User) -> None:
    application = _submitted(person, CallFactory())
    section = FormSectionFactory(call=application.call)
    draft_call = CallFactory()
    draft = Application.objects.create(
        call=draft_call, applicant=person, reference="2031-000009", organisation="zzunion of cooperatives"
    )
    question = QuestionFactory(section=FormSectionFactory(call=draft_call), kind="file")
    Answer.objects.create(
        application=draft, question=QuestionFactory(section=question.section), value="zzanswer too"
    )
    upload = begin(application=draft, question=question, name="zzpart.pdf", size=2000)
    append(upload=upload, offset=0, content=b"zzpart of a file")
    assert PartialUpload.objects.count() == 1
    nominating.request(
        application=draft, by=person, name="zznominator Ba", organisation="zzunion of cooperatives",
        email="ba@zzunion.example", language="en",
    )  # fmt: skip
    assert section.call == application.call


def _was_written_to(person: User) -> None:
    delivery.deliver(list(Message.objects.filter(state="due").values_list("pk", flat=True)))
    assert KeptMail.objects.filter(address__icontains=EMAIL).exists()
    assert KeptMail.objects.filter(address__icontains="ba@zzunion.example").exists()
    message = Message.objects.filter(recipient=person).first()
    message.events.create(what="edited", text_before=f"Dear {NAME}")
    application = person.applications.first()
    LogEntry.objects.create(
        user=StaffFactory(),
        content_type=ContentType.objects.get_for_model(Application),
        object_id=str(application.pk),
        object_repr=str(application),
        action_flag=CHANGE,
        change_message=f"Changed the organisation of {NAME}",
        action_time=timezone.now(),
    )
    job: Job = JobFactory()
    job.items.create(key=str(application.pk), label=f"{application.reference} {NAME} ({EMAIL})")
    browser = Client()
    browser.force_login(person, backend=BACKEND)


def said_in_files(words) -> dict[str, list[str]]:
    """Which words each file of the storage says, in it, in its text as PDF, or in its parts as archive."""
    found = {}
    for name in stored():
        content = default_storage.open(name).read()
        text = content.decode(errors="ignore") + "".join(_inside(content))
        if said := [word for word in words if word.lower() in text.lower()]:
            found[name] = said
    return found


def _inside(content: bytes):
    if content.startswith(b"%PDF-1") and len(content) > 500:
        for page in pypdf.PdfReader(io.BytesIO(content)).pages:
            yield page.extract_text()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            yield from (parts.read(name).decode(errors="ignore") for name in parts.namelist())


def stored(folder: str = "") -> list[str]:
    root = Path(default_storage.path("."))
    return [str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()]


__all__ = ["EMAIL", "NAME", "WORDS", "approver", "said_in_files", "stored", "with_everything"]
