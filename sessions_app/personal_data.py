"""What is kept of who has a place in an edition, and of who speaks there."""

from accounts import retention as account_retention
from privacy import declare, erasing
from privacy.purposes import (
    ACCESS,
    EMERGENCY,
    JOURNEY,
    MEALS,
    OFFICE,
    PARTICIPATION,
    SPEAKERS,
    VISA,
)
from privacy.retention import rules as retention_rules

from . import erasure, retention
from .models import (
    Attendance,
    Badge,
    CalendarAddress,
    CheckIn,
    Edition,
    EditionDocument,
    EvaluationAnswer,
    EvaluationQuestion,
    EvaluationTicket,
    LanguageTrack,
    ParticipantDetails,
    Participation,
    ProgrammeSession,
    PublicChange,
    Room,
    SessionEnrolment,
    SessionPreference,
    SessionSpeaker,
    Speaker,
    Theme,
    Venue,
    WaitingPlace,
)

OF_PARTICIPATION = {"about": "participation__person", "edition": "participation__edition"}

declare(
    Participation,
    PARTICIPATION,
    about="person",
    edition="edition",
    identity=["printed_name"],
    erased="printed_name",
    kept="person status country confirmed_at",
)
declare(SessionEnrolment, PARTICIPATION, **OF_PARTICIPATION, kept="enrolled_at")
declare(
    Attendance, PARTICIPATION, **OF_PARTICIPATION, erased="reason", kept="is_present", impersonal="marked_at"
)
declare(Attendance, OFFICE, office="marked_by")
declare(CheckIn, PARTICIPATION, **OF_PARTICIPATION, goes=True, erased="scanned_at received_at")
declare(CheckIn, OFFICE, office="scanned_by")
declare(SessionPreference, PARTICIPATION, **OF_PARTICIPATION, goes=True, erased="rank")
declare(WaitingPlace, PARTICIPATION, **OF_PARTICIPATION, goes=True, erased="since")
declare(Badge, PARTICIPATION, **OF_PARTICIPATION, goes=True, erased="code")
declare(CalendarAddress, PARTICIPATION, **OF_PARTICIPATION, goes=True, hidden="key", erased="key")
declare(
    ParticipantDetails,
    JOURNEY,
    **OF_PARTICIPATION,
    identity=["passport_name", "passport_number"],
    goes=True,
    erased="arrival arrives_on departure departs_on",
    impersonal="saved_at",
)
declare(
    ParticipantDetails,
    VISA,
    erased="needs_visa passport_name passport_number passport_expires_on nationality born_on consulate",
)
declare(ParticipantDetails, MEALS, erased="diet diet_note")
declare(ParticipantDetails, ACCESS, erased="accessibility")
declare(ParticipantDetails, EMERGENCY, erased="emergency_name emergency_relation emergency_phone")
# That somebody answered; what they answered leads to nobody (`models/evaluation.py`).
declare(EvaluationTicket, **OF_PARTICIPATION)
declare(EvaluationAnswer, impersonal="value text")
declare(EvaluationQuestion, impersonal="scope kind text position")
declare(Speaker, SPEAKERS, kept="name position organisation country biography portrait")
declare(SessionSpeaker, impersonal="role position period")
declare(
    Edition,
    SPEAKERS,
    kept="signatory_name signatory_position contact_email",
    impersonal="slug title summary description starts_on ends_on places tuition required_attendance "
    "is_published is_programme_published choosing_mode choosing_opens_at seats_allotted_at "
    "choosing_closes_at details_due_on joining_instructions",
)
declare(Venue, impersonal="name city country address time_zone")
declare(Room, impersonal="name seats")
declare(LanguageTrack, impersonal="language places")
declare(EditionDocument, impersonal="title file is_public position")
declare(Theme, impersonal="name position")
declare(
    ProgrammeSession,
    impersonal="kind title abstract starts_at ends_at languages interpretation capacity",
)
declare(PublicChange, impersonal="changed_at")

erasing.before.append(erasure.give_up_places)

retention_rules += retention.RULES
account_retention.in_use.append(retention.participants_since)
