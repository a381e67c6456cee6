"""The participant's own pages."""

from .calendar_feed import calendar_address, calendar_feed
from .choosing import choose
from .evaluation import evaluate
from .participation import participation
from .place import badge, details_page, document, letter
from .timetable import timetable, timetable_pdf

__all__ = [
    "badge",
    "calendar_address",
    "calendar_feed",
    "choose",
    "details_page",
    "document",
    "evaluate",
    "letter",
    "participation",
    "timetable",
    "timetable_pdf",
]
