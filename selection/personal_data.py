"""What was found of an application, and who found it."""

from django.db.models import Q

from applications.personal_data import DECIDED
from privacy import declare, erasing
from privacy.purposes import OFFICE, SELECTION

from . import erasure
from .models import (
    ApplicationScore,
    AssignmentProposal,
    CohortScenario,
    ConflictDeclaration,
    Criterion,
    CriterionScore,
    Decision,
    Offer,
    ProposedAssignment,
    Replacement,
    Review,
    ReviewAssignment,
    ReviewEntry,
    ReviewerProfile,
    ReviewerSeverity,
    ReviewPolicy,
    ScenarioMember,
    ScoreReckoning,
    Screening,
    SelectionMinutes,
    SelectionPlan,
    Target,
    TimeRequest,
    UnservedApplication,
)

OF_APPLICATION = {
    "about": "application__applicant",
    "edition": "application__call__edition",
    "told": Q(application__status__in=DECIDED),
}
OF_ASSIGNMENT = {
    "about": "assignment__application__applicant",
    "edition": "assignment__application__call__edition",
    "told": Q(assignment__application__status__in=DECIDED),
}

declare(
    Screening,
    SELECTION,
    **OF_APPLICATION,
    erased="note",
    kept="is_eligible reason",
    impersonal="screened_at",
)
declare(Screening, OFFICE, office="screened_by")
declare(
    ReviewAssignment,
    SELECTION,
    **OF_APPLICATION,
    erased="decline_reason",
    kept="has_conflict",
    impersonal="status due_on assigned_at",
)
declare(ReviewAssignment, OFFICE, office="reviewer assigned_by")
declare(
    Review,
    SELECTION,
    **OF_ASSIGNMENT,
    erased="comment attention",
    kept="score",
    impersonal="application_revision judged submitted_at",
)
declare(
    CriterionScore,
    SELECTION,
    about="review__assignment__application__applicant",
    edition="review__assignment__application__call__edition",
    told=Q(review__assignment__application__status__in=DECIDED),
    erased="comment",
    kept="value",
)
declare(
    ReviewEntry,
    SELECTION,
    about=OF_ASSIGNMENT["about"],
    edition=OF_ASSIGNMENT["edition"],
    told=False,  # its writer has not said it yet
    goes=True,
    erased="text",
    impersonal="name version saved_at",
)
declare(
    ApplicationScore,
    SELECTION,
    **OF_APPLICATION,
    kept="raw adjusted reviews spread rank_raw rank_adjusted",
    impersonal="computed_at",
)
declare(
    Decision,
    SELECTION,
    about=OF_APPLICATION["about"],
    edition=OF_APPLICATION["edition"],
    told=Q(status="released"),
    erased="reason",
    kept="outcome fellowship fellowship_amount partial_amount reserve_rank reason_code status",
    impersonal="proposed_at approved_at released_at",
)
declare(Decision, OFFICE, office="proposed_by approved_by released_by")
declare(
    Offer,
    SELECTION,
    about=OF_APPLICATION["about"],
    edition=OF_APPLICATION["edition"],
    erased="decline_reason",
    kept="status",
    impersonal="respond_by answered_at",
)
declare(
    TimeRequest,
    SELECTION,
    about="offer__application__applicant",
    edition="offer__application__call__edition",
    erased="reason note",
    impersonal="status asked_at decided_at until",
)
declare(TimeRequest, OFFICE, office="decided_by")
declare(
    Replacement,
    SELECTION,
    about=["freed__application__applicant", "decision__application__applicant"],
    edition="freed__application__call__edition",
    told=False,  # it is about two people at once
    erased="grounds reason",
    impersonal="sent_at",
)
declare(Replacement, OFFICE, office="sent_by")
declare(
    ConflictDeclaration,
    OFFICE,
    about=["application__applicant", "reviewer"],
    told=False,  # it is about two people at once
    edition="application__call__edition",
    erased="organisation note",
    office="reviewer declared_by",
    impersonal="declared_at",
)
declare(
    ReviewerProfile,
    OFFICE,
    about="person",
    goes=True,
    erased="person organisation sectors topics languages capacity is_available",
)
declare(
    ReviewerSeverity,
    OFFICE,
    about="reviewer",
    goes=True,
    erased="reviewer reviews mean deviation severity",
    impersonal="shared_applications partners group",
)
# The files name everybody: with the erasure of one of them they are made anew (`erasure.py`).
declare(
    SelectionMinutes,
    SELECTION,
    erased="pdf pdf_sha256 workbook workbook_sha256",
    impersonal="version language status made_at frozen_at failure",
)
declare(SelectionMinutes, OFFICE, office="made_by")
declare(ScenarioMember, SELECTION, **OF_APPLICATION, kept="pin is_chosen")
declare(
    CohortScenario,
    OFFICE,
    office="made_by proposed_by",
    impersonal="name basis is_proven prices unmet made_at changed_at solved_at proposed_at",
)
declare(
    SelectionPlan,
    impersonal="fellowship_budget tuition_cost partial_cost full_cost fellowship_for_who_asks reserve_size replaces_by_itself",
)
declare(Target, impersonal="dimension value minimum maximum unit")
declare(Criterion, impersonal="title guidance weight position")
declare(ReviewPolicy, OFFICE, office="changed_by", impersonal="is_blind shows_others reason changed_at")
declare(ScoreReckoning, impersonal="computed_at reviews latest_review_at groups")
declare(
    AssignmentProposal,
    OFFICE,
    office="made_by sent_by",
    impersonal="reviews_each language_is_required due_on status made_at sent_at failure",
)
declare(
    ProposedAssignment, OFFICE, office="reviewer", impersonal="reads_language knows_sector is_by_hand outcome"
)
declare(UnservedApplication, impersonal="missing reason")

erasing.steps.append(erasure.make_minutes_anew)
