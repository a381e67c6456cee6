"""The columns of the list of applications that they hold themselves."""

from collections import defaultdict
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from sessions_app.countries import country_name
from sessions_app.languages import WorkingLanguage

from ..models import Application, ApplicationTag, Nomination
from ..timeline import TONES
from .registry import Column, add


def _label(choices, value: str) -> str | None:
    """In the reader's language, None for an empty value."""
    return str(choices(value).label) if value else None


def _tags(keys: list[UUID]) -> dict[UUID, str]:
    found = defaultdict(list)
    for key, name in ApplicationTag.objects.filter(application__in=keys).values_list("application", "name"):
        found[key].append(name)
    return {key: ", ".join(names) for key, names in found.items()}


def _nominations(keys: list[UUID]) -> dict[UUID, str]:
    """The names of those asked, each with the state of the answer."""
    found = defaultdict(list)
    for row in Nomination.objects.filter(application__in=keys).order_by("pk"):
        found[row.application_id].append(f"{row.name}: {row.get_status_display()}")
    return {key: "; ".join(states) for key, states in found.items()}


add(
    Column(
        "reference",
        _("reference"),
        lambda row: row.reference,
        order="reference",
        is_usual=True,
        fields=("reference",),
    ),
    Column(
        "name",
        _("applicant"),
        lambda row: row.name,
        order="family_names",
        related=("applicant",),
        is_usual=True,
        fields=("given_names", "family_names"),
    ),
    Column(
        "given_names",
        _("given names"),
        lambda row: row.given_names,
        order="given_names",
        fields=("given_names",),
    ),
    Column(
        "family_names",
        _("family names"),
        lambda row: row.family_names,
        order="family_names",
        fields=("family_names",),
    ),
    Column(
        "email",
        _("email address"),
        lambda row: row.applicant.email,
        order="applicant__email",
        related=("applicant",),
    ),
    Column(
        "country",
        _("country of work"),
        lambda row: country_name(row.country) if row.country else None,
        order="country",
        is_usual=True,
        fields=("country",),
    ),
    Column(
        "region",
        _("ILO region"),
        lambda row: row.get_region_display() or None,
        order="region",
        fields=("region",),
    ),
    Column(
        "organisation",
        _("organisation"),
        lambda row: row.organisation or None,
        order="organisation",
        is_usual=True,
        fields=("organisation",),
    ),
    Column(
        "constituent_group",
        _("constituent group"),
        lambda row: _label(Application.ConstituentGroup, row.constituent_group),
        order="constituent_group",
        fields=("constituent_group",),
    ),
    Column(
        "gender",
        _("gender"),
        lambda row: _label(Application.Gender, row.gender),
        order="gender",
        fields=("gender",),
    ),
    Column(
        "funding",
        _("who pays"),
        lambda row: _label(Application.Funding, row.funding),
        order="funding",
        fields=("funding",),
    ),
    Column(
        "track",
        _("track"),
        lambda row: str(WorkingLanguage(row.track.language).label) if row.track else None,
        order="track__language",
        related=("track",),
        is_usual=True,
    ),
    Column(
        "edition",
        _("edition"),
        lambda row: str(row.call.edition),
        order="call",
        related=("call__edition",),
    ),
    Column(
        "status",
        _("status"),
        lambda row: str(Application.Status(row.status).label),
        order="status",
        tone=lambda row: TONES[row.status],
        is_usual=True,
        fields=("status",),
    ),
    Column(
        "submitted",
        _("submitted"),
        lambda row: row.submitted_at,
        order=F("submitted_at").desc(nulls_last=True),
        is_usual=True,
        fields=("submitted_at",),
    ),
    Column("begun", _("begun at"), lambda row: row.created_at, order="created_at", fields=("created_at",)),
    Column(
        "changed", _("last saved at"), lambda row: row.changed_at, order="changed_at", fields=("changed_at",)
    ),
    Column("revision", _("revision"), lambda row: row.revision, order="revision", fields=("revision",)),
    Column("nominations", _("nomination"), load=_nominations),
    Column("tags", _("tags"), load=_tags),
)
