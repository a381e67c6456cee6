"""The applicant's pages."""

from .application import application, start
from .document import document
from .review import review
from .section import section
from .withdraw import withdraw

__all__ = ["application", "document", "review", "section", "start", "withdraw"]
