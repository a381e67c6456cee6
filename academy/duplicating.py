"""A new edition begun from an earlier one: what was prepared, at other dates; nothing of any person."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import models, transaction
from django.utils import timezone

from applications.form_copying import copy_form
from applications.models import Call, TravelEstimate
from selection.models import Criterion, SelectionPlan, Target
from sessions_app.models import (
    Edition,
    EvaluationQuestion,
    LanguageTrack,
    ProgrammeSession,
    SessionSpeaker,
    Theme,
)


@transaction.atomic
def duplicate(*, edition: Edition, slug: str, starts_on: date, with_speakers: bool = True) -> Edition:
    """The new edition, not published: venue, tracks, themes, programme (rooms, and speakers if wished),
    evaluation, call with its form, criteria, plan and targets of the selection.

    Every moment keeps its hour at the venue and its distance in days, over a change of summer time too.
    """
    shift = starts_on - edition.starts_on
    zone = edition.zone
    copy = _copy(
        edition,
        slug=slug,
        starts_on=starts_on,
        ends_on=edition.ends_on + shift,
        is_published=False,
        is_programme_published=False,
        choosing_opens_at=_shifted(edition.choosing_opens_at, shift, zone),
        choosing_closes_at=_shifted(edition.choosing_closes_at, shift, zone),
        seats_allotted_at=None,
        details_due_on=edition.details_due_on and edition.details_due_on + shift,
    )
    copy.save()
    tracks = _copied(LanguageTrack, edition.tracks.all(), edition=copy)
    themes = _copied(Theme, edition.themes.all(), edition=copy)
    _copied(EvaluationQuestion, edition.evaluation_questions.all(), edition=copy)
    _copied(Criterion, edition.criteria.all(), edition=copy)
    _copied(SelectionPlan, SelectionPlan.objects.filter(edition=edition), edition=copy)
    _copied(Target, edition.targets.all(), edition=copy)
    _copy_programme(edition, copy, shift, tracks, themes, with_speakers)
    _copy_call(edition, copy, shift)
    return copy


def _copy_programme(
    edition: Edition, copy: Edition, shift: timedelta, tracks: dict, themes: dict, with_speakers: bool
) -> None:
    zone = edition.zone
    old = list(edition.sessions.order_by("pk"))
    new = ProgrammeSession.objects.bulk_create(
        _copy(
            row,
            edition_id=copy.pk,
            track_id=tracks.get(row.track_id),
            theme_id=themes.get(row.theme_id),
            starts_at=_shifted(row.starts_at, shift, zone),
            ends_at=_shifted(row.ends_at, shift, zone),
        )
        for row in old
    )
    if with_speakers:
        pairs = {before.pk: after.pk for before, after in zip(old, new, strict=True)}
        speaking = SessionSpeaker.objects.filter(session__edition=edition)
        SessionSpeaker.objects.bulk_create(_copy(row, session_id=pairs[row.session_id]) for row in speaking)


def _copy_call(edition: Edition, copy: Edition, shift: timedelta) -> None:
    call = Call.objects.filter(edition=edition).first()
    if call is None:
        return
    zone = edition.zone
    new = _copy(
        call,
        edition_id=copy.pk,
        opens_at=_shifted(call.opens_at, shift, zone),
        closes_at=_shifted(call.closes_at, shift, zone),
        form_revision=1,
    )
    new.save()
    copy_form(source=call, target=new)
    _copied(TravelEstimate, call.travel_estimates.all(), call=new)


def _copied(model: type[models.Model], rows: Iterable, **owner) -> dict[int, int]:
    """Copies of the rows that belong to another; the new keys by the old."""
    old = list(rows)
    new = model.objects.bulk_create(_copy(row, **owner) for row in old)
    return {before.pk: after.pk for before, after in zip(old, new, strict=True)}


def _copy(row: models.Model, **changed) -> models.Model:
    """An unsaved copy of the row, its translations included."""
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name not in changed and field.attname not in changed
    }
    return type(row)(**values, **changed)


def _shifted(moment: datetime | None, shift: timedelta, zone) -> datetime | None:
    if moment is None:
        return None
    local = timezone.localtime(moment, zone)
    return datetime.combine(local.date() + shift, local.time(), tzinfo=zone)
