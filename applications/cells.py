"""Texts of people in the cells of a spreadsheet, whichever file they go into."""

# What a spreadsheet may take for a formula or a command, full-width signs included.
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet could read a formula in it
    (OWASP, “CSV injection”)."""
    return f"'{text}" if text.startswith(BEGINS_A_FORMULA) else text
