"""Whether a participant has earned a kind of certificate, and what of it is done and what is not."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _

from sessions_app.attendance import EditionAttendance, Progress
from sessions_app.models import Edition, Participation
from sessions_app.requirements import requirement

from .models import CertificateTerms, Exemption
from .terms import terms_of


@dataclass(frozen=True)
class Condition:
    """One thing that the certificate requires. `note` says how far the person is."""

    title: str
    is_met: bool
    note: str = ""


@dataclass(frozen=True)
class Standing:
    """How a participant stands to one kind of certificate."""

    terms: CertificateTerms
    progress: Progress
    conditions: tuple[Condition, ...]
    exemption: Exemption | None

    @property
    def meets_the_rules(self) -> bool:
        """An edition without sessions, or a certificate without a rule, gives none by itself."""
        return bool(self.conditions) and all(condition.is_met for condition in self.conditions)

    @property
    def is_granted(self) -> bool:
        return self.exemption is not None and self.exemption.verdict == Exemption.Verdict.GRANT

    @property
    def is_withheld(self) -> bool:
        return self.exemption is not None and self.exemption.verdict == Exemption.Verdict.WITHHOLD

    @property
    def is_earned(self) -> bool:
        return self.is_granted or (self.meets_the_rules and not self.is_withheld)

    @property
    def missing(self) -> list[Condition]:
        return [condition for condition in self.conditions if not condition.is_met]


class EditionEntitlement:
    """How all participants of an edition stand to one kind, in a fixed number of queries. With
    `participation` only that person."""

    def __init__(
        self,
        edition: Edition,
        kind: str,
        participation: Participation | None = None,
        attendance: EditionAttendance | None = None,
        terms: CertificateTerms | None = None,
    ) -> None:
        self.kind = kind
        self.attendance = attendance or EditionAttendance(edition, participation)
        self.terms = terms or terms_of(edition, kind)
        self._rows = (
            Participation.objects.filter(pk=participation.pk)
            if participation
            else Participation.objects.filter(edition=edition)
        )

    def standing_of(self, participation: Participation) -> Standing:
        progress = self._progress_of(participation)
        return Standing(
            terms=self.terms,
            progress=progress,
            conditions=(*self._hours(progress), *self._further(participation)),
            exemption=self._exemptions.get(participation.pk),
        )

    @property
    def _required_share(self) -> int | None:
        return self.terms.required_attendance

    def _progress_of(self, participation: Participation) -> Progress:
        progress = self.attendance.progress_of(participation)
        if self._required_share is None:
            return progress
        return replace(progress, required_share=self._required_share)

    def _hours(self, progress: Progress) -> Iterable[Condition]:
        if self._required_share == 0:
            return
        words = {
            "hours": floatformat(progress.hours),
            "required": floatformat(progress.required_hours),
            "share": progress.required_share,
        }
        yield Condition(
            title=_("Attend %(share)d%% of the hours of the sessions open to you") % words,
            is_met=progress.meets_the_rule,
            note=_("%(hours)s of %(required)s hours required") % words if progress.open else "",
        )

    def _further(self, participation: Participation) -> Iterable[Condition]:
        for name, title, done_by in self._facts:
            yield Condition(title=title or name, is_met=participation.pk in done_by)

    @cached_property
    def _facts(self) -> list[tuple[str, str, set[int]]]:
        """What is required further, each with who has done it. What nobody keeps any more nobody has done."""
        found = []
        for name in self.terms.requirements:
            known = requirement(name)
            found.append((name, str(known.title), known.done_by(self._rows)) if known else (name, "", set()))
        return found

    @cached_property
    def _exemptions(self) -> dict[int, Exemption]:
        rows = Exemption.objects.filter(participation__in=self._rows, kind=self.kind)
        return {row.participation_id: row for row in rows.select_related("decided_by")}


def standing_of(participation: Participation, kind: str) -> Standing:
    """How one participant stands to a kind of certificate."""
    return EditionEntitlement(participation.edition, kind, participation).standing_of(participation)
