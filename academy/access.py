"""Who reaches which page. The pages of the staff are asked by the permission layer's own rules; what
anybody, everybody signed in, or only the person whose it is may open is declared here. A page that is
neither is an error: nobody decided who may see it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from django.contrib import admin
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.models import User
from accounts.roles import Role
from accounts.rules import is_staff

from .own_pages import ANYONE, CHANGES, LINK, OWN, SIGNED_IN


class Audience(Enum):
    """For whom a page is, beside the rules for the staff."""

    ANYONE = "anyone"
    SIGNED_IN = "signed in"
    OWN = "whose it is"
    LINK = "who has the link"
    STAFF = "staff"


@dataclass(frozen=True)
class Page:
    """One address. `rule` says whether a member of the staff gets in, `asks` is its name; whether the
    row named in the address is theirs is asked by the page itself."""

    name: str
    address: str
    audience: Audience
    rule: Callable[[User], bool] | None = None
    asks: str = ""

    def admits(self, user: User) -> bool:
        """Whether the address is open to the person at all. A page that is somebody's own is open to
        everybody signed in, each to theirs."""
        if self.audience in (Audience.ANYONE, Audience.LINK):
            return True
        if self.audience is Audience.STAFF:
            return user.is_authenticated and user.is_staff and self.rule(user)
        return user.is_authenticated


class Undecided(Exception):
    """Nobody decided who may see a page."""


def pages() -> Iterator[Page]:
    """Every address of the portal, in the order of the URL configuration. Raises Undecided."""
    yield from _pages(get_resolver().url_patterns)


def member_of(role: Role) -> User:
    """Somebody on the staff in one role, not stored, to ask the rules."""
    user = User(email=f"{role}@example.org", is_staff=True)
    user.role_names = frozenset([str(role)])
    return user


def _pages(patterns, *, prefix: str = "", namespace: str = "") -> Iterator[Page]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else namespace
            yield from _pages(pattern.url_patterns, prefix=address, namespace=inner)
        else:
            yield _page(pattern, f"{namespace}{pattern.name or ''}", address)


def _page(pattern: URLPattern, name: str, address: str) -> Page:
    for declared, audience in (
        (ANYONE, Audience.ANYONE),
        (SIGNED_IN, Audience.SIGNED_IN),
        (OWN, Audience.OWN),
        (LINK, Audience.LINK),
    ):
        if name in declared:
            return Page(name, address, audience)
    if rule := getattr(pattern.callback, "rule", None):
        return _of_staff(name, address, rule)
    if name in CHANGES:
        return _of_model(name, address, admin.site.get_model_admin(CHANGES[name]), "change")
    if model_admin := getattr(pattern.callback, "model_admin", None):
        act = name.rpartition("_")[2]
        return _of_model(name, address, model_admin, act if act in ("add", "delete") else "view")
    if hasattr(pattern.callback, "admin_site"):
        return _of_staff(name, address, is_staff)
    raise Undecided(
        f"{name or pattern.callback} ({address}): nobody decided who may open it. Guard the page with "
        "accounts.staff_pages.allowed, or declare it in academy/own_pages.py."
    )


def _of_staff(name: str, address: str, rule: Callable[[User], bool]) -> Page:
    return Page(name, address, Audience.STAFF, rule, f"{rule.__module__}.{rule.__qualname__}")


def _of_model(name: str, address: str, model_admin: admin.ModelAdmin, act: str) -> Page:
    """A list or form of the admin: who may do the act, as its model says."""
    ask = getattr(model_admin, f"has_{act}_permission")

    def rule(user: User) -> bool:
        request = HttpRequest()
        request.user = user
        return ask(request)

    return Page(name, address, Audience.STAFF, rule, f"{type(model_admin).__name__}: {act}")
