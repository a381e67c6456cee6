"""Whether the applicant can follow in the language chosen."""

from django.utils.translation import gettext as _

from applications.models import Question
from sessions_app.languages import LanguageLevel

from .facts import Facts
from .finding import Check, Outcome


def language_level(facts: Facts) -> Check | None:
    """Each level stated against the least level of the call. Without one the check says nothing."""
    least = facts.application.call.least_language_level
    stated = [filled for filled in facts.questions() if filled.question.kind == Question.Kind.LANGUAGE_LEVEL]
    if not least or not stated:
        return None
    title, order = _("Language level"), LanguageLevel.values
    low = [
        f"{filled.question.label} ({filled.value})"
        for filled in stated
        if filled.value in order and order.index(filled.value) < order.index(least)
    ]
    if low:
        words = {"least": least, "answers": ", ".join(low)}
        return Check(
            title, Outcome.FAIL, _("The call asks for %(least)s or better. Below it: %(answers)s.") % words
        )
    if not all(filled.value in order for filled in stated):
        words = {"least": least}
        return Check(
            title, Outcome.LOOK, _("The call asks for %(least)s; not every level is stated.") % words
        )
    return Check(title, Outcome.PASS, _("Every level stated is %(least)s or better.") % {"least": least})


def language_track(facts: Facts) -> Check | None:
    """The language chosen is one of those in which the edition is taught."""
    if facts.application.track_id:
        return None
    if not any(filled.question.kind == Question.Kind.TRACK for filled in facts.questions()):
        return None
    return Check(_("Language track"), Outcome.FAIL, _("No language of the edition is chosen."))
