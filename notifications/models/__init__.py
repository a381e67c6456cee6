from .attachment import Attachment
from .event import MessageEvent
from .kept_mail import KeptMail
from .message import MESSAGE, Message
from .pace import SentSecond
from .revision import TemplateRevision
from .template import MessageTemplate

__all__ = [
    "MESSAGE",
    "Attachment",
    "KeptMail",
    "Message",
    "MessageEvent",
    "MessageTemplate",
    "SentSecond",
    "TemplateRevision",
]
