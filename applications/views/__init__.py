"""The applicant's pages."""

from .answer import answer
from .application import application, start
from .document import document
from .printed import application_pdf, blank_form
from .review import review
from .section import section
from .upload import upload, uploads
from .withdraw import withdraw

__all__ = [
    "answer",
    "application",
    "application_pdf",
    "blank_form",
    "document",
    "review",
    "section",
    "start",
    "upload",
    "uploads",
    "withdraw",
]
