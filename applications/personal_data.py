"""What an application holds of the applicant and of the nominating person."""

from django.db.models import CharField, F, Q, Value
from django.db.models.functions import MD5, Cast, Concat, Left

from accounts import retention as account_retention
from privacy import declare, erasing, files
from privacy.purposes import APPLICATION, NOMINATION, OFFICE, SELECTION
from privacy.retention import rules as retention_rules

from . import erasure, retention
from .models import (
    Answer,
    Application,
    ApplicationTag,
    Call,
    CarriedAnswer,
    Document,
    Extension,
    FormRevision,
    FormSection,
    InformationRequest,
    ListAct,
    Nomination,
    PartialUpload,
    Question,
    QuestionChoice,
    SavedView,
    SearchText,
    TravelEstimate,
)
from .viewing.preview import forget

# Until then the applicant is told nothing of what is found.
DECIDED = ["not-selected", "confirmed", "declined", "expired"]
OF_APPLICATION = {"about": "application__applicant", "edition": "application__call__edition"}

declare(
    Application,
    APPLICATION,
    about="applicant",
    edition="call__edition",
    identity=["given_names family_names", "printed_name"],
    goes=Q(submitted_at=None),  # nobody but its writer ever read it
    erased="reference given_names family_names printed_name organisation withdrawal_reason",
    kept="applicant status gender country region constituent_group funding created_at changed_at submitted_at",
    impersonal="revision form_revision",
    blank={"reference": Concat(Value("erased-"), Left(MD5(Cast(F("id"), CharField())), 12))},
)
declare(
    Answer,
    APPLICATION,
    **OF_APPLICATION,
    goes=True,
    erased="value unaccepted",
    impersonal="version saved_at",
)
declare(
    Document,
    APPLICATION,
    **OF_APPLICATION,
    goes=True,
    erased="file original_name content_type size sha256 uploaded_at",
)
declare(
    PartialUpload,
    APPLICATION,
    **OF_APPLICATION,
    goes=True,
    erased="name size",
    impersonal="received begun_at expires_at",
)
declare(CarriedAnswer, APPLICATION, **OF_APPLICATION, goes=True, erased="carried_at")
declare(SearchText, APPLICATION, **OF_APPLICATION, told=False, erased="text", impersonal="changes")
declare(
    Nomination,
    NOMINATION,
    **OF_APPLICATION,
    goes=True,
    hidden="nonce statement decline_reason rank letter letter_original_name letter_content_type letter_size letter_sha256",
    erased="name position organisation email language nonce statement decline_reason rank letter "
    "letter_original_name letter_content_type letter_size letter_sha256",
    impersonal="status requested_at expires_at reminded_at answered_at",
)
declare(
    InformationRequest,
    APPLICATION,
    **OF_APPLICATION,
    erased="note reply",
    impersonal="due_at status asked_at answered_at read_at questions",
)
declare(InformationRequest, OFFICE, office="asked_by")
declare(
    Extension,
    APPLICATION,
    about="person",
    edition="call__edition",
    goes=True,
    erased="person until reason",
    impersonal="granted_at",
)
declare(Extension, OFFICE, office="granted_by")
declare(
    ApplicationTag,
    SELECTION,
    **OF_APPLICATION,
    told=Q(application__status__in=DECIDED),
    goes=True,
    erased="name",
    impersonal="put_at",
)
declare(ApplicationTag, OFFICE, office="put_by")
declare(
    SavedView,
    OFFICE,
    about="owner",
    goes=True,
    erased="owner name query",
    impersonal="is_shared is_default changed_at",
)
# What was typed into a filter or a reason may name somebody: rows are removed after a year.
declare(
    ListAct,
    OFFICE,
    office="by",
    kept="query values",
    impersonal="act done not_done asked_at",
)
declare(
    Call,
    impersonal="opens_at closes_at introduction requires_nomination form_revision least_language_level subsistence",
)
declare(TravelEstimate, impersonal="region country amount")
declare(FormSection, impersonal="key title help_text position")
declare(
    Question,
    impersonal="key kind label help_text is_required required_from max_characters max_words max_pages "
    "depends_on_values maps_to audience is_profile stays_editable retention_days retired_at position",
)
declare(QuestionChoice, impersonal="value label position retired_at")
declare(FormRevision, OFFICE, office="made_by", impersonal="number content summary made_at")

erasing.before.append(erasure.withdraw_what_is_open)
erasing.steps.append(erasure.discard_uploads)
files.derived.append(forget)

retention_rules += retention.RULES
account_retention.in_use.append(retention.applicants_since)
