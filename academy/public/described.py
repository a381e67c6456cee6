"""Editions and sessions as schema.org knows events."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from sessions_app.models import Edition, ProgrammeSession

MODE = "https://schema.org/OfflineEventAttendanceMode"
STATUS = "https://schema.org/EventScheduled"


def edition(found: Edition) -> dict:
    return {
        "@context": "https://schema.org",
        "@type": "EducationEvent",
        "name": found.title,
        "description": found.summary,
        "url": settings.PORTAL_URL + found.get_absolute_url(),
        "image": settings.PORTAL_URL + reverse("edition-preview", args=[found.slug]),
        "startDate": found.starts_on.isoformat(),
        "endDate": found.ends_on.isoformat(),
        "eventAttendanceMode": MODE,
        "eventStatus": STATUS,
        "inLanguage": [track.language for track in found.tracks.all()],
        "location": _place(found),
        "organizer": _organiser(),
    }


def session(found: ProgrammeSession) -> dict:
    zone = found.edition.zone
    return {
        "@context": "https://schema.org",
        "@type": "EducationEvent",
        "name": found.title,
        "description": found.abstract,
        "url": settings.PORTAL_URL + found.get_absolute_url(),
        "image": settings.PORTAL_URL + reverse("edition-preview", args=[found.edition.slug]),
        "startDate": timezone.localtime(found.starts_at, zone).isoformat(),
        "endDate": timezone.localtime(found.ends_at, zone).isoformat(),
        "eventAttendanceMode": MODE,
        "eventStatus": STATUS,
        "inLanguage": found.languages,
        "location": _place(found.edition),
        "organizer": _organiser(),
        "performer": [{"@type": "Person", "name": speaker.name} for speaker in found.speakers.all()],
        "superEvent": {
            "@type": "EducationEvent",
            "name": found.edition.title,
            "startDate": found.edition.starts_on.isoformat(),
            "location": _place(found.edition),
            "url": settings.PORTAL_URL + found.edition.get_absolute_url(),
        },
    }


def _place(found: Edition) -> dict:
    venue = found.venue
    return {
        "@type": "Place",
        "name": venue.name,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": venue.address,
            "addressLocality": venue.city,
            "addressCountry": venue.country,
        },
    }


def _organiser() -> dict:
    return {
        "@type": "Organization",
        "name": "International Labour Organization",
        "url": "https://www.ilo.org/",
    }
