"""Before the release, nothing at all that an applicant can fetch tells chosen from refused: every
page of theirs, its status, headers, text and length; and what happens when they act."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import get_resolver, reverse
from django.utils import timezone

from applications.endorsing import endorse
from applications.models import Question
from applications.nomination_link import token_of
from applications.standard_form import install
from notifications.models import Message
from selection.screening import screen
from tests.applications.conftest import answer_to, signed_in
from tests.factories import (
    CallFactory,
    EditionFactory,
    InformationRequestFactory,
    NominationFactory,
    TrackFactory,
    UserFactory,
)

from .people import approved, assigned, officer, submitted

pytestmark = pytest.mark.django_db

# The pages of an applicant by the names of their addresses, with what fills them.
OF_APPLICATION = [
    "application",
    "application-carry-over",
    "application-copy",
    "application-information",
    "application-nomination",
    "application-review",
    "application-withdraw",
    "offer",
]
OTHERS = ["dashboard", "edition", "edition-list", "home", "preferences", "self-check", "blank-form"]
# Addresses that are no page to fetch: they take a POST, or belong to somebody or something else.
NOT_FETCHED = {
    "application-confirm-carried",  # POST only
    "application-start",  # posted; else leads to the edition
    "application-section",  # each section, below
    "application-answer",  # of one question, below
    "application-uploads",  # of one question, below
    "upload",  # a file on its way: there is none
    "document",  # each document, below
    "nomination-letter",  # never the applicant's
    "nominator",  # the nominating person's, below
}


@pytest.fixture
def moment():
    with time_machine.travel(timezone.now().replace(microsecond=0), tick=False):
        yield


@pytest.fixture
def decided(moment):
    """Two alike but for what is decided on them, not released yet. Each has a nomination given, and
    information asked."""
    call = CallFactory(edition=EditionFactory(tuition=1200))
    TrackFactory(edition=call.edition, language="en")
    install(call)
    # Keys and names of one length, so that lengths can be compared.
    chosen, refused = (_applied(call, name, key) for name, key in (("Zoqa", 50_001), ("Zoqe", 50_002)))
    screen(application=chosen, by=officer(), is_eligible=True)
    screen(application=refused, by=officer(), is_eligible=False, reason="outside-field")
    assigned(chosen)
    approved(chosen, "offer", fellowship="full")
    approved(refused, "not-selected")
    return chosen, refused


def _applied(call, name, key):
    person = UserFactory(pk=key, email=f"{name.lower()}@example.org", family_names=name)
    application = submitted(call=call, applicant=person, reference=f"2027-{name.upper()}AAA")
    duties = Question.objects.get(section__call=call, key="duties")
    application.answers.create(question=duties, value=answer_to(duties))
    endorse(
        nomination=NominationFactory(application=application, email=f"{name}@union.example"), statement="Yes."
    )
    InformationRequestFactory(
        application=application, questions=[duties], due_at=timezone.now() + timedelta(days=3)
    )
    return application


def addresses(application):
    """Everything that the applicant can ask for, whether or not it is there."""
    slug, key = application.call.edition.slug, {"pk": application.pk}
    named = [reverse(name, kwargs=key) for name in OF_APPLICATION]
    named += [
        reverse(name, kwargs={"slug": slug} if name in ("edition", "self-check", "blank-form") else None)
        for name in OTHERS
    ]
    sections = application.call.sections.values_list("key", flat=True)
    named += [reverse("application-section", kwargs={**key, "key": section}) for section in sections]
    question = {**key, "key": "organisation", "question": "duties"}
    named += [reverse(name, kwargs=question) for name in ("application-answer", "application-uploads")]
    named += [reverse("nominator", kwargs={"token": token_of(row)}) for row in application.nominations.all()]
    return named


def told(answer, application):
    """What the answer says, without what is the application's own."""
    headers = {name: _neutral(value, application) for name, value in answer.items() if name != "X-Request-ID"}
    cookies = sorted(answer.cookies)
    body = answer.getvalue()
    if answer.get("Content-Type") == "application/pdf":
        headers.pop("Content-Length", None)  # the file's own marks are compressed with it
        return answer.status_code, headers, cookies, round(len(body), -4)
    return answer.status_code, headers, cookies, len(body), _neutral(body.decode(), application)


def _neutral(text, application):
    own = [application.pk, application.pk.hex, application.reference, application.applicant.email]
    own += [
        application.applicant_id,
        application.applicant.family_names,
        *(row.pk for row in application.nominations.all()),
    ]
    own += [part for row in application.nominations.all() for part in (token_of(row), row.email)]
    for part in own:
        text = text.replace(str(part), "…")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)


def fetched(client, application):
    signed_in(client, application.applicant)
    return [told(client.get(address), application) for address in addresses(application)]


def test_every_page_says_the_same_in_the_same_length(client, decided):
    chosen, refused = decided
    for address, one, other in zip(
        addresses(chosen), fetched(client, chosen), fetched(client, refused), strict=True
    ):
        assert one == other, address


def test_no_page_of_the_applicant_is_left_out_of_the_comparison():
    """A new address must be compared, or said not to be an applicant's page."""
    names = set()
    for app in ("applications", "selection"):
        prefix = f"{app}.urls"
        names |= {pattern.name for pattern in get_resolver(prefix).url_patterns}
    assert names - NOT_FETCHED == set(OF_APPLICATION) | {"self-check", "blank-form"}


def test_acting_has_the_same_effect_on_both(client, decided):
    ends = []
    for application in decided:
        signed_in(client, application.applicant)
        pages = [
            client.post(reverse("application-information", kwargs={"pk": application.pk}), {"reply": "Yes."}),
            client.post(reverse("offer", kwargs={"pk": application.pk}), {"answer": "accept"}),
            client.post(reverse("application-review", kwargs={"pk": application.pk})),
            client.post(
                reverse("application-start", kwargs={"slug": application.call.edition.slug}), follow=True
            ),
            client.post(reverse("application-withdraw", kwargs={"pk": application.pk}), follow=True),
        ]
        ends.append([told(page, application) for page in pages])
        client.logout()
    assert ends[0] == ends[1]


def test_what_is_written_to_them_is_the_same(decided):
    kinds = [
        sorted(Message.objects.filter(recipient=row.applicant).values_list("kind", "state"))
        for row in decided
    ]
    assert kinds[0] == kinds[1]
