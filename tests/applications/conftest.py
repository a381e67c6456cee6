import pytest
from django.utils import timezone

from applications.answering import save_answers
from applications.models import Question
from applications.standard_form import install
from tests.factories import ApplicationFactory, CallFactory, TrackFactory

ANSWERS = {
    Question.Kind.LONG_TEXT: "Nous accompagnons quarante coopératives.",
    Question.Kind.NUMBER: "12",
    Question.Kind.DATE: "1985-03-01",
    Question.Kind.EMAIL: "nominator@example.org",
    Question.Kind.TELEPHONE: "+221 33 123 45 67",
    Question.Kind.COUNTRY: "SN",
    Question.Kind.TRACK: "fr",
    Question.Kind.LANGUAGE_LEVEL: "C1",
    Question.Kind.CONSENT: True,
}


@pytest.fixture
def call(db):
    """An open call with the standard form and a French track."""
    call = CallFactory()
    TrackFactory(edition=call.edition, language="fr")
    install(call)
    return call


@pytest.fixture
def complete_draft(call):
    """A draft of which every required question is answered."""
    draft = ApplicationFactory(call=call)
    questions = Question.objects.filter(section__call=call, is_required=True).prefetch_related("choices")
    save_answers(application=draft, answers={question: answer_to(question) for question in questions})
    return draft


def answer_to(question: Question):
    """Something valid for any question."""
    if choices := list(question.choices.all()):
        return choices[0].value
    return ANSWERS.get(question.kind, "Awa N’Diaye")


@pytest.fixture
def closed(call):
    """The call, closed a second ago."""
    call.closes_at = timezone.now() - timezone.timedelta(seconds=1)
    call.save()
    return call


def signed_in(client, person):
    """The client, signed in as the person."""
    client.force_login(person, backend="accounts.backends.WithRoles")
    return client
