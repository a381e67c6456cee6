"""What the programme's rules do by themselves."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from . import details
from .models import PublicChange

DAYS_OF_CHANGES = 2


@shared_task
def purge_details() -> None:
    """Remove what is kept of participants no longer, and old traces of changes of the public pages."""
    details.purge()
    PublicChange.objects.filter(changed_at__lt=timezone.now() - timedelta(days=DAYS_OF_CHANGES)).delete()
