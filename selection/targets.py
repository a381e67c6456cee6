"""Targets of a cohort: the kinds they speak of, in words; the defaults of a new edition."""

from collections.abc import Mapping
from decimal import ROUND_DOWN, Decimal

from django.db import transaction

from applications.models import Application
from sessions_app.countries import Region
from sessions_app.languages import WorkingLanguage
from sessions_app.models import Edition

from .models import Target

WOMEN_AT_LEAST = 45
REGION_BETWEEN = (10, 35)
GROUP_AT_MOST = 40
# Each track between half and one and a half times its equal share.
TRACK_BETWEEN = (Decimal("0.5"), Decimal("1.5"))
WHOLE = Decimal(100)

Dimension = Target.Dimension
VALUES: Mapping[str, type] = {
    Dimension.REGION: Region,
    Dimension.GENDER: Application.Gender,
    Dimension.CONSTITUENT_GROUP: Application.ConstituentGroup,
    Dimension.TRACK: WorkingLanguage,
    Dimension.FUNDING: Application.Funding,
}


def value_label(dimension: str, value: str) -> str:
    """The kind in words; the value itself when it is none known."""
    known = VALUES[dimension]
    return str(known(value).label) if value in known.values else value


def kinds() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every kind a target may speak of, for a select: the key is dimension:value."""
    return [
        (
            str(dimension.label),
            [(f"{dimension}:{value}", label) for value, label in VALUES[dimension].choices],
        )
        for dimension in Dimension
    ]


@transaction.atomic
def install_defaults(edition: Edition) -> int:
    """Give the edition the Academy's usual targets, leaving those it has for a kind; how many were
    added."""
    had = set(edition.targets.values_list("dimension", "value"))
    wanted = [target for target in _defaults(edition) if (target.dimension, target.value) not in had]
    return len(Target.objects.bulk_create(wanted))


def _defaults(edition: Edition) -> list[Target]:
    def share(dimension, value, minimum=None, maximum=None) -> Target:
        return Target(
            edition=edition,
            dimension=dimension,
            value=value,
            unit=Target.Unit.SHARE,
            minimum=minimum,
            maximum=maximum,
        )

    languages = list(edition.tracks.values_list("language", flat=True))
    equal = WHOLE / len(languages) if languages else WHOLE
    low, high = ((equal * part).quantize(Decimal("0.01"), ROUND_DOWN) for part in TRACK_BETWEEN)
    return [
        share(Dimension.GENDER, Application.Gender.FEMALE, minimum=WOMEN_AT_LEAST),
        *(share(Dimension.REGION, region, *REGION_BETWEEN) for region in Region.values),
        *(
            share(Dimension.CONSTITUENT_GROUP, group, maximum=GROUP_AT_MOST)
            for group in Application.ConstituentGroup.values
        ),
        *(share(Dimension.TRACK, language, low, min(high, WHOLE)) for language in languages),
    ]
