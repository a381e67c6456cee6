"""What the people of the load do: each reads, writes and waits as people do, and remembers what was said to them."""

import random
import re
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

import requests

PAUSE = (1.0, 3.0)  # seconds
TIMEOUT = 30
STAFF = {
    "selection-officer": [
        "/admin/",
        "/admin/applications/application/",
        "/admin/applications/application/?q=diop",
    ],
    "reviewer": ["/admin/", "/admin/selection/reviewassignment/mine/"],
    "programme-officer": ["/admin/", "/admin/sessions_app/edition/workspace/", "/admin/reports/"],
}


@dataclass
class Watch:
    """What all of them saw. `told` are the seconds of each kind of request while nothing was killed."""

    told: dict[str, list[float]] = field(default_factory=dict)
    faults: Counter = field(default_factory=Counter)
    is_disturbed: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, what: str, seconds: float, fault: str) -> None:
        with self.lock:
            if fault:
                self.faults[f"{'while killing' if self.is_disturbed else 'undisturbed'}: {fault}"] += 1
            elif not self.is_disturbed:
                self.told.setdefault(what, []).append(seconds)


class Person(threading.Thread):
    """One of them, at an address of their own on the network."""

    def __init__(self, number: int, address: str, watch: Watch, ended: threading.Event) -> None:
        super().__init__(daemon=True)
        self.address, self.watch, self.ended = address, watch, ended
        self.chance = random.Random(number)
        self.web = requests.Session()
        self.web.headers["X-Forwarded-For"] = f"10.0.{number // 250}.{number % 250 + 1}"

    def ask(self, what: str, path: str, data: dict | None = None) -> requests.Response | None:
        """The answer, or None where none came or it was a failure; then the person waits a little."""
        begun, fault, answer = time.monotonic(), "", None
        try:
            if data is None:
                answer = self.web.get(self.address + path, timeout=TIMEOUT)
            else:
                token = self.web.cookies.get("csrftoken", "")
                answer = self.web.post(
                    self.address + path,
                    {"csrfmiddlewaretoken": token, **data},
                    headers={"Referer": self.address + path},
                    timeout=TIMEOUT,
                )
            if answer.status_code >= 400:
                fault = f"{answer.status_code} to {what}"
        except requests.RequestException as failure:
            fault = type(failure).__name__
        self.watch.note(what, time.monotonic() - begun, fault)
        self.ended.wait(self.chance.uniform(*PAUSE))
        return None if fault else answer

    def sign_in(self, email: str, passphrase: str) -> None:
        """Tries until it is done, or the time is over."""
        login = "/en/account/login/"
        while not self.ended.is_set() and "sessionid" not in self.web.cookies:
            self.ask("Sign-in page", login)
            self.ask("Sign in", login, {"login": email, "password": passphrase})


class Reader(Person):
    """Opens pages, one after the other."""

    def __init__(self, *args, pages: list[str], login: tuple[str, str] | None = None) -> None:
        super().__init__(*args)
        self.pages, self.login = pages, login

    def run(self) -> None:
        if self.login:
            self.sign_in(*self.login)
        while not self.ended.is_set():
            page = self.chance.choice(self.pages)
            self.ask(f"Read {page.split('?')[0]}", page)


class Applicant(Person):
    """Writes on, remembering what was saved; submits when the time is over."""

    def __init__(self, *args, about: dict, login: tuple[str, str], key: str) -> None:
        super().__init__(*args)
        self.login, self.key = login, key
        self.name = f"q-{about['question']}"
        self.section = f"/en/applications/{key}/sections/{about['section']}/"
        self.answer = f"{self.section}answers/{about['question']}/"
        self.number = self.saved = self.told = 0  # tried last, saved last, how often told that it is saved
        self.is_submitted = False

    def run(self) -> None:
        self.sign_in(*self.login)
        while not self.ended.is_set():
            self.ask("Overview of the application", f"/en/applications/{self.key}/")
            if (page := self.ask("Section", self.section)) and (version := self._version(page)):
                for _each in range(4):
                    version = self._write(version)
                    if not version:
                        break

    def _version(self, page: requests.Response) -> str:
        found = re.search(rf'name="{self.name}-version" value="([^"]*)"', page.text)
        return found[1] if found else ""

    def _write(self, version: str) -> str:
        """The version that the server gives what it saved; empty where that is not known."""
        self.number += 1
        text = f"I have worked in a cooperative for {self.number} years, and would like to learn more."
        told = self.ask("Save an answer", self.answer, {self.name: text, f"{self.name}-version": version})
        new = self._version(told) if told else ""
        if new and new != version and "-choice" not in told.text:
            self.saved, self.told = self.number, self.told + 1
            return new
        return ""

    def submit(self) -> None:
        """As often as it takes."""
        self.ended = threading.Event()
        for _try in range(20):
            review = f"/en/applications/{self.key}/review/"
            self.ask("Review", review)
            answer = self.ask("Submit", review, {})
            if answer is not None and not answer.url.endswith("/review/"):
                self.is_submitted = True
                return


def people_of(told: dict, address: str, watch: Watch, ended: threading.Event, number: int) -> list[Person]:
    found: list[Person] = [
        Applicant(
            each, address, watch, ended,
            about=told, login=(row["email"], told["passphrase"]), key=row["application"],
        )
        for each, row in enumerate(told["people"])
    ]  # fmt: skip
    public = ["/en/", "/en/editions/", f"/en/editions/{told['edition']}/", f"/c/{told['certificate']}/"]
    logins = [(f"{name}@academy.example.org", pages) for name, pages in STAFF.items()]
    logins.append(("participant@example.org", ["/en/account/", "/en/editions/"]))
    for each in range(len(found), number):
        if each % 2:
            found.append(Reader(each, address, watch, ended, pages=public))
        else:
            email, pages = logins[each // 2 % len(logins)]
            found.append(Reader(each, address, watch, ended, pages=pages, login=(email, told["passphrase"])))
    return found
