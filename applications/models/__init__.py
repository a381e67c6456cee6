from .answer import Answer, Document
from .application import APPLICATION, Application
from .call import Call
from .carried import CarriedAnswer
from .cost import TravelEstimate
from .extension import Extension
from .form import FormSection, Question, QuestionChoice
from .form_revision import FormRevision
from .information_request import INFORMATION_REQUEST, InformationRequest
from .list_act import ListAct
from .nomination import NOMINATION, Nomination
from .saved_view import SavedView
from .search_text import SearchText
from .tag import ApplicationTag
from .upload import PartialUpload

__all__ = [
    "APPLICATION",
    "INFORMATION_REQUEST",
    "NOMINATION",
    "Answer",
    "Application",
    "ApplicationTag",
    "Call",
    "CarriedAnswer",
    "Document",
    "Extension",
    "FormRevision",
    "FormSection",
    "InformationRequest",
    "ListAct",
    "Nomination",
    "PartialUpload",
    "Question",
    "QuestionChoice",
    "SavedView",
    "SearchText",
    "TravelEstimate",
]
