"""The picture that stands for an edition where its address is shared."""

import json
from pathlib import Path

import typst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from printing import lettering
from sessions_app.models import Edition
from sessions_app.periods import period_in_words

LAYOUT = Path(__file__).parent / "preview.typ"


def picture(edition: Edition) -> bytes:
    """A PNG of 1200 by 630 pixels in the active language."""
    said = {
        "language": get_language() or "en",
        "academy": _("Academy on Social and Solidarity Economy"),
        "title": edition.title,
        "when": f"{edition.venue.city}, {period_in_words(edition.starts_on, edition.ends_on)}",
    }
    return typst.compile(
        LAYOUT,
        root=LAYOUT.parent,
        font_paths=lettering.fonts("sc"),
        sys_inputs={"content": json.dumps(said)},
        format="png",
        ppi=144.0,
    )
