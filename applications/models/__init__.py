from .answer import Answer, Document
from .application import APPLICATION, Application
from .call import Call
from .carried import CarriedAnswer
from .cost import TravelEstimate
from .extension import Extension
from .form import FormSection, Question, QuestionChoice
from .form_revision import FormRevision
from .information_request import INFORMATION_REQUEST, InformationRequest
from .nomination import NOMINATION, Nomination
from .upload import PartialUpload

__all__ = [
    "APPLICATION",
    "INFORMATION_REQUEST",
    "NOMINATION",
    "Answer",
    "Application",
    "Call",
    "CarriedAnswer",
    "Document",
    "Extension",
    "FormRevision",
    "FormSection",
    "InformationRequest",
    "Nomination",
    "PartialUpload",
    "Question",
    "QuestionChoice",
    "TravelEstimate",
]
