"""The Celery application: `celery -A academy worker`, `celery -A academy beat`."""

import os

from celery import Celery

# Read before academy/wsgi.py: what is set here holds for the web process too.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "academy.settings.production")
app = Celery("academy")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
