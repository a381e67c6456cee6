"""Rows for the tests, as small as the constraints allow. A status other than the first is reached
by the lifecycle, as in life."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory, Password

from accounts.models import User
from accounts.roles import Role
from applications.models import (
    APPLICATION,
    Answer,
    Application,
    Call,
    Extension,
    FormSection,
    InformationRequest,
    Nomination,
    Question,
)
from certificates.models import Certificate
from correspondence.models import GroupMessage
from notifications.models import Message
from progress.models import Job
from selection.models import AssignmentProposal, Criterion, ReviewerProfile, SelectionMinutes
from sessions_app.models import (
    Edition,
    EvaluationQuestion,
    LanguageTrack,
    Participation,
    ProgrammeSession,
    Room,
    Speaker,
    Venue,
)

PASSWORD = "a long enough password"


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence("person{}@example.org".format)
    given_names = "Awa"
    family_names = factory.Sequence("N’Diaye {}".format)
    password = Password(PASSWORD)

    @factory.post_generation
    def verified(self, create, extracted, **kwargs):
        """A confirmed address, so that the person can sign in."""
        if create and extracted is not False:
            self.emailaddress_set.create(email=self.email, verified=True, primary=True)


class StaffFactory(UserFactory):
    """Somebody on the staff; `role` says in which role."""

    email = factory.Sequence("staff{}@academy.example".format)
    is_staff = True

    @factory.post_generation
    def role(self, create, extracted, **kwargs):
        if create:
            from django.contrib.auth.models import Group

            group, _new = Group.objects.get_or_create(name=extracted or Role.ADMINISTRATOR)
            self.groups.add(group)


class VenueFactory(DjangoModelFactory):
    class Meta:
        model = Venue

    name = "International Training Centre"
    city = "Turin"
    country = "IT"
    time_zone = "Europe/Rome"


class RoomFactory(DjangoModelFactory):
    class Meta:
        model = Room

    venue = factory.SubFactory(VenueFactory)
    name = factory.Sequence("Room {}".format)


class EditionFactory(DjangoModelFactory):
    class Meta:
        model = Edition

    slug = factory.Sequence("edition-{}".format)
    title = "Decent work through the social and solidarity economy"
    venue = factory.SubFactory(VenueFactory)
    starts_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=120))
    ends_on = factory.LazyAttribute(lambda edition: edition.starts_on + timedelta(days=4))
    is_published = True
    is_programme_published = True


class TrackFactory(DjangoModelFactory):
    class Meta:
        model = LanguageTrack
        django_get_or_create = ("edition", "language")

    edition = factory.SubFactory(EditionFactory)
    language = "en"


class SessionFactory(DjangoModelFactory):
    class Meta:
        model = ProgrammeSession

    edition = factory.SubFactory(EditionFactory)
    title = factory.Sequence("Session {}".format)
    starts_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=120))
    ends_at = factory.LazyAttribute(lambda session: session.starts_at + timedelta(hours=2))


class CallFactory(DjangoModelFactory):
    class Meta:
        model = Call

    edition = factory.SubFactory(EditionFactory)
    opens_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=10))
    closes_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=30))


class ApplicationFactory(DjangoModelFactory):
    """A draft."""

    class Meta:
        model = Application

    call = factory.SubFactory(CallFactory)
    applicant = factory.SubFactory(UserFactory)
    reference = factory.Sequence("2027-{:06}".format)


class SubmittedApplicationFactory(ApplicationFactory):
    """Submitted, with the columns that lists show."""

    class Meta:
        skip_postgeneration_save = True

    given_names = "Awa"
    family_names = "N’Diaye"
    gender = "female"
    country = "SN"
    region = "africa"
    organisation = "Union nationale des coopératives"
    constituent_group = "sse-network"
    funding = "organisation"
    track = factory.LazyAttribute(lambda application: TrackFactory(edition=application.call.edition))

    @factory.post_generation
    def submitted(self, create, extracted, **kwargs):
        if create:
            APPLICATION.move(self, "submit", submitted_at=timezone.now(), revision=1)


class ParticipationFactory(DjangoModelFactory):
    class Meta:
        model = Participation

    edition = factory.SubFactory(EditionFactory)
    person = factory.SubFactory(UserFactory)
    track = factory.LazyAttribute(lambda participation: TrackFactory(edition=participation.edition))
    printed_name = "Awa N’Diaye"
    country = "SN"


class CriterionFactory(DjangoModelFactory):
    class Meta:
        model = Criterion

    edition = factory.SubFactory(EditionFactory)
    title = factory.Sequence("Criterion {}".format)
    weight = 10
    position = factory.Sequence(int)


class FormSectionFactory(DjangoModelFactory):
    """A page of a call's form, without questions."""

    class Meta:
        model = FormSection

    call = factory.SubFactory(CallFactory)
    key = factory.Sequence("section-{}".format)
    title_en = factory.Sequence("Section {}".format)
    position = factory.Sequence(int)


class QuestionFactory(DjangoModelFactory):
    """A question; `choices` names the values it offers."""

    class Meta:
        model = Question
        skip_postgeneration_save = True

    section = factory.SubFactory(FormSectionFactory)
    key = factory.Sequence("question-{}".format)
    label_en = factory.LazyAttribute(lambda question: f"Label of {question.key}")
    position = factory.Sequence(int)

    @factory.post_generation
    def choices(self, create, extracted, **kwargs):
        for position, value in enumerate(extracted or []):
            self.choices.create(value=value, label_en=value.capitalize(), position=position)


class AnswerFactory(DjangoModelFactory):
    class Meta:
        model = Answer

    application = factory.SubFactory(ApplicationFactory)
    question = factory.SubFactory(QuestionFactory)
    value = "An answer"


class MessageFactory(DjangoModelFactory):
    """A message that is due, as `outbox.post` writes it."""

    class Meta:
        model = Message

    kind = "application-received"
    address = factory.Sequence("reader{}@example.org".format)
    language = "fr"
    subject = "Candidature reçue"
    text_body = "Bonjour Awa N’Diaye"
    html_body = "<p>Bonjour Awa N’Diaye</p>"
    fact = factory.Sequence("fact:{}".format)


class CertificateFactory(DjangoModelFactory):
    """One that waits for its PDF."""

    class Meta:
        model = Certificate

    participation = factory.SubFactory(ParticipationFactory)
    number = factory.Sequence("2027-{:04}".format)
    language = "en"
    printed_name = "Awa N’Diaye"
    edition_title = "Decent work through the social and solidarity economy"
    place = "Turin"
    starts_on = factory.LazyAttribute(lambda certificate: certificate.participation.edition.starts_on)
    ends_on = factory.LazyAttribute(lambda certificate: certificate.participation.edition.ends_on)
    hours = 30
    issued_by = factory.SubFactory(StaffFactory)


class ReviewerProfileFactory(DjangoModelFactory):
    """For every edition; `edition` makes it one edition's."""

    class Meta:
        model = ReviewerProfile

    person = factory.SubFactory(StaffFactory, role=Role.REVIEWER)
    languages = ["en"]
    capacity = 30


class NominationFactory(DjangoModelFactory):
    """Asked, and not answered yet."""

    class Meta:
        model = Nomination

    application = factory.SubFactory(ApplicationFactory)
    name = "Mariama Ba"
    position = "Secretary-General"
    organisation = "Union nationale des coopératives"
    email = factory.Sequence("nominator{}@union.example".format)
    language = "en"
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=21))


class InformationRequestFactory(DjangoModelFactory):
    """Open; `questions` names the rows asked for."""

    class Meta:
        model = InformationRequest
        skip_postgeneration_save = True

    application = factory.SubFactory(SubmittedApplicationFactory)
    note = "Please add the year."
    due_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))
    asked_by = factory.SubFactory(StaffFactory)

    @factory.post_generation
    def questions(self, create, extracted, **kwargs):
        if create:
            self.questions.set(extracted or [])


class ExtensionFactory(DjangoModelFactory):
    class Meta:
        model = Extension

    call = factory.SubFactory(CallFactory)
    person = factory.SubFactory(UserFactory)
    until = factory.LazyFunction(lambda: timezone.now() + timedelta(days=2))
    reason = "A power cut at the deadline"
    granted_by = factory.SubFactory(StaffFactory)


SectionFactory = FormSectionFactory


class AssignmentProposalFactory(DjangoModelFactory):
    """Open, and empty."""

    class Meta:
        model = AssignmentProposal

    edition = factory.SubFactory(EditionFactory)
    due_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=14))
    made_by = factory.SubFactory(StaffFactory)


class SpeakerFactory(DjangoModelFactory):
    class Meta:
        model = Speaker

    name = factory.Sequence("Speaker {}".format)


class EvaluationQuestionFactory(DjangoModelFactory):
    """A scale after each session, unless told otherwise."""

    class Meta:
        model = EvaluationQuestion

    edition = factory.SubFactory(EditionFactory)
    text = factory.Sequence("Question {}".format)


class JobFactory(DjangoModelFactory):
    """Long work that waits for its turn."""

    class Meta:
        model = Job

    kind = "group-message"
    title = "Message to many"
    started_by = factory.SubFactory(StaffFactory)


class GroupMessageFactory(DjangoModelFactory):
    """A draft to all applicants of an edition, in English and French."""

    class Meta:
        model = GroupMessage

    edition = factory.SubFactory(EditionFactory)
    subject_en = "News of {{ edition }}"
    body_en = "Dear {{ name }},\n\nThe venue has moved.\n\n[My page]({{ link }})"
    subject_fr = "Des nouvelles de {{ edition }}"
    body_fr = "Madame ou Monsieur {{ name }},\n\nLe lieu a changé.\n\n[Ma page]({{ link }})"
    written_by = factory.SubFactory(StaffFactory)


class SelectionMinutesFactory(DjangoModelFactory):
    """Asked for, and not made yet."""

    class Meta:
        model = SelectionMinutes

    edition = factory.SubFactory(EditionFactory)
    version = factory.Sequence(lambda number: number + 1)
    language = "en"
    made_by = factory.SubFactory(StaffFactory)
