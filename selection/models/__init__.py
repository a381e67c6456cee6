from .decision import DECISION, OFFER, Decision, Offer
from .review import ASSIGNMENT, Criterion, CriterionScore, Review, ReviewAssignment
from .screening import Screening

__all__ = [
    "ASSIGNMENT",
    "DECISION",
    "OFFER",
    "Criterion",
    "CriterionScore",
    "Decision",
    "Offer",
    "Review",
    "ReviewAssignment",
    "Screening",
]
