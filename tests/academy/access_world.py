"""Something behind every address: the demonstration's rows, and what it lacks."""

import re
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.core import signing
from django.core.files.base import ContentFile
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from factory.base import FactoryMetaClass

import tests.factories
from academy.access import Audience, Page
from accounts import erasure_requests
from accounts.roles import Role
from accounts.unsubscribing import SALT
from applications import rules as application_rules
from applications.models import (
    Application,
    Call,
    Document,
    FormRevision,
    InformationRequest,
    Nomination,
    PartialUpload,
    SavedView,
)
from applications.nomination_link import token_of
from certificates import rules as certificate_rules
from certificates.models import Certificate
from correspondence import rules as correspondence_rules
from notifications.models import KeptMail, Message
from progress import rules as progress_rules
from progress.models import JOB, Job
from selection.models import ConflictDeclaration, Offer, ProposedAssignment, ReviewAssignment
from sessions_app.models import (
    CalendarAddress,
    Edition,
    EditionDocument,
    Participation,
    ProgrammeSession,
    SessionSpeaker,
    Speaker,
)

from .demonstrated import person

# Pages about signing in and out, or that need what a mail said; Django’s own, which ask by the model named.
OUT_OF_REACH = {
    "account_confirm_login_code",
    "account_confirm_email",
    "mfa_authenticate",
    "mfa_edit_webauthn",
    "mfa_login_webauthn",
    "mfa_remove_webauthn",
    "openid_connect_callback",
    "openid_connect_login",
    "socialaccount_login_error",
    "socialaccount_signup",
    "account_reset_password_from_key",
    "admin:app_list",
    "admin:autocomplete",
    "admin:login",
    "admin:logout",
    "admin:view_on_site",
    "mail-reports",
    "metrics",
    "own-message-file",
    "account_logout",
}
# Pages of a reviewer: bound to the assignment, whatever the office.
OF_REVIEWER = {
    "admin:selection_review",
    "admin:selection_decline_review",
    "admin:selection_review_document",
    "admin:selection_revise_review",
    "admin:selection_save_review",
}


OF_PARTICIPANT = {
    "badge",
    "calendar-address",
    "choose-sessions",
    "evaluate-edition",
    "evaluate-session",
    "participant-details",
    "participant-document",
    "participant-letter",
    "participation",
    "timetable",
    "timetable-pdf",
}


def row_of(model: type[Model]) -> Model:
    """A row of the demonstration, or one made by the model's factory or of whatever its fields need."""
    if (found := model._default_manager.order_by("pk").first()) is not None:
        return found
    makers = (maker for maker in vars(tests.factories).values() if isinstance(maker, FactoryMetaClass))
    maker = next((maker for maker in makers if maker._meta.model is model), None)
    return maker() if maker else model._default_manager.create(**_needed(model))


def _needed(model: type[Model]) -> dict[str, object]:
    """Values for the fields that may not be left out."""
    values = {}
    for field in model._meta.concrete_fields:
        if field.primary_key or field.null or field.has_default() or getattr(field, "auto_now_add", False):
            continue
        if field.is_relation:
            values[field.name] = row_of(field.related_model)
        elif field.choices:
            values[field.name] = field.choices[0][0]
        elif not field.blank:
            samples = {"DateField": timezone.localdate(), "DateTimeField": timezone.now(), "CharField": "x"}
            values[field.name] = samples.get(field.get_internal_type(), 1)
    return values


# Buttons that name a row in what they send, or need one in a certain state or
# of their own: without it nobody finds one.
ASK_MORE = {
    "admin:applications_view",
    "admin:applications_view_remove",
    "admin:correspondence_text_restore",
    "admin:selection_answer_time",
    "admin:selection_check_minutes",
    "admin:selection_download_minutes",
    "admin:selection_fill",
    "admin:sessions_app_complete",
    "admin:selection_add_proposed",
    "admin:selection_fill_place",
    "admin:selection_pin",
    "admin:selection_review_document",
    "admin:selection_save_review",
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
    "mfa_view_recovery_codes",
}


def ended_job(**fields) -> Job:
    job = Job.objects.create(title="Over", **fields)
    JOB.move(job, "begin")
    JOB.move(job, "finish", ended_at=timezone.now())
    return job


class World:
    def __init__(self) -> None:
        applicant = person("applicant")
        self.draft = Application.objects.get(applicant=applicant, status="draft")
        self.submitted = Application.objects.filter(applicant=applicant, submitted_at__isnull=False).first()
        self.call = self.draft.call
        FormRevision.objects.get_or_create(call=self.call, number=1, defaults={"content": {"sections": []}})
        self.new_call = tests.factories.CallFactory()
        self.section = self.call.sections.first()
        self.question = self.section.questions.first()
        self.file_question = next(
            question
            for section in self.call.sections.all()
            for question in section.questions.all()
            if question.kind == "file"
        )
        self.assignment = ReviewAssignment.objects.filter(
            reviewer=person(Role.REVIEWER), status="assigned"
        ).first()
        self.participation = Participation.objects.filter(person=person("participant")).first()
        self.session = ProgrammeSession.objects.filter(edition=self.call.edition).order_by("pk").first()
        self.speaker = Speaker.objects.create(name="Speaker", portrait=ContentFile(b"x", "x.jpg"))
        SessionSpeaker.objects.create(session=self.session, speaker=self.speaker)
        self.public_document = EditionDocument.objects.create(
            edition=self.call.edition, title="Programme", file=ContentFile(b"x", "x.pdf"), is_public=True
        )
        self.handout = EditionDocument.objects.create(
            edition=self.participation.edition, title="Handout", file=ContentFile(b"x", "x.pdf")
        )
        self.attended = ProgrammeSession.objects.filter(edition=self.participation.edition).first()
        self.job = Job.objects.create(kind="group-message", title="Sending", started_by=applicant)
        officer = person(Role.SELECTION_OFFICER)
        self.exported = ended_job(
            kind="list-export",
            started_by=officer,
            file=ContentFile(b"x", "x.csv"),
            arguments={"kind": "csv", "query": ""},
        )
        self.issued = ended_job(kind="certificates", total=1, failed=1)
        self.message = Message.objects.filter(recipient=applicant, state="sent").first()
        self.calendar = CalendarAddress.objects.create(participation=self.participation)
        self.certificate = Certificate.objects.exclude(pdf="").filter(status="valid").first()
        self.document = Document.objects.filter(application=self.assignment.application).first()
        self.offer = row_of(Offer)
        self.nomination = row_of(Nomination)
        self.letter = tests.factories.NominationFactory(
            letter=ContentFile(b"x", "x.pdf"), letter_original_name="x.pdf"
        )
        self.upload = PartialUpload.objects.create(
            application=self.draft, question=self.file_question, name="cv.pdf", size=9
        )
        self.session_of_applicant = UserSession.objects.create(
            user=applicant, session_key="x" * 32, ip="127.0.0.1"
        )
        self.mail = KeptMail.objects.create(
            **_needed(KeptMail) | {"attachments": [{"name": "x", "type": "text/plain", "content": ""}]}
        )
        ConflictDeclaration.objects.create(
            **_needed(ConflictDeclaration)
            | {"reviewer": tests.factories.StaffFactory(), "organisation": "Elsewhere"}
        )
        self.own: dict[str, Callable] = {
            "application-copy": lambda user: application_rules.can_view(user, self.submitted),
            "certificate-download": lambda user: certificate_rules.can_download(user, self.certificate),
            "document": lambda user: application_rules.can_view_document(user, self.document),
            "nomination-letter": lambda user: application_rules.can_read_endorsement(user, self.letter),
            **dict.fromkeys(
                ("job", "job-state", "job-stop"), lambda user: progress_rules.can_follow(user, self.job)
            ),
            "job-file": lambda user: progress_rules.can_take(user, self.exported),
            "job-repeat": lambda user: progress_rules.can_repeat(user, self.issued),
            "own-message": lambda user: correspondence_rules.can_read_own(user, self.message),
            "offer": lambda user: user == self.offer.application.applicant,
            **dict.fromkeys(OF_PARTICIPANT, lambda user: user == self.participation.person),
        }

    def admits(self, page: Page, user) -> bool:
        """What the rules say, of the row that the address names as well."""
        if not page.admits(user):
            return False
        if page.name in OF_REVIEWER:
            return user == self.assignment.reviewer
        if page.audience is Audience.OWN:
            return self.own.get(page.name, lambda user: user == self.draft.applicant)(user)
        return True

    def addresses(self, page: Page) -> list[str]:
        """The address with rows that exist; none for one that can't be tried so."""
        if page.name in OUT_OF_REACH or page.address.endswith("<path:object_id>/"):
            return []  # the last leads on to the form, which is tried
        return [reverse(page.name, kwargs=self._names(page))]

    def _names(self, page: Page) -> dict[str, object]:
        known = {
            "slug": self.call.edition.slug,
            "key": self.section.key,
            "code": self.certificate.code,
            "token": token_of(self.nomination),
            "section": self.section.pk,
            "question": self.question.pk,
            "name": "comment",
            "number": 1,
            "position": 0,
            "application": self.draft.pk,
            "kind": "document",
            "way": "next",
        }
        names = {name: known.get(name) for name in re.findall(r"<(?:\w+:)?(\w+)>", page.address)}
        for name in names:
            if name in ("pk", "id", "object_id"):
                names[name] = self._row(page).pk
        if page.name in ("application-answer", "application-uploads"):
            question = self.file_question if page.name == "application-uploads" else self.question
            names |= {"key": question.section.key, "question": question.key}
        if "kind" in names and page.name.startswith("admin:certificates_"):
            names["kind"] = "participation"
        if page.name == "badge-status":
            names["number"] = 0
        if page.name == "confirm-erasure":
            wish = erasure_requests.ask(person=self.draft.applicant)
            names["token"] = signing.dumps(wish.pk, salt=erasure_requests.SALT)
        if page.name == "unsubscribe":
            names["token"] = signing.dumps([self.draft.applicant_id, "reminders"], salt=SALT)
        if page.name == "calendar-feed":
            names["key"] = self.calendar.key
        if page.name.startswith(("participant-", "evaluate-")):
            told = {"kind": "admission", "document": self.handout.pk, "session": self.attended.pk}
            names |= {name: told[name] for name in told if name in names}
        return names

    def _row(self, page: Page) -> Model:
        of_page = {
            "admin:certificates_exempt": self.participation,
            "admin:certificates_issue_all": Edition,
            "admin:certificates_preview": self.participation,
            "admin:certificates_zip": Edition,
            "admin:applications_ask_information": Application,
            "admin:applications_call_delete": self.new_call,
            "admin:applications_view": SavedView,
            "admin:applications_view_remove": SavedView,
            "admin:applications_follow_information": InformationRequest,
            "admin:applications_follow_nomination": Nomination,
            "admin:selection_assign": Application,
            "admin:selection_move_proposed": ProposedAssignment,
            "admin:selection_propose": Application,
            "admin:selection_ask_reviewer": Application,
            "admin:selection_document": self.document,
            "admin:selection_document_page": self.document,
            "admin:selection_screening_one": self.submitted,
            "admin:selection_screening_step": self.submitted,
            "admin:selection_screening_undo": self.submitted,
            "admin:sessions_app_complete": Participation,
            "admin:sessions_app_reopen": Participation,
            "application-copy": self.submitted,
            "certificate-download": self.certificate,
            "document": self.document,
            "mailroom-attachment": self.mail,
            "mailroom-message": self.mail,
            "nomination-letter": self.letter,
            "offer": self.offer.application,
            **dict.fromkeys(("job", "job-state", "job-stop"), self.job),
            "job-file": self.exported,
            "job-repeat": self.issued,
            "own-message": self.message,
            "edition-document": self.public_document,
            "session": self.session,
            "session-end": self.session_of_applicant,
            "session-calendar": self.session,
            "speaker": self.speaker,
            "speaker-portrait": self.speaker,
            "admin:academy_report_workbook": Edition,
            "admin:academy_duplicate": Edition,
            "admin:sessions_app_publish": Edition,
            "admin:sessions_app_allot": Edition,
            "admin:sessions_app_tell": Edition,
            "admin:sessions_app_questions": Edition,
            "admin:sessions_app_badges": Edition,
            **dict.fromkeys(OF_PARTICIPANT, self.participation),
            "upload": self.upload,
        }
        found = of_page.get(page.name)
        if found is None and page.name in OF_REVIEWER:
            found = self.assignment
        if found is None and "/edition/<" in page.address:
            found = Edition
        if found is None and page.address.startswith("admin/"):
            _admin, app, model, *_rest = page.address.split("/")
            found = next(
                known
                for known in admin.site._registry
                if (known._meta.app_label, known._meta.model_name) == (app, model)
            )
        if found is Call or (found is Edition and "/edition/<" in page.address):
            return self.call if found is Call else self.call.edition
        if found is None:
            return self.draft
        return row_of(found) if isinstance(found, type) else found
