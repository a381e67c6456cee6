"""The applicant's pages."""

from .application import application, start
from .document import document
from .printed import application_pdf, blank_form
from .review import review
from .section import section
from .withdraw import withdraw

__all__ = [
    "application",
    "application_pdf",
    "blank_form",
    "document",
    "review",
    "section",
    "start",
    "withdraw",
]
