"""Applications, and answers that a question keeps for a shorter time, when their time is over."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle import amending
from privacy import erasing, register
from privacy.purposes import APPLICATION
from privacy.retention import Rule

from .models import Answer, Application, Document, ListAct, Question

DRAFTS_KEPT = timedelta(days=365)
ACTS_KEPT = timedelta(days=365)


def applicants_since(limit: datetime) -> QuerySet:
    """Whose application is about an edition that was not over then."""
    return Application.objects.filter(call__edition__ends_on__gte=limit.date()).values("applicant")


def erase_old_editions() -> int:
    """The applications of editions that are long over; those who wrote them keep their accounts."""
    limit = timezone.localdate() - timedelta(days=APPLICATION.days)
    found = Application.objects.filter(call__edition__ends_on__lt=limit)
    found = found.exclude(reference__startswith="erased-")
    number = found.count()
    if number:
        erasing.erase_editions(set(found.values_list("call__edition", flat=True)))
    return number


def erase_old_drafts() -> int:
    """Nobody but their writers ever read them."""
    found = Application.objects.filter(submitted_at=None, call__closes_at__lt=timezone.now() - DRAFTS_KEPT)
    keys = list(found.values_list("pk", flat=True))
    if keys:
        erasing.erase_applications(keys)
    return len(keys)


def erase_answers_of_short_use() -> int:
    """Answers and documents whose question says how many days after the edition they are kept, in history
    as well."""
    over = [
        question.pk
        for question in Question.objects.filter(retention_days__isnull=False).select_related(
            "section__call__edition"
        )
        if question.section.call.edition.ends_on + timedelta(days=question.retention_days)
        < timezone.localdate()
    ]
    if not over:
        return 0
    history = register[Answer].history
    with amending():
        documents, _each = Document.objects.filter(question__in=over).delete()
        number = Answer.objects.filter(question__in=over).count()
        Answer.objects.filter(question__in=over).delete()
        history.objects.filter(question__in=over).delete()
    return documents + number


def forget_acts() -> int:
    gone, _each = ListAct.objects.filter(asked_at__lt=timezone.now() - ACTS_KEPT).delete()
    return gone


RULES = [
    Rule("applications-old", _("Applications to editions that ended three years ago"), erase_old_editions),
    Rule("drafts-old", _("Drafts never submitted, a year after the call closed"), erase_old_drafts),
    Rule(
        "answers-of-short-use",
        _("Answers that their question keeps for a shorter time"),
        erase_answers_of_short_use,
    ),
    Rule("list-acts-old", _("Acts on the list of applications, after a year"), forget_acts),
]
