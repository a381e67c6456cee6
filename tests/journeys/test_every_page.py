"""Every page that a person finds by following links is held to what `looking` asks: one page of each
address of the URL configuration, as the people who find the most."""

from collections import deque
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from django.utils import translation
from playwright.sync_api import Error

from academy.demonstration.loading import load
from accounts.roles import Role
from tests.academy.demonstrated import person

from .looking import look_at

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

# A frame around an applicant's own file, in the browser's viewer, of which axe never comes to an end.
VIEWER = "screening/documents/"

PEOPLE = [
    (Role.ADMINISTRATOR, "fr", 140), (Role.REVIEWER, "en", 15), ("participant", "es", 20), ("applicant", "es", 20),
]  # fmt: skip
FILE = ("net::ERR_ABORTED", "Download is starting")


def test_every_page_that_links_lead_to(page_of):
    load(applications=60)
    seen: set[str] = set()
    faults = []
    for part, language, least in PEOPLE:
        whose = person(part)
        type(whose).objects.filter(pk=whose.pk).update(language=language)
        looked_at = _walk(page_of(whose), language, seen, faults)
        assert looked_at >= least, f"{part} found only {looked_at} pages"
    assert not faults, "\n".join(faults)


def _walk(page, language: str, seen: set[str], faults: list[str]) -> int:
    """Look at one page of each address that is not in `seen`; how many there were."""
    ways, looked_at = deque([f"/{language}/", "/admin/"]), 0
    while ways:
        path = ways.popleft()
        address = _address(path, language)
        if address is None or address in seen:
            continue
        seen.add(address)
        if not _opens(page, path, faults):
            continue
        looked_at += 1
        try:
            look_at(page)
        except AssertionError as found:
            faults.append(str(found))
        ways += page.eval_on_selector_all(
            "a[href]", "links => links.map((link) => link.pathname + link.search)"
        )
    return looked_at


def _address(path: str, language: str) -> str | None:
    """The address in the URL configuration; None for what is no page, or of another language."""
    with translation.override(language):
        try:
            address = resolve(urlsplit(path).path).route
        except Resolver404:
            return None
    return None if "logout" in address or VIEWER in address else address


def _opens(page, path: str, faults: list[str]) -> bool:
    """Whether it is a page; a file is none. What answers with an error is a fault."""
    try:
        answer = page.goto(path)
    except Error as refusal:
        if not any(word in str(refusal) for word in FILE):
            raise
        return False
    if answer.status >= 400 and answer.status != 403:
        faults.append(f"{path}: {answer.status}")
    return "html" in answer.headers.get("content-type", "") and answer.status == 200
