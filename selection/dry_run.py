"""The dry run of a release: what stands in its way, what to know before, and how each message will
read. It looks at everything and changes nothing."""

from collections import Counter
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from notifications.coverage import missing_texts
from notifications.models import Message, MessageTemplate
from notifications.rendering import Rendered, render
from sessions_app.models import Edition

from . import ledger, messages
from .models import Decision, Offer
from .refusals import FellowshipRefused
from .release import Forecast, respond_by
from .release_texts import kinds_of, templates_of, text_language, without_text

# What the outbox says of a message that did not arrive.
DID_NOT_ARRIVE = ("failed", "bounced")


@dataclass(frozen=True)
class Finding:
    """What somebody should know before the release. A blocker stops it. `about` names whom."""

    text: str
    is_blocker: bool = False
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sample:
    """A message as it will be sent. `number` people get it; where nobody does, it shows how it would
    read. `text_language` differs from `language` where a translation is missing."""

    kind: str
    language: str
    text_language: str
    number: int
    rendered: Rendered

    @property
    def is_translated(self) -> bool:
        return self.language == self.text_language

    @property
    def language_name(self) -> str:
        return str(dict(settings.LANGUAGES)[self.language])


@dataclass(frozen=True)
class DryRun:
    """The forecast, and what was found."""

    forecast: Forecast
    findings: list[Finding]
    table: list[tuple[str, list[int], int]]
    languages: list[str]
    samples: list[Sample]

    @property
    def blockers(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.is_blocker]

    @property
    def warnings(self) -> list[Finding]:
        return [finding for finding in self.findings if not finding.is_blocker]


def examine(forecast: Forecast) -> DryRun:
    """Look at everything the release of the forecast would touch. The number of queries depends on the
    editions in it, not on the decisions."""
    ready = forecast.ready
    texts = templates_of(ready)
    findings = [
        *_budgets(ready),
        *_texts(ready, texts),
        *_places(forecast),
        *_tracks(ready),
        *_addresses(ready),
        *_applicants(ready),
    ]
    return DryRun(
        forecast=forecast,
        findings=findings,
        table=_table(ready),
        languages=[str(name) for _code, name in settings.LANGUAGES],
        samples=_samples(ready, texts),
    )


def _table(ready: list[Decision]) -> list[tuple[str, list[int], int]]:
    """Each outcome with its number in each language and its sum."""
    counted = Counter((row.outcome, _language(row)) for row in ready)
    codes = [code for code, _name in settings.LANGUAGES]
    lines = []
    for outcome in Decision.Outcome:
        numbers = [counted[outcome, code] for code in codes]
        if sum(numbers):
            lines.append((str(outcome.label), numbers, sum(numbers)))
    return lines


def _language(decision: Decision) -> str:
    """The language that the applicant is written to in."""
    code = decision.application.applicant.language
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _texts(ready: list[Decision], texts: dict[str, MessageTemplate]) -> list[Finding]:
    """Of each message: no text at all, or none in a language that somebody reads."""
    readers = Counter((messages.KIND_OF[Decision.Outcome(row.outcome)].name, _language(row)) for row in ready)
    missing = without_text(ready, texts)
    titles = {kind: title for kind, title in kinds_of(ready).items() if title not in missing}
    findings = [
        Finding(_("The message “%(title)s” has no text in any language.") % {"title": title}, True)
        for title in missing
    ]
    for kind, code in missing_texts(titles):
        if number := readers[kind, code]:
            text = ngettext(
                "The message “%(title)s” has no text in %(language)s: %(number)d person gets it in another language, and is told so.",
                "The message “%(title)s” has no text in %(language)s: %(number)d people get it in another language, and are told so.",
                number,
            )
            words = {"title": titles[kind], "language": _name_of(code), "number": number}
            findings.append(Finding(text % words))
    return [*findings, *_later_texts(ready)]


def _later_texts(ready: list[Decision]) -> list[Finding]:
    """Of the messages that follow an offer: none in a language that somebody reads who gets one."""
    readers = Counter(_language(row) for row in ready if row.outcome == Decision.Outcome.OFFER)
    titles = {kind.name: kind.title for kind in messages.AFTER_AN_OFFER}
    return [
        Finding(
            ngettext(
                "The message “%(title)s”, which follows an offer, has no text in %(language)s, which %(number)d person reads.",
                "The message “%(title)s”, which follows an offer, has no text in %(language)s, which %(number)d people read.",
                readers[code],
            )
            % {"title": titles[kind], "language": _name_of(code), "number": readers[code]}
        )
        for kind, code in missing_texts(titles, languages=sorted(readers))
    ]


def _name_of(code: str) -> str:
    return str(dict(settings.LANGUAGES)[code])


def _budgets(ready: list[Decision]) -> list[Finding]:
    findings = []
    for edition in _editions(row for row in ready if row.fellowship != Decision.Fellowship.NONE):
        try:
            ledger.refuse_overspent(edition)
        except FellowshipRefused as refusal:
            findings.append(Finding(f"{edition.title}: {refusal}", True))
    return findings


def _editions(rows) -> list[Edition]:
    return list({row.application.call.edition_id: row.application.call.edition for row in rows}.values())


def _places(forecast: Forecast) -> list[Finding]:
    return [
        Finding(
            _(
                "More offers than places in “%(edition)s” (offers: %(offers)d, unanswered ones: %(pending)d, "
                "free places: %(free)d); the last to accept would find none."
            )
            % {
                "edition": places.edition,
                "offers": places.offers,
                "pending": places.pending,
                "free": places.free,
            }
        )
        for places in forecast.places
        if places.are_exceeded
    ]


def _tracks(ready: list[Decision]) -> list[Finding]:
    offers = [row for row in ready if row.outcome == Decision.Outcome.OFFER]
    more = Counter(row.application.track_id for row in offers)
    findings = []
    for edition in _editions(offers):
        for row in ledger.tracks(edition):
            wanted = row.confirmed + row.pending + more[row.track.pk]
            if row.places is not None and more[row.track.pk] and wanted > row.places:
                findings.append(
                    Finding(
                        _(
                            "%(edition)s, %(track)s – people who could accept: %(wanted)d; places in the "
                            "language: %(places)d."
                        )
                        % {"edition": edition, "track": row.track, "wanted": wanted, "places": row.places}
                    )
                )
    without = [row for row in offers if row.application.track_id is None]
    if without:
        text = _("An offer to somebody whose language track is not known cannot be accepted.")
        findings.append(Finding(text, about=_references(without)))
    return findings


def _addresses(ready: list[Decision]) -> list[Finding]:
    """Addresses at which an earlier message did not arrive, and no later one did."""
    addresses = {row.application.applicant.email for row in ready}
    latest = (
        Message.objects.filter(address__in=addresses)
        .filter(state__in=[*DID_NOT_ARRIVE, "sent", "delivered"])
        .order_by("address", "-created_at")
        .distinct("address")
        .values_list("address", "state")
    )
    lost = {address for address, state in latest if state in DID_NOT_ARRIVE}
    of_lost = [row for row in ready if row.application.applicant.email in lost]
    if not of_lost:
        return []
    text = ngettext(
        "The last message to %(number)d address did not arrive: reach this person in another way too.",
        "The last message to %(number)d addresses did not arrive: reach these people in another way too.",
        len(of_lost),
    )
    about = tuple(f"{row.application.reference} {row.application.applicant.email}" for row in of_lost)
    return [Finding(text % {"number": len(of_lost)}, about=about)]


def _applicants(ready: list[Decision]) -> list[Finding]:
    """Accounts that are closed, and those whose language the portal does not speak."""
    findings = []
    closed = [row for row in ready if not row.application.applicant.is_active]
    if closed:
        text = _("The account is closed: the message is sent, but the offer cannot be answered.")
        findings.append(Finding(text, about=_references(closed)))
    speechless = [row for row in ready if row.application.applicant.language not in dict(settings.LANGUAGES)]
    if speechless:
        text = _("No language of the portal is known of these people: they are written to in English.")
        findings.append(Finding(text, about=_references(speechless)))
    return findings


def _references(rows: list[Decision]) -> tuple[str, ...]:
    return tuple(f"{row.application.reference} {row.application.name}" for row in rows)


def _samples(ready: list[Decision], texts: dict[str, MessageTemplate]) -> list[Sample]:
    """Each message in each language, filled with the first person who gets it so."""
    samples = []
    for outcome, kind in messages.KIND_OF.items():
        of_kind = [row for row in ready if row.outcome == outcome]
        template = texts.get(kind.name)
        if not of_kind or template is None:
            continue
        for code, _name in settings.LANGUAGES:
            readers = [row for row in of_kind if _language(row) == code]
            found = text_language(template, code)
            if found is None:
                continue
            row = (readers or of_kind)[0]
            rendered = render(
                subject=getattr(template, f"subject_{found}"),
                body=getattr(template, f"body_{found}"),
                context=messages.context_of_release(row, _offer_to_come(row), code),
                language=code,
                text_language=found,
            )
            samples.append(Sample(str(kind.title), code, found, len(readers), rendered))
    return samples


def _offer_to_come(decision: Decision) -> Offer | None:
    """The offer that the release would make; it is not saved."""
    if decision.outcome != Decision.Outcome.OFFER:
        return None
    edition = decision.application.call.edition
    return Offer(
        decision=decision,
        application=decision.application,
        respond_by=respond_by(edition, timezone.now()),
    )
