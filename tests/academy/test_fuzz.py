"""Every page and every form, asked with nonsense, by a visitor and by people signed in: no page fails, none
gives back markup that was sent, none leads out of the portal."""

import contextlib
import os
from random import Random
from types import SimpleNamespace
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.utils.html import escape

from academy.access import pages
from accounts.roles import Role

from .access_world import World
from .demonstrated import browser_of, person
from .nonsense import ELSEWHERE, MARK, forms_of, fuzzed, question

pytestmark = [pytest.mark.walk, pytest.mark.usefixtures("demonstration")]
SEED = int(os.environ.get("FUZZ_SEED", "2026"))
ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "1"))  # of nonsense for each address and each form
HOST = "testserver"


class _RolledBack(Exception):
    pass


class Crawl:
    """Asks as one browser; what it did to the portal is taken back after each request."""

    def __init__(self, browser: Client, seed: int) -> None:
        self.browser, self.random = browser, Random(seed)
        self.browser.raise_request_exception = False
        self.asked, self.faults = 0, []

    def visit(self, address: str) -> None:
        page = self._ask(self.browser.get, address)
        for _each in range(ROUNDS):
            self._ask(self.browser.get, address, question(self.random))
        seen = set()
        for form in forms_of(page):
            target = urlsplit(urljoin(address, form.action or address))
            if (target.path, *sorted(form.fields)) in seen or target.netloc not in ("", HOST):
                continue
            seen.add((target.path, *sorted(form.fields)))
            ask = self.browser.post if form.method == "post" else self.browser.get
            for _each in range(ROUNDS):
                self._ask(ask, target.path, fuzzed(form.fields, self.random))
        self._ask(self.browser.post, address, question(self.random))

    def _ask(self, ask, address: str, data: dict[str, str] | None = None) -> str:
        self.asked += 1
        text = ""
        with contextlib.suppress(_RolledBack), transaction.atomic():
            answer = ask(address, data or {}, headers={"accept": "text/html"})
            if not answer.streaming and answer["Content-Type"].startswith("text/html"):
                text = answer.content.decode()
            self._check(answer, text, f"{ask.__name__} {address} {data}"[:900])
            raise _RolledBack
        return text

    def _check(self, answer, text: str, what: str) -> None:
        if answer.status_code >= 500:
            self.faults.append(f"{answer.status_code}: {what}")
        if MARK in text:
            self.faults.append(f"gives markup back: {what}")
        leads_to = urlsplit(answer.headers.get("Location", "").strip().replace("\\", "/"))
        if ELSEWHERE in leads_to.netloc or leads_to.scheme not in ("", "http", "https"):
            self.faults.append(f"leads to {answer['Location']}: {what}")


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (HttpResponse(status=503), "503"),
        (HttpResponse(f"You asked for {MARK}"), "gives markup back"),
        (HttpResponse(status=302, headers={"Location": f"/\\{ELSEWHERE}/x"}), "leads to"),
        (HttpResponse(status=302, headers={"Location": "javascript:alert(1)"}), "leads to"),
        (HttpResponse(f"You asked for {escape(MARK)}"), None),
        (HttpResponse(status=302, headers={"Location": f"/en/?next=//{ELSEWHERE}/"}), None),
    ],
)
def test_the_crawl_knows_a_fault_when_it_meets_one(answer, fault):
    crawl = Crawl(SimpleNamespace(), SEED)
    crawl._check(answer, answer.content.decode(), "x")
    assert len(crawl.faults) == (1 if fault else 0)
    assert not fault or crawl.faults[0].startswith(fault)


@pytest.mark.parametrize("part", ["visitor", Role.ADMINISTRATOR])
def test_nonsense_is_answered_with_a_page(part, settings):
    settings.EMAIL_BACKEND = "notifications.mailroom.MailroomBackend"
    world = World()
    browser = Client() if part == "visitor" else browser_of(person(part))
    crawl = Crawl(browser, SEED)
    for page in pages():
        for address in world.addresses(page):
            if page.name != "account_logout":
                crawl.visit(address)
    print(f"{part}: {crawl.asked} requests, seed {SEED}")
    assert crawl.faults == []
    assert crawl.asked > 500
