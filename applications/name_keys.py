"""Names as they are compared: by a function of the database, so that an index serves the search."""

from django.db.models import Func, TextField


class NameKey(Func):
    """The words of two columns without case, accents, apostrophes and punctuation, in the order of
    the alphabet: “N’Diaye Awa” and “awa ndiaye” have one key. Letters of any script are kept.
    The function stands in migration 0030."""

    function = "name_key"
    arity = 2
    output_field = TextField()
