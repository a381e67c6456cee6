"""The people of the load: run inside of the portal, prints them as JSON. Each applicant has a draft of which all
but one answer is given, as somebody else gave them who applied to the same call."""

import json
import sys

from allauth.account.models import EmailAddress
from django.utils import timezone

from academy.demonstration import PASSPHRASE
from accounts.models import User
from applications.beginning import begin
from applications.models import Answer, Application, Call, Document, Question
from certificates.models import Certificate

LONG = Question.Kind.LONG_TEXT


def make(number: int) -> dict:
    """`number` applicants, the question they go on answering, and what the others look at."""
    call = next(call for call in Call.objects.order_by("-closes_at") if call.closes_at > timezone.now())
    told = Application.objects.filter(call=call, status="submitted").order_by("pk").first()
    question = call_question(call, told)
    people = [_applicant(call, told, question, each) for each in range(number)]
    return {
        "passphrase": PASSPHRASE,
        "section": question.section.key,
        "question": question.key,
        "people": people,
        "edition": call.edition.slug,
        "certificate": Certificate.objects.exclude(pdf="").first().code,
    }


def call_question(call: Call, told: Application) -> Question:
    """A long text that the other person answered."""
    answered = told.answers.filter(question__kind=LONG, question__retired_at=None).values("question")
    return Question.objects.select_related("section").filter(pk__in=answered).order_by("pk").first()


def _applicant(call: Call, told: Application, question: Question, number: int) -> dict:
    email = f"load{number}-{timezone.now():%H%M%S}@example.org"
    person = User.objects.create_user(email, PASSPHRASE, given_names="Load", family_names=f"Person {number}")
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    draft = begin(call=call, applicant=person)
    Answer.objects.filter(application=draft).delete()
    Answer.objects.bulk_create(
        Answer(application=draft, question_id=row.question_id, value=row.value)
        for row in told.answers.exclude(question=question)
    )
    for row in Document.objects.filter(application=told):
        row.pk, row.application, row._state.adding = None, draft, True
        row.save()
    return {"email": email, "application": str(draft.pk)}


def found(keys: list[str], question: str) -> dict:
    """What the database holds of the applications in the end."""
    rows = Application.objects.filter(pk__in=keys)
    answers = Answer.objects.filter(application__in=rows, question__key=question)
    return {
        "status": {str(key): status for key, status in rows.values_list("pk", "status")},
        "answers": {str(key): value for key, value in answers.values_list("application", "value")},
        "receipts": _receipts(rows),
    }


def _receipts(rows) -> dict[str, int]:
    from notifications.models import Message

    addresses = dict(rows.values_list("applicant__email", "pk"))
    counted = {str(key): 0 for key in addresses.values()}
    sent = Message.objects.filter(address__in=addresses, kind="application-received", state="sent")
    for address in sent.values_list("address", flat=True):
        counted[str(addresses[address])] += 1
    return counted


if __name__ == "__main__":
    json.dump(make(int(sys.argv[1])), sys.stdout)
