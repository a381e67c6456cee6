"""Blind review leaks nothing: every response, file and message that a reviewer can get, read for a trace."""

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import URLPattern, get_resolver, reverse

from applications.models import Question
from notifications.models import KeptMail, Message
from selection import messages, reading
from selection.conflicts import declare
from selection.models import ReviewAssignment, ReviewPolicy
from selection.refusals import PolicyRefused
from selection.review_policy import set_policy
from selection.reviewing import submit_review
from tests.applications.conftest import signed_in
from tests.factories import AnswerFactory, QuestionFactory

from .blind_rows import (
    EMAIL,
    GIVEN,
    ORGANISATION,
    STORY,
    TRACES,
    blind_application,
    document,
    told_by,
    traces_in,
)
from .people import assigned, officer, reviewer

pytestmark = pytest.mark.django_db

MOST_PAGES = 400
LINK = re.compile(r'(?:href|src|action|hx-get|hx-post)="([^"]+)"')
ELSEWHERE = ("/static/", "/language/", "/account/", "/fr/", "/es/", "/styleguide")


@pytest.fixture
def asked(settings):
    """The blind application, given to a reviewer; another has written what names the applicant. Mail is
    kept, as on a portal without a mail server."""
    settings.EMAIL_BACKEND = "notifications.mailroom.MailroomBackend"
    KeptMail.objects.create(
        message_id="<1@test>", address=EMAIL, subject=f"Dear {GIVEN}", text=STORY, html=""
    )
    application = blind_application()
    other = assigned(application)
    criterion = application.call.edition.criteria.get()
    submit_review(
        assignment=other,
        by=other.reviewer,
        scores={criterion: 4},
        comment=f"{GIVEN} again",
        comments={criterion: f"{GIVEN} of Jappo is strong"},
    )
    return assigned(
        application, to=reviewer(email="reads@reviewers.example", given_names="Rita", family_names="Read")
    )


def crawl(client, start="/admin/"):
    """Every page that links lead to from the reviewer's home, with its response."""
    waiting, seen = [start], {}
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop()
        if address in seen:
            continue
        response = client.get(address)
        seen[address] = response
        if response.status_code in (301, 302):
            found = [response["Location"]]
        elif "html" in response.get("Content-Type", ""):
            found = LINK.findall(response.content.decode())
        else:
            continue
        for link in found:
            target = urlsplit(urljoin(address, unescape(link)))
            path = target.path + (f"?{target.query}" if target.query else "")
            if not target.netloc and path.startswith("/") and not any(part in path for part in ELSEWHERE):
                waiting.append(path)
    assert len(seen) < MOST_PAGES
    return seen


def every_address(application, assignment):
    """Each address of the portal, filled with the keys of what belongs to the application."""
    uuids = [application.pk, *application.documents.values_list("pk", flat=True)]
    uuids += list(application.nominations.values_list("pk", flat=True))
    numbers = [assignment.pk, application.call.edition_id, application.call_id, application.applicant_id, 1]
    numbers += list(application.answers.values_list("pk", flat=True)[:1])
    words = {
        "slug": [application.call.edition.slug],
        "key": ["organisation", "motivation"],
        "question": ["duties", "cv"],
        "name": ["comment"],
        "object_id": [*map(str, uuids[:1]), *map(str, numbers)],
    }
    for route, pattern in _patterns(get_resolver().url_patterns):
        if any(part in f"/{route}" for part in ELSEWHERE) or "logout" in route:
            continue
        for place in range(6):
            filled, is_new = _filled(route, pattern, place, uuids, numbers, words)
            if is_new:
                yield f"/{filled}".replace("//", "/")


def _patterns(patterns, prefix=""):
    for pattern in patterns:
        route = prefix + str(pattern.pattern).lstrip("^").rstrip("$")
        if isinstance(pattern, URLPattern):
            yield route, pattern
        else:
            yield from _patterns(pattern.url_patterns, route)


def _filled(route, pattern, place, uuids, numbers, words):
    """The address with the keys at that place of each list; whether the place says anything new."""
    is_new = place == 0

    def key(found):
        nonlocal is_new
        kind, name = found.group(1) or "str", found.group(2)
        values = {"uuid": uuids, "int": numbers}.get(kind) or words.get(name, [str(uuids[0])])
        is_new = is_new or place < len(values)
        return str(values[place % len(values)])

    return re.sub(r"<(?:(\w+):)?(\w+)>", key, route), is_new


def leaks(responses):
    return {
        address: found for address, response in responses.items() if (found := traces_in(told_by(response)))
    }


def test_no_page_file_or_address_tells_a_reviewer_who_applies(client, asked):
    browser = signed_in(client, asked.reviewer)
    home = crawl(browser)
    review = reverse("admin:selection_review", args=[asked.pk])
    files = [address for address in home if re.search(r"/documents/\d+/$", address)]
    assert review in home
    shown = [address for address in files if home[address].status_code == 200]
    assert len(shown) == 2  # of six: one names, one with its letters apart, one in runs, one a picture
    assert "[name]" in home[review].content.decode()
    assert leaks(home) == {}
    addresses = list(dict.fromkeys(every_address(asked.application, asked)))
    assert len(addresses) > 200
    search = "app_label=selection&model_name=conflictdeclaration&field_name=application&term=aissa"
    addresses += [f"/admin/autocomplete/?{search}", f"{reverse('admin:selection_my_reviews')}?q=aissa&done=1"]
    addresses += [f"{reverse('admin:applications_application_changelist')}?q=aissa&export=csv"]
    assert leaks({address: browser.get(address) for address in addresses}) == {}


def test_no_form_that_a_reviewer_sends_tells_it_either(client, asked):
    browser = signed_in(client, asked.reviewer)
    review = reverse("admin:selection_review", args=[asked.pk])
    criterion = asked.application.call.edition.criteria.get()
    name = f"criterion_{criterion.pk}"
    told = {}
    for text in ("", "4"):
        for address in (review, reverse("admin:selection_save_review", args=[asked.pk, name])):
            told[f"{address} {text}"] = browser.post(address, {name: text, f"{name}-version": "0"})
    told["written"] = browser.get(review)
    assert "Another reviewer" in told["written"].content.decode()
    told |= crawl(browser)
    told["closed"] = browser.post(reverse("admin:selection_revise_review", args=[asked.pk]), follow=True)
    assert leaks(told) == {}


def test_a_conflict_is_told_without_what_both_share(client, asked):
    browser = signed_in(client, asked.reviewer)
    declare(person=asked.reviewer, by=officer(), organisation=ORGANISATION)
    told = crawl(browser, reverse("admin:selection_my_reviews"))
    address = reverse("admin:selection_review", args=[asked.pk])
    told[address] = browser.get(address)
    assert told[address].status_code == 403
    assert "Conflict of interest" in told[reverse("admin:selection_my_reviews")].content.decode()
    assert leaks(told) == {}


def test_the_messages_to_reviewers_use_the_reference_alone(asked):
    messages.post_review_reminder(
        reviewer=asked.reviewer,
        edition=asked.application.call.edition,
        number=1,
        due_on=asked.due_on,
        fact="x",
    )
    sent = Message.objects.filter(recipient=asked.reviewer)
    assert {row.kind for row in sent} == {"review-assigned", "review-reminder"}
    for row in sent:
        said = "\n".join(str(getattr(row, field.attname)) for field in Message._meta.concrete_fields)
        assert asked.application.reference in said or row.kind == "review-reminder"
        assert traces_in(said) == []


def test_the_same_pages_of_an_open_review_do_tell(client, asked):
    """So that the searches above mean something."""
    ReviewPolicy.objects.update(is_blind=False)
    found = {trace for traces in leaks(crawl(signed_in(client, asked.reviewer))).values() for trace in traces}
    assert found >= {"aissatou", "kourouma", "jappo", "sembat", "secretcv"}
    assert set(traces_in(STORY)) < set(TRACES)


def test_a_question_added_by_the_staff_does_not_open_a_leak(asked):
    """Whatever the form says of it: an address is withheld, a name in a text is hidden."""
    section = asked.application.call.sections.first()
    Kind = Question.Kind
    for kind, value in ((Kind.SHORT_TEXT, ORGANISATION), (Kind.URL, "https://jappo-thies.example/a"),
                        (Kind.EMAIL, "aissatou@example.org"), (Kind.TELEPHONE, "+221 33 987 65 43")):  # fmt: skip
        question = QuestionFactory(section=section, kind=kind, audience="reviewers", label_en=f"New {kind}")
        AnswerFactory(application=asked.application, question=question, value=value)
    row = ReviewAssignment.objects.for_lists().select_related("application__track").get(pk=asked.pk)
    assert traces_in(str(reading.read(row))) == []
    assert "New short-text" in str(reading.read(row))
    assert "New url" not in str(reading.read(row))


def test_the_original_of_a_document_is_never_a_blind_reviewers(client, asked):
    browser = signed_in(client, asked.reviewer)
    paper = document(asked.application, "more", "secret-cv.pdf", b"%PDF-", "application/pdf")
    assert browser.get(reverse("document", kwargs={"pk": paper.pk})).status_code == 404
    ReviewPolicy.objects.update(is_blind=False)
    assert browser.get(reverse("document", kwargs={"pk": paper.pk})).status_code == 200


def test_opening_the_names_after_reviewing_began_needs_a_reason_and_leaves_its_history(asked):
    edition, by = asked.application.call.edition, officer()
    with pytest.raises(PolicyRefused, match="say why"):
        set_policy(edition=edition, by=by, is_blind=False, shows_others=True)
    set_policy(edition=edition, by=by, is_blind=False, shows_others=True, reason="Agreed by the board")
    row = ReviewPolicy.objects.get()
    events = list(row.events.order_by("pgh_id").values_list("is_blind", "reason"))
    assert events == [(True, ""), (False, "Agreed by the board")]
    set_policy(edition=edition, by=by, is_blind=True, shows_others=False)  # stricter at any time


def test_only_officers_set_the_rules_of_the_review(client, asked):
    address = reverse("admin:selection_policy", args=[asked.application.call.edition_id])
    assert signed_in(client, asked.reviewer).post(address, {}).status_code == 403
    browser = signed_in(client, officer())
    assert "say why" in browser.post(address, {}).content.decode()
    browser.post(address, {"reason": "Agreed", "shows_others": "on"})
    assert not ReviewPolicy.objects.get().is_blind
    assert "Agreed" in browser.get(address).content.decode()
