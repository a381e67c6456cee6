"""What a check says."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import pgettext_lazy

from applications.models import Application


class Outcome(models.TextChoices):
    """The worst first."""

    FAIL = "fail", pgettext_lazy("automatic check", "Fails")
    LOOK = "look", pgettext_lazy("automatic check", "Look")
    PASS = "pass", pgettext_lazy("automatic check", "Passes")


TONES = {Outcome.FAIL: "error", Outcome.LOOK: "warning", Outcome.PASS: "success"}
MOST_SHOWN = 5


@dataclass(frozen=True)
class Check:
    """`reason` is a sentence for the officer; `others` the applications it speaks of, the first few."""

    title: str
    outcome: Outcome
    reason: str
    others: tuple[Application, ...] = ()

    @property
    def tone(self) -> str:
        return TONES[self.outcome]
