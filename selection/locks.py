"""Row locks, always taken in the order of docs/locks.md: edition, application, then what hangs on it."""

from django.db.models import QuerySet

from applications.models import Application
from sessions_app.models import Edition

from .models import Decision


def locked(queryset: QuerySet) -> QuerySet:
    """The rows themselves, locked in the order of their key until the transaction ends.

    The lock leaves foreign keys alone, so that a row that merely points here may be written.
    """
    return queryset.select_for_update(of=("self",), no_key=True).order_by("pk")


def lock_edition(pk: int) -> Edition:
    return locked(Edition.objects.all()).get(pk=pk)


def lock_application(application: Application) -> Application:
    """The application as it is now, with its call and applicant, locked."""
    return locked(Application.objects.select_related("call__edition__venue", "applicant", "track")).get(
        pk=application.pk
    )


def lock_decisions(keys: list[int]) -> None:
    """The decisions, after their editions and applications."""
    for model, is_of in (
        (Edition, {"pk__in": Edition.objects.filter(call__applications__decisions__in=keys)}),
        (Application, {"pk__in": Application.objects.filter(decisions__in=keys)}),
        (Decision, {"pk__in": keys}),
    ):
        list(locked(model.objects.filter(**is_of)).values_list("pk"))
