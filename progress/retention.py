"""Long work, when nobody asks for it any more."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from privacy.retention import Rule

from .models import Job

KEPT = timedelta(days=365)


def forget_jobs() -> int:
    found = Job.objects.filter(ended_at__lt=timezone.now() - KEPT)
    number = found.count()
    found.delete()
    return number


RULES = [Rule("jobs-old", _("Long work that ended a year ago"), forget_jobs)]
