from .answer import Answer, Document
from .application import APPLICATION, Application
from .call import Call
from .form import FormSection, Question, QuestionChoice
from .form_revision import FormRevision
from .upload import PartialUpload

__all__ = [
    "APPLICATION",
    "Answer",
    "Application",
    "Call",
    "Document",
    "FormRevision",
    "FormSection",
    "PartialUpload",
    "Question",
    "QuestionChoice",
]
