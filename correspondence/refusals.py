"""Why something cannot be done with a message to many. The texts are for people."""


class GroupMessageRefused(Exception):
    """The act is not possible now."""


class RecipientRefused(Exception):
    """This person gets none; the reason stands in the report."""
