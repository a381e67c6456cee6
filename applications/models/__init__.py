from .answer import Answer, Document
from .application import APPLICATION, Application
from .call import Call
from .form import FormSection, Question, QuestionChoice

__all__ = [
    "APPLICATION",
    "Answer",
    "Application",
    "Call",
    "Document",
    "FormSection",
    "Question",
    "QuestionChoice",
]
