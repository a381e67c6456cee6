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

pytestmark = [pytest.mark.walk, pytest.mark.journey, pytest.mark.django_db(transaction=True)]

# A frame around an applicant's own file, in the browser's viewer, of which axe never comes to an end.
VIEWER = "screening/documents/"

PEOPLE = [
    (Role.ADMINISTRATOR, "fr"), (Role.REVIEWER, "en"), ("participant", "es"), ("applicant", "es"),
]  # fmt: skip
FILE = ("net::ERR_ABORTED", "Download is starting")


def test_every_page_that_links_lead_to(page_of):
    load(applications=60)
    looked_at: set[str] = set()
    faults = []
    for part, language in PEOPLE:
        whose = person(part)
        type(whose).objects.filter(pk=whose.pk).update(language=language)
        _walk(page_of(whose), language, looked_at, faults)
    assert not faults, "\n".join(faults)
    assert len(looked_at) > 200


def _walk(page, language: str, looked_at: set[str], faults: list[str]) -> None:
    """Open one page of each address, and look at it unless somebody before has."""
    ways, opened = deque([f"/{language}/", "/admin/"]), set()
    while ways:
        path = ways.popleft()
        address = _address(path, language)
        if address is None or address in opened:
            continue
        opened.add(address)
        if not _opens(page, path, faults):
            continue
        if address not in looked_at:
            looked_at.add(address)
            try:
                look_at(page)
            except AssertionError as found:
                faults.append(str(found))
        ways += page.eval_on_selector_all(
            "a[href]", "links => links.map((link) => link.pathname + link.search)"
        )


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
