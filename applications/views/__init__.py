"""The applicant's pages, and those of who nominates."""

from .answer import answer
from .application import application, start
from .carry_over import carry_over, confirm_carried
from .document import document
from .information import information
from .letter import letter
from .nomination import nomination
from .nominator import nominator
from .printed import application_pdf, blank_form
from .review import review
from .section import section
from .self_check import self_check
from .upload import upload, uploads
from .withdraw import withdraw

__all__ = [
    "answer",
    "application",
    "application_pdf",
    "blank_form",
    "carry_over",
    "confirm_carried",
    "document",
    "information",
    "letter",
    "nomination",
    "nominator",
    "review",
    "section",
    "self_check",
    "start",
    "upload",
    "uploads",
    "withdraw",
]
