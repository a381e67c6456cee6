"""The pages that are measured, each as the person who uses it sees it."""

import os
import re
import urllib.request

import django

from .pages import Page
from .served import signed_in

LIST = "/admin/applications/application/"
SELECTION = "screening=eligible&decision=none&columns=reference,name,score,reviews,decision&o=3"
DESK = "/admin/selection/reviewassignment/mine/"
SCREENING = "/admin/selection/screening/"
SLOWEST = 300  # milliseconds that a desk of the staff without a goal of its own may take
# Desks of the edition that is being screened, and lists of all editions, by who opens them.
DESKS = {
    "Overview of the selection": "applicationscore/edition/{}/overview/",
    "Ranking": "applicationscore/edition/{}/",
    "Severity of the reviewers": "applicationscore/edition/{}/severity/",
    "Cohort composer": "cohortscenario/edition/{}/",
    "Targets": "cohortscenario/edition/{}/targets/",
    "Fellowship ledger": "selectionplan/edition/{}/",
    "Reserve list": "decision/edition/{}/reserves/",
    "Offers": "offer/edition/{}/",
    "Minutes": "selectionminutes/edition/{}/",
    "Reviewers": "reviewerprofile/edition/{}/",
}
LISTS = {
    "selection-officer": {"Decisions": "selection/decision/", "Long work": "progress/job/"},
    "programme-officer": {
        "Participants": "sessions_app/participation/",
        "Attendance": "sessions_app/programmesession/attendance/",
        "Certificates": "certificates/certificate/",
    },
    "administrator": {
        "Outbox": "notifications/message/",
        "Requests of erasure": "accounts/erasurerequest/",
        "Access log": "accounts/accessrecord/",
    },
}


def pages(address: str) -> list[Page]:
    """Goals are those of the architecture, “Speed to reach”."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "academy.settings.development")
    django.setup()
    from academy.demonstration import logins

    password_of = {role: (email, password) for role, email, password in logins()}
    officer, reviewer, applicant = (
        signed_in(address, *password_of[role]) for role in ("selection-officer", "reviewer", "applicant")
    )
    people = {role: signed_in(address, *password_of[role]) for role in LISTS}
    # Of an edition of many: an application that was reviewed, one to screen, a review to write, a draft.
    application = _link(address, f"{LIST}?status=reserve", officer, rf"{LIST}[0-9a-f-]{{36}}/change/")
    screening = _link(address, f"{SCREENING}queue/", officer, rf"{SCREENING}[0-9a-f-]{{36}}/desk/")
    review = _link(address, DESK, reviewer, r"/admin/selection/reviewassignment/\d+/review/")
    draft = _draft(address, applicant)
    overview = _link(address, screening, officer, r"/admin/selection/applicationscore/edition/\d+/overview/")
    edition = overview.split("/")[-3]
    return [
        Page("Landing page", "/en/", goal=8),
        Page("Editions", "/en/editions/", goal=8),
        Page("An edition with its programme", "/en/editions/turin/", goal=8),
        Page("Applicant’s dashboard", "/en/dashboard/", applicant, goal=25),
        Page("A section of the form", f"{draft}sections/motivation/", applicant, goal=25),
        Page("Staff home", "/admin/", officer, goal=50),
        Page("Staff list, filters with counts", f"{LIST}?view=all", officer, goal=55),
        Page("Staff list, two filters", f"{LIST}?status=submitted&region=africa", officer, goal=55),
        Page("Staff list, searched", f"{LIST}?q=garcia", officer, goal=55),
        Page("Staff list, two words", f"{LIST}?q=moussa+coop", officer, goal=55),
        Page("Staff list, a name in another script", f"{LIST}?q=mohamed", officer, goal=55),
        Page("Staff list, sorted by name", f"{LIST}?o=2", officer, goal=55),
        Page("Staff list, filters of the selection", f"{LIST}?{SELECTION}", officer, goal=55),
        Page("Staff list, page 100", f"{LIST}?p=100", officer, goal=55),
        Page("One application with its reviews", application, officer, goal=30),
        Page("Screening desk", screening, officer, goal=50),
        Page("Reviewer’s desk", DESK, reviewer, goal=50),
        Page("One review", review, reviewer, goal=50),
        Page("History of an application", application.replace("change", "history"), officer, goal=SLOWEST),
        *(
            Page(name, f"/admin/selection/{path.format(edition)}", officer, goal=SLOWEST)
            for name, path in DESKS.items()
        ),
        *(
            Page(name, f"/admin/{path}", people[role], goal=SLOWEST)
            for role, lists in LISTS.items()
            for name, path in lists.items()
        ),
    ]


def _draft(address: str, applicant: str) -> str:
    """The address of the demo applicant's draft: of their applications the one that can be continued."""
    for found in dict.fromkeys(
        re.findall(r"/en/applications/[0-9a-f-]{36}/", _read(address, "/en/dashboard/", applicant))
    ):
        if f"{found}review/" in _read(address, found, applicant):
            return found
    raise SystemExit("The demo applicant has no draft to measure.")


def _link(address: str, path: str, cookie: str, pattern: str) -> str:
    """The first address on a page that fits the pattern."""
    found = re.search(pattern, _read(address, path, cookie))
    if found is None:
        raise SystemExit(f"{path} shows no link to measure.")
    return found[0]


def _read(address: str, path: str, cookie: str) -> str:
    request = urllib.request.Request(address + path, headers={"Cookie": cookie})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read().decode()
