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
from .policy import ReviewPolicy
from .review import ASSIGNMENT, Criterion, CriterionScore, Review, ReviewAssignment
from .reviewer import ConflictDeclaration, ReviewerProfile
from .score import ApplicationScore, ReviewerSeverity, ScoreReckoning
from .screening import Screening

__all__ = [
    "ASSIGNMENT",
    "ASSIGNMENT_PROPOSAL",
    "DECISION",
    "OFFER",
    "OPEN_PROPOSAL",
    "ApplicationScore",
    "AssignmentProposal",
    "CohortScenario",
    "ConflictDeclaration",
    "Criterion",
    "CriterionScore",
    "Decision",
    "Offer",
    "ProposedAssignment",
    "Review",
    "ReviewAssignment",
    "ReviewEntry",
    "ReviewPolicy",
    "ReviewerProfile",
    "ReviewerSeverity",
    "ScenarioMember",
    "ScoreReckoning",
    "Screening",
    "SelectionPlan",
    "Target",
    "UnservedApplication",
]
