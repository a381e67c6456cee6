"""Publishing a change of a form: each one that applicants may notice has its number."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User

from .form_differences import differences
from .models import Answer, Application, Call, Document, FormRevision


def is_in_use(call: Call) -> bool:
    """Whether the form has answers, or was submitted: from then on its changes are versions."""
    return (
        Answer.objects.filter(application__call=call).exists()
        or Document.objects.filter(application__call=call).exists()
        or Application.objects.filter(call=call, submitted_at__isnull=False).exists()
    )


def publish(*, call: Call, before: dict, after: dict, by: User) -> FormRevision:
    """Give the changed form the next number, and keep what stood under the one before.

    The caller holds the call's row and writes the change itself in the same transaction.
    """
    FormRevision.objects.get_or_create(
        call=call,
        number=call.form_revision,
        defaults={
            "content": before,
            "summary": _in_each_language(lambda: [_("The form as first answered.")]),
        },
    )
    call.form_revision += 1
    call.save(update_fields=["form_revision"])
    return FormRevision.objects.create(
        call=call,
        number=call.form_revision,
        content=after,
        summary=_in_each_language(lambda: [change.sentence for change in differences(before, after)]),
        made_by=by,
    )


def submitted_form(application: Application) -> FormRevision | None:
    """The kept form that the application was submitted with; None while that is still the current
    one and no change was ever published, and for a draft."""
    return application.call.form_revisions.filter(number=application.form_revision).first()


@dataclass(frozen=True)
class FormVersion:
    """The form an application was submitted with: its number (0: none), today's, whether it is kept."""

    number: int
    current: int
    is_kept: bool

    @property
    def is_older(self) -> bool:
        return self.number < self.current


def with_kept_form(applications: QuerySet[Application]) -> QuerySet[Application]:
    """With what `form_version` needs to tell."""
    kept = FormRevision.objects.filter(call=OuterRef("call"), number=OuterRef("form_revision"))
    return applications.annotate(is_form_kept=Exists(kept))


def form_version(application: Application) -> FormVersion:
    """Of an application read `with_kept_form`."""
    return FormVersion(
        number=application.form_revision,
        current=application.call.form_revision,
        is_kept=application.form_revision > 0 and application.is_form_kept,
    )


def _in_each_language(say) -> dict[str, list[str]]:
    words = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            words[code] = say()
    return words
