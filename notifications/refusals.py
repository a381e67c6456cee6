"""Why something cannot be done with a message. The texts are for people."""


class MessageRefused(Exception):
    """The act is not possible now, or not with this message."""
