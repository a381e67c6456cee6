"""What is kept no longer goes by itself: the rules of all apps, tried or carried out.

Each rule stands in the `retention.py` of its app and is carried out in a transaction of its own, so that one
that fails keeps no other from its work."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Rule:
    """`act` erases what is over and says how many things that were; a second call finds none."""

    key: str
    title: str
    act: Callable[[], int]


@dataclass(frozen=True)
class Outcome:
    rule: Rule
    number: int = 0
    fault: str = ""


rules: list[Rule] = []


def carry_out(*, is_dry_run: bool = False) -> list[Outcome]:
    """What each rule did, or would do."""
    return [_try(rule, is_dry_run) for rule in rules]


def _try(rule: Rule, is_dry_run: bool) -> Outcome:
    try:
        with transaction.atomic():
            number = rule.act()
            transaction.set_rollback(is_dry_run)
    except Exception as fault:  # the next rule is none the worse for it
        log.exception("The rule of retention %s failed", rule.key)
        return Outcome(rule, fault=type(fault).__name__)
    if number and not is_dry_run:
        log.info("Retention: %s, %d", rule.key, number)
    return Outcome(rule, number)
