"""Invented people: names by country, in their script, with an account each."""

import random
import re
import string
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from accounts.models import User

from .content.people import GROUPS, UNUSUAL
from .copying import Rows

WOMEN = 0.42  # the share among those who apply, below the target as in life
ZONES = {"en": "Africa/Nairobi", "fr": "Africa/Dakar", "es": "America/Bogota"}


@dataclass(frozen=True)
class Person:
    """Somebody with an account (`key`); `latin` is empty when the name is in Latin letters."""

    key: int
    language: str
    country: str
    gender: str
    given_names: str
    family_names: str
    latin: str
    email: str

    @property
    def name(self) -> str:
        return f"{self.given_names} {self.family_names}".strip()

    @property
    def printed_name(self) -> str:
        """What the certificate says: the Latin form when there is one."""
        return self.latin or self.name


class People:
    """Makes people one after another, dealing the groups of countries like cards, so that even a
    few hundred come from everywhere."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.accounts = Rows(
            User, "password", "is_superuser", "email", "given_names", "family_names", "language",
            "time_zone", "is_active", "is_staff", "date_joined",
        )  # fmt: skip
        self.addresses = Rows(EmailAddress, "user_id", "email", "verified", "primary")
        self._deck: list[tuple] = []
        self._unusual = list(UNUSUAL)
        self._number = 0

    def make(
        self, joined_at: datetime, *, domain: str = "", is_staff: bool = False, is_unusual: bool = False
    ) -> Person:
        """A new person whose account was opened at that moment. Nobody can sign in with it before
        asking for a new password."""
        language, country, gender, given, family = self._unusual_name() if is_unusual else self._name()
        given, latin_given = _scripts(given)
        family, latin_family = _scripts(family)
        latin = f"{latin_given} {latin_family}".strip()
        self._number += 1
        address = f"{_address(latin)}.{self._number}@{domain or country.lower() + '.example'}"
        key = self.add_account(
            address, given, family, language, ZONES[language], joined_at, self._locked(), is_staff=is_staff
        )
        is_latin = latin == f"{given} {family}".strip()
        return Person(key, language, country, gender, given, family, "" if is_latin else latin, address)

    def add_account(
        self, email: str, given: str, family: str, language: str, zone: str, joined_at: datetime,
        password: str, *, is_staff: bool,
    ) -> int:  # fmt: skip
        """An account with a confirmed address; its key."""
        key = self.accounts.add(
            password, False, email, given, family, language, zone, True, is_staff, joined_at
        )
        self.addresses.add(key, email, True, True)
        return key

    def write(self) -> None:
        self.accounts.write()
        self.addresses.write()

    def _locked(self) -> str:
        """A password that opens nothing."""
        return UNUSABLE_PASSWORD_PREFIX + "".join(self._chance.choices(string.ascii_letters, k=40))

    def _name(self) -> tuple[str, str, str, str, str]:
        if not self._deck:
            self._deck = [_GROUPS[place] for place, group in enumerate(GROUPS) for _card in range(group[1])]
            self._chance.shuffle(self._deck)
        language, countries, women, men, families = self._deck.pop()
        pick: Callable = self._chance.choice
        is_woman = self._chance.random() < WOMEN
        gender = "female" if is_woman else "male"
        if self._chance.random() < 0.015:
            gender = pick(["other", "prefer-not-to-say"])
        given = pick(women if is_woman else men)
        in_script = [family for family in families if ("/" in family) == ("/" in given)] or families
        return language, pick(countries), gender, given, pick(in_script)

    def _unusual_name(self) -> tuple[str, str, str, str, str]:
        language, country, given, family = self._unusual.pop(0)
        self._unusual.append((language, country, given, family))
        return language, country, "female" if given else "male", given, family


def _names(line: str) -> list[str]:
    return [name.strip() for name in line.split(",")]


_GROUPS = [
    (language, countries.split(), _names(women), _names(men), _names(families))
    for language, _weight, countries, women, men, families in GROUPS
]


def _scripts(name: str) -> tuple[str, str]:
    """A name as written, and in Latin letters."""
    written, _slash, latin = name.partition("/")
    return written, latin or written


def _address(latin: str) -> str:
    """The letters of a name that stand in an address."""
    plain = unicodedata.normalize("NFKD", latin.replace("đ", "d").replace("Đ", "D")).casefold()
    letters = "".join(letter for letter in plain if letter.isascii())
    return re.sub(r"[^a-z0-9]+", ".", letters).strip(".")[:50].strip(".") or "person"
