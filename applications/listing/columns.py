"""The columns of the list of applications that they hold themselves."""

from collections import defaultdict
from collections.abc import Callable
from uuid import UUID

from django.db.models import F, TextChoices
from django.utils.translation import gettext_lazy as _

from sessions_app.countries import Region, country_name
from sessions_app.languages import WorkingLanguage

from ..models import Application, ApplicationTag, Nomination
from ..timeline import TONES
from .registry import Column, Keys, add


def _label(choices: type[TextChoices]) -> Callable[[str], str]:
    return lambda value: str(choices(value).label)


def _tags(keys: Keys) -> dict[UUID, str]:
    found = defaultdict(list)
    for key, name in ApplicationTag.objects.filter(application__in=keys).values_list("application", "name"):
        found[key].append(name)
    return {key: ", ".join(names) for key, names in found.items()}


def _nominations(keys: Keys) -> dict[UUID, str]:
    """The names of those asked, each with the state of the answer."""
    found, states = defaultdict(list), {value: str(label) for value, label in Nomination.Status.choices}
    rows = Nomination.objects.filter(application__in=keys).order_by("pk")
    for key, name, status in rows.values_list("application", "name", "status"):
        found[key].append(f"{name}: {states[status]}")
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
        fields=(
            "given_names",
            "family_names",
            "applicant__given_names",
            "applicant__family_names",
            "applicant__email",
        ),
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
        fields=("applicant__email",),
    ),
    Column(
        "country",
        _("country of work"),
        of="country",
        word=country_name,
        order="country",
        is_usual=True,
    ),
    Column(
        "region",
        _("ILO region"),
        of="region",
        word=_label(Region),
        order="region",
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
        of="constituent_group",
        word=_label(Application.ConstituentGroup),
        order="constituent_group",
    ),
    Column(
        "gender",
        _("gender"),
        of="gender",
        word=_label(Application.Gender),
        order="gender",
    ),
    Column(
        "funding",
        _("who pays"),
        of="funding",
        word=_label(Application.Funding),
        order="funding",
    ),
    Column(
        "track",
        _("track"),
        of="track",
        word=lambda track: str(WorkingLanguage(track.language).label),
        order="track__language",
        related=("track",),
        is_usual=True,
    ),
    Column(
        "edition",
        _("edition"),
        of="call",
        word=lambda call: str(call.edition),
        order="call",
        related=("call__edition",),
    ),
    Column(
        "status",
        _("status"),
        of="status",
        word=_label(Application.Status),
        order="status",
        tone=lambda row: TONES[row.status],
        is_usual=True,
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
