"""The policy on every address there is, as a visitor and as the staff."""

import pytest
from django.test import Client

from academy.access import pages
from accounts.roles import Role

from .access_world import World
from .demonstrated import browser_of, person

pytestmark = [pytest.mark.walk, pytest.mark.usefixtures("demonstration")]

NONE = ("default-src", "frame-ancestors", "base-uri")
OWN = ("script-src", "style-src", "font-src", "connect-src", "form-action")
SCANNING = "admin:sessions_app_scan"  # the only page with a camera
NOBODY, SELF = ["'none'"], ["'self'"]


def _policy(answer) -> dict[str, list[str]]:
    parts = [part.split() for part in answer.headers["Content-Security-Policy"].split(";") if part.strip()]
    return {name: sources for name, *sources in parts}


def _breaches(answer) -> list[str]:
    """What the answer lacks of the policy."""
    headers = answer.headers
    found = []
    if "Content-Security-Policy" not in headers:
        return ["no policy"]
    policy = _policy(answer)
    # A document of somebody's is shown within a page of ours: caged, so that nothing in it can act.
    is_caged = "sandbox" in policy
    if is_caged:
        found += [f"sandbox {right}" for right in policy["sandbox"] if right != "allow-same-origin"]
        found += [f"script-src: {policy['script-src']}"] if policy.get("script-src", NOBODY) != NOBODY else []
        found += [] if policy.get("default-src") == NOBODY else ["default-src"]
        found += [] if policy.get("frame-ancestors") == SELF else ["frame-ancestors"]
    else:
        found += [f"{name}: {policy.get(name)}" for name in NONE if policy.get(name) != NOBODY]
        found += [f"{name}: {policy.get(name)}" for name in OWN if policy.get(name) != SELF]
    found += [f"{name} {source}" for name in policy for source in policy[name] if "unsafe" in source]
    for name, value in (
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "SAMEORIGIN" if is_caged else "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ):
        if headers.get(name) != value:
            found.append(f"{name}: {headers.get(name)}")
    if "microphone=()" not in headers.get("Permissions-Policy", ""):
        found.append("no Permissions-Policy")
    for cookie in answer.cookies.values():
        is_taken_back = cookie["max-age"] == 0
        if cookie["samesite"] != "Lax" or not (cookie["httponly"] or is_taken_back):
            found.append(f"cookie {cookie.key}")
    return found


def _walk(browser: Client) -> tuple[int, list[str]]:
    """How many addresses were opened, and where the policy is broken."""
    world, number, broken = World(), 0, []
    for page in pages():
        for address in world.addresses(page):
            answer = browser.get(address, headers={"accept": "text/html"})
            number += 1
            broken += [f"{page.name} ({answer.status_code}): {fault}" for fault in _breaches(answer)]
            may_film = "camera=(self)" in answer.headers.get("Permissions-Policy", "")
            if may_film and page.name != SCANNING:
                broken.append(f"{page.name}: camera")
    return number, broken


@pytest.fixture(autouse=True)
def _mailroom(settings):
    settings.EMAIL_BACKEND = "notifications.mailroom.MailroomBackend"


def test_every_address_keeps_the_policy_for_a_visitor():
    number, broken = _walk(Client())
    assert broken == []
    assert number > 300


def test_every_address_keeps_the_policy_for_the_staff():
    number, broken = _walk(browser_of(person(Role.ADMINISTRATOR)))
    assert broken == []
    assert number > 300
