from .edition import Edition, LanguageTrack, Room, Venue
from .participation import PARTICIPATION, Attendance, Participation, SessionEnrolment
from .programme import ProgrammeSession

__all__ = [
    "PARTICIPATION",
    "Attendance",
    "Edition",
    "LanguageTrack",
    "Participation",
    "ProgrammeSession",
    "Room",
    "SessionEnrolment",
    "Venue",
]
