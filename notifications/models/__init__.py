from .attachment import Attachment
from .kept_mail import KeptMail
from .message import MESSAGE, Message
from .template import MessageTemplate

__all__ = ["MESSAGE", "Attachment", "KeptMail", "Message", "MessageTemplate"]
