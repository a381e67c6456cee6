"""Why a file is not taken, in the words that its sender reads."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

REASONS = {
    "empty": _("This file is empty (0 bytes). Please choose another."),
    "large": _("This file is too large. A PDF or DOCX may have 5 MB, a photo 20 MB."),
    "kind": _("This is no PDF, DOCX, JPEG or PNG file. Please convert it, or take a photo of the document."),
    "other_kind": _(
        "This file isn’t what the ending of its name says. Please save it anew and choose it again."
    ),
    "phone": _(
        "This photo is in the format HEIC or AVIF, which many programs can’t open. Please save or send it as JPEG: on an iPhone, Settings, Camera, Formats, Most Compatible."
    ),
    "old_word": _("This is a file of an older Word, or one with a password. Please save it as DOCX or PDF."),
    "locked": _("This PDF is protected by a password. Please upload one that opens without."),
    "broken": _("This file is damaged and can’t be opened. Please choose another."),
    "mixed": _("This file hides a second one inside. Please save it anew as PDF."),
    "active": _(
        "This file contains a program, an attachment or content from elsewhere. Please print it to a new PDF and upload that."
    ),
    "bomb": _("This file would grow too large when it is opened. Please choose another."),
    "infected": _("The virus scanner found malicious software in this file, so it was not kept."),
    "unscanned": _("The virus scanner can’t be reached at the moment. Please try again in a few minutes."),
}


class Refused(ValidationError):
    """The file is not taken; `code` names one of the reasons."""

    def __init__(self, code: str) -> None:
        super().__init__(REASONS[code], code=code)


class TooManyPages(Refused):
    """The document is longer than the question takes."""

    def __init__(self, count: int, most: int) -> None:
        super().__init__("large")
        self.code = "pages"
        self.message = ngettext(
            "This document has %(count)s pages; at most %(most)s page is possible.",
            "This document has %(count)s pages; at most %(most)s are possible.",
            most,
        ) % {"count": count, "most": most}
        self.error_list = [self]
