"""House rules of the templates that no linter knows."""

import re
from pathlib import Path

from django.conf import settings
from django.template.loader import get_template
from django.utils import translation

TRANSLATED_WHOLE = re.compile(r"\{% blocktranslate.*?endblocktranslate %\}")
AFTER_A_LABEL = re.compile(r"(?:%\}|\}\}|</?\w+[^<>]*>):(?=\s|<|\{)")
SPELT_OUT_FORMAT = re.compile(r"\|(?:date|time):\"[^\"A-Z]*[a-zA-Z] ")


def test_the_colon_after_a_label_is_that_of_the_language():
    """French sets a hard space before it: {% translate ":" %} knows."""
    assert _lines_with(AFTER_A_LABEL) == []


def test_no_format_of_a_date_is_spelt_out():
    """Each language has its own: see academy/formats/."""
    assert _lines_with(SPELT_OUT_FORMAT) == []


def test_the_error_summary_sets_the_colon_as_the_language_does():
    lines = [("id_name", "Nom", "Ce champ est obligatoire.")]
    with translation.override("fr"):
        page = get_template("components/error_summary.html").render(
            {"form": {"errors": True}, "lines": lines}
        )
    assert "Nom</a>\u00a0: Ce champ est obligatoire." in page


def _lines_with(pattern: re.Pattern) -> list[str]:
    root = Path(settings.ROOT, "templates")
    return [
        f"{path.relative_to(root)}:{number}"
        for path in sorted(root.rglob("*.html"))
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if pattern.search(TRANSLATED_WHOLE.sub("", line))
    ]
