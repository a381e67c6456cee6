from .edition import ChoosingMode, Edition, EditionDocument, LanguageTrack, Room, Venue
from .participation import PARTICIPATION, Attendance, Participation, SessionEnrolment
from .programme import ProgrammeSession, Theme

from .choosing import SessionPreference, WaitingPlace  # isort: skip
from .evaluation import EvaluationAnswer, EvaluationQuestion, EvaluationTicket  # isort: skip
from .place import Badge, CalendarAddress, CheckIn, ParticipantDetails  # isort: skip
from .publication import PublicChange  # isort: skip
from .speaker import SessionSpeaker, Speaker  # isort: skip

__all__ = [
    "PARTICIPATION",
    "Attendance",
    "Badge",
    "CalendarAddress",
    "CheckIn",
    "ChoosingMode",
    "Edition",
    "EditionDocument",
    "EvaluationAnswer",
    "EvaluationQuestion",
    "EvaluationTicket",
    "LanguageTrack",
    "ParticipantDetails",
    "Participation",
    "ProgrammeSession",
    "PublicChange",
    "Room",
    "SessionEnrolment",
    "SessionPreference",
    "SessionSpeaker",
    "Speaker",
    "Theme",
    "Venue",
    "WaitingPlace",
]
