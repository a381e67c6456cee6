"""A conflict of interest holds on every page of the staff: who is barred from an application finds no
name, address or organisation of it at any address, whatever their office."""

import io
import re
import zipfile

import pypdfium2
import pytest
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from django.test import Client
from django.urls import reverse

from academy.access import Audience, Page, pages
from accounts.models import User
from accounts.roles import Role
from applications.models import Application, Nomination
from notifications.models import Message
from progress.models import Job
from selection import cohorts, composer
from selection.models import CohortScenario, ConflictDeclaration, ScenarioMember
from sessions_app.models import Edition

from .access_world import World
from .demonstrated import browser_of, person

pytestmark = [pytest.mark.walk, pytest.mark.usefixtures("demonstration")]

# Stands in each name, address and organisation of every application, and nowhere else.
MARK = "qvzx"
# Whom it is about is no applicant there: those who take part, whose application is decided on and who
# are known to all who hold the edition; and accounts, which are the administrators'.
OF_OTHERS = {
    "admin:accounts_user_change",
    "admin:accounts_user_changelist",
    "admin:sessions_app_participation_change",
    "admin:sessions_app_participation_changelist",
}
# Pages that name an applicant to whom nothing bars.
NAMING = {
    "admin:applications_application_change",
    "admin:applications_application_changelist",
    "admin:correspondence_text_preview",
    "admin:notifications_message_change",
    "admin:notifications_message_changelist",
    "admin:selection_applicationscore_changelist",
    "admin:selection_change_cohort",
    "admin:selection_cohort",
    "admin:selection_compare_cohorts",
    "admin:selection_decision_changelist",
    "admin:selection_offer_changelist",
    "admin:selection_offers",
    "admin:selection_release",
    "admin:selection_reserves",
    "admin:selection_scores",
    "admin:selection_screening_one",
}


@pytest.fixture
def world(settings):
    settings.EMAIL_BACKEND = "notifications.mailroom.MailroomBackend"
    world = World()
    User.objects.filter(applications__isnull=False, is_staff=False).update(
        given_names="Qvzxena",
        family_names="Qvzxill",
        email=Concat(Value("qvzx"), Cast(F("pk"), CharField()), Value("@qvzx.example")),
    )
    Application.objects.update(
        given_names="Qvzxena", family_names="Qvzxill", printed_name="Qvzxena", organisation="Qvzxworks"
    )
    Nomination.objects.update(name="Qvzxor", organisation="Qvzxworks", email="head@qvzx.example")
    Message.objects.filter(about__startswith="application:").update(
        address="qvzx@qvzx.example", subject="Dear Qvzxena", text_body="Dear Qvzxena"
    )
    world.message = Message.objects.filter(about__startswith="application:").first()
    Job.objects.update(started_by=person(Role.ADMINISTRATOR))
    world.scenarios = scenarios_of(world.offer.application.call.edition)
    return world


def text_of(answer) -> str:
    """All that can be read in the answer, of a file too."""
    content = answer.getvalue()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    elif content.startswith(b"%PDF"):
        return " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))
    return content.decode(errors="replace") + str(answer.headers)


def told_at(browser: Client, address: str) -> list[str]:
    """Where the mark stands in the answer, with what stands around it."""
    text = text_of(browser.get(address, headers={"accept": "text/html"}, follow=True))
    return [
        text[max(0, found.start() - 90) : found.end() + 30]
        for found in re.finditer(MARK, text, re.IGNORECASE)
    ]


def scenarios_of(edition: Edition) -> list[CohortScenario]:
    """Two of them, so that they can be compared: one chooses everybody who is eligible, one nobody."""
    by, chosen = person(Role.SELECTION_OFFICER), composer.candidates(edition).filter(status="submitted")
    full, empty = (cohorts.create(edition=edition, name=name, basis="raw", by=by) for name in "ab")
    ScenarioMember.objects.bulk_create(
        ScenarioMember(scenario=full, application=row, is_chosen=True) for row in chosen
    )
    return [full, empty]


def of_selection(page: Page, world: World) -> list[str]:
    """More of what the page can show: one edition has reserves, another offers, and a scenario is
    compared, changed and proposed."""
    if page.name == "admin:selection_compare_cohorts":
        keys = "&".join(f"scenario={row.pk}" for row in world.scenarios)
        return [f"{reverse(page.name, args=[world.scenarios[0].edition_id])}?{keys}"]
    if page.name == "admin:selection_change_cohort":
        chosen = world.scenarios[0].members.first().application_id
        return [f"{reverse(page.name, args=[world.scenarios[0].pk])}?out={chosen}"]
    if page.name.startswith("admin:selection_") and page.address.startswith(
        "admin/selection/cohortscenario/<int"
    ):
        return [reverse(page.name, args=[world.scenarios[0].pk])]
    if page.name in ("admin:selection_offers", "admin:selection_reserves", "admin:selection_scores"):
        return [reverse(page.name, args=[key]) for key in Edition.objects.values_list("pk", flat=True)]
    if page.name == "admin:correspondence_text_preview":
        (address,) = world.addresses(page)
        return [f"{address}?application={world.offer.application.reference}"]
    if page.name == "admin:notifications_message_change":
        return [reverse(page.name, args=[world.message.pk])]
    return []


def told_to(user: User, world: World, names: set[str] | None = None) -> dict[str, list[str]]:
    """The pages of the staff, all of them or those named, on which the person reads the mark, by name."""
    browser = browser_of(user)
    found = {}
    for page in pages():
        if names is not None and page.name not in names:
            continue
        if page.audience is Audience.STAFF and page.admits(user) and page.name not in OF_OTHERS:
            for address in [*world.addresses(page), *of_selection(page, world)]:
                if told := told_at(browser, address):
                    found[page.name] = told
    return found


def barred_from_all(user: User) -> User:
    ConflictDeclaration.objects.bulk_create(
        ConflictDeclaration(reviewer=user, declared_by=user, application=row)
        for row in Application.objects.all()
    )
    return user


@pytest.mark.parametrize("role", [Role.SELECTION_OFFICER, Role.APPROVER, Role.PROGRAMME_OFFICER])
def test_who_is_barred_reads_nothing_of_the_applicant_anywhere(world, role):
    assert told_to(barred_from_all(person(role)), world) == {}


def test_a_colleague_without_a_conflict_reads_it(world):
    """What the test above would find, were it not concealed."""
    barred_from_all(person(Role.APPROVER))
    assert told_to(person(Role.SELECTION_OFFICER), world, NAMING).keys() == NAMING
