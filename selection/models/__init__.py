from .automatic import (
    ASSIGNMENT_PROPOSAL,
    OPEN_PROPOSAL,
    AssignmentProposal,
    ProposedAssignment,
    UnservedApplication,
)
from .cohort import CohortScenario, ScenarioMember, SelectionPlan, Target
from .decision import DECISION, OFFER, Decision, Offer
from .entry import ReviewEntry
from .minutes import MINUTES, SelectionMinutes
from .more_time import TIME_REQUEST, TimeRequest
from .policy import ReviewPolicy
from .replacement import Replacement
from .review import ASSIGNMENT, Criterion, CriterionScore, Review, ReviewAssignment
from .reviewer import ConflictDeclaration, ReviewerProfile
from .score import ApplicationScore, ReviewerSeverity, ScoreReckoning
from .screening import Screening

__all__ = [
    "ASSIGNMENT",
    "ASSIGNMENT_PROPOSAL",
    "DECISION",
    "MINUTES",
    "OFFER",
    "OPEN_PROPOSAL",
    "TIME_REQUEST",
    "ApplicationScore",
    "AssignmentProposal",
    "CohortScenario",
    "ConflictDeclaration",
    "Criterion",
    "CriterionScore",
    "Decision",
    "Offer",
    "ProposedAssignment",
    "Replacement",
    "Review",
    "ReviewAssignment",
    "ReviewEntry",
    "ReviewPolicy",
    "ReviewerProfile",
    "ReviewerSeverity",
    "ScenarioMember",
    "ScoreReckoning",
    "Screening",
    "SelectionMinutes",
    "SelectionPlan",
    "Target",
    "TimeRequest",
    "UnservedApplication",
]
