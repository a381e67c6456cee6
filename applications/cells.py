"""Texts of people in the cells of a spreadsheet, whichever file they go into."""

# What a spreadsheet may take for a formula or a command, full-width signs included.
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# xlsxwriter, with constant memory, writes a text from this to its end tag into the file as XML of its own.
BEGINS_MARKUP = "<r>"
HARMFUL = (*BEGINS_A_FORMULA, BEGINS_MARKUP)


def harmless(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet could read a formula in it
    (OWASP, “CSV injection”), or its writer markup."""
    return f"'{text}" if text.startswith(HARMFUL) else text


def without_markup(text: str) -> str:
    """The text for a cell that holds no formula whatever it begins with."""
    return f"'{text}" if text.startswith(BEGINS_MARKUP) else text
