"""The project package: settings, addresses, the staff admin site, pages that combine apps."""

from .celery import app as celery_app

__all__ = ["celery_app"]
