"""What the selection of the edition under review was prepared with: the reviewers' profiles, the
budget for fellowships, the targets."""

import random
from decimal import Decimal

from accounts.roles import Role
from selection.models import ReviewerProfile, ReviewPolicy, SelectionPlan
from selection.targets import install_defaults
from sessions_app.models import Edition

from .staff import Staff

SECTORS = [
    "agriculture", "finance", "housing", "health-care", "education", "culture", "energy", "waste", "crafts",
    "services", "public-administration",
]  # fmt: skip
LANGUAGES = [["en"], ["fr"], ["en", "fr"], ["en", "fr"], ["en", "es"]]
CAPACITY = 240  # most reviews of one person
BUDGET_EACH = 2500  # EUR for each place


def prepare_selection(edition: Edition, staff: Staff, chance: random.Random) -> SelectionPlan:
    """Write profiles, the rules of the review (blind), plan and targets; the plan."""
    ReviewerProfile.objects.bulk_create(
        ReviewerProfile(
            person_id=key,
            languages=chance.choice(LANGUAGES),
            sectors=sorted(chance.sample(SECTORS, 3)),
            capacity=CAPACITY,
        )
        for key in staff.reviewers
    )
    ReviewPolicy.objects.create(
        edition=edition, is_blind=True, changed_by_id=staff.keys[Role.SELECTION_OFFICER]
    )
    install_defaults(edition)
    return SelectionPlan.objects.create(
        edition=edition,
        fellowship_budget=Decimal(BUDGET_EACH * edition.places),
        tuition_cost=edition.tuition,
        partial_cost=Decimal(2600),
        full_cost=Decimal(4300),
        reserve_size=max(20, edition.places // 3),
    )
