"""The filters of the list of applications by what applications themselves hold."""

from django.db.models import Case, F, Q, Value, When
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sessions_app.countries import Region, country_choices
from sessions_app.languages import WorkingLanguage

from ..models import Application, ApplicationTag, Call, InformationRequest, Nomination
from .registry import Facet, add

NOT_SAID = _("Not said yet")


def _calls(request: HttpRequest) -> list[tuple[int, str]]:
    """Read once a request, though the list is reckoned anew for each filter's counts."""
    if not hasattr(request, "listed_calls"):
        request.listed_calls = [(call.pk, str(call)) for call in Call.objects.select_related("edition")]
    return request.listed_calls


def _tags(request: HttpRequest) -> list[tuple[str, str]]:
    if not hasattr(request, "listed_tags"):
        names = ApplicationTag.objects.order_by("name").values_list("name", flat=True).distinct()
        request.listed_tags = [(name, name) for name in names]
    return request.listed_tags


def _countries(request: HttpRequest) -> list[tuple[str, str]]:
    if not hasattr(request, "listed_countries"):
        request.listed_countries = country_choices()
    return request.listed_countries


def _nominations():
    now = timezone.now()
    asked = Q(status="requested") & ~Q(application__status="withdrawn")
    return Nomination.objects.annotate(
        facet_value=Case(
            When(status="endorsed", then=Value("endorsed")),
            When(asked & Q(expires_at__gte=now), then=Value("awaited")),
            When(asked & Q(expires_at__lt=now, application__status="submitted"), then=Value("silent")),
            When(status="declined", then=Value("declined")),
        )
    ).filter(facet_value__isnull=False)


def _information():
    now = timezone.now()
    return InformationRequest.objects.annotate(
        facet_value=Case(
            When(status="open", due_at__gte=now, then=Value("open")),
            When(status__in=["answered", "expired"], read_at__isnull=True, then=Value("unread")),
            When(status__in=["answered", "expired"], then=Value("read")),
        )
    ).filter(facet_value__isnull=False)


def _extensions():
    """By person and call, as extensions are given."""
    of_same = Q(call__extensions__person=F("applicant"))
    rows = Application._base_manager.order_by().filter(of_same)
    return rows.annotate(application=F("pk"), facet_value=Value("given"))


add(
    Facet("status", _("status"), lambda request: Application.Status.choices, column="status", is_open=True),
    Facet("call", _("edition"), _calls, column="call", is_open=True),
    Facet(
        "track",
        _("language track"),
        lambda request: WorkingLanguage.choices,
        column="track__language",
        without=NOT_SAID,
        is_open=True,
    ),
    Facet("region", _("ILO region"), lambda request: Region.choices, column="region", without=NOT_SAID),
    Facet("country", _("country of work"), _countries, column="country", without=NOT_SAID),
    Facet(
        "gender",
        _("gender"),
        lambda request: Application.Gender.choices,
        column="gender",
        without=NOT_SAID,
    ),
    Facet(
        "constituent_group",
        _("constituent group"),
        lambda request: Application.ConstituentGroup.choices,
        column="constituent_group",
        without=NOT_SAID,
    ),
    Facet(
        "funding",
        _("who pays"),
        lambda request: Application.Funding.choices,
        column="funding",
        without=NOT_SAID,
    ),
    Facet(
        "nomination",
        _("nomination"),
        lambda request: [
            ("endorsed", _("Endorsed")),
            ("awaited", _("Awaiting the answer")),
            ("silent", _("Expired without an answer")),
            ("declined", _("Not supported")),
        ],
        rows=_nominations,
        is_single=False,
        without=_("Nobody was asked"),
    ),
    Facet(
        "information",
        _("information requests"),
        lambda request: [
            ("open", _("Awaiting the answer")),
            ("unread", _("Answered or expired, not read")),
            ("read", _("Answered or expired, read")),
        ],
        rows=_information,
        is_single=False,
        without=_("Never asked"),
    ),
    Facet(
        "extension",
        _("more time"),
        lambda request: [("given", _("Given"))],
        rows=_extensions,
        without=_("Not given"),
    ),
    Facet(
        "tag",
        _("tag"),
        _tags,
        rows=lambda: ApplicationTag.objects.annotate(facet_value=F("name")),
        is_single=False,
        without=_("No tag"),
    ),
)
