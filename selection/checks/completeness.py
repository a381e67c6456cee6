"""Whether every required answer, document and consent is there."""

from django.utils.translation import gettext as _

from applications.models import Question

from .facts import Facts
from .finding import Check, Outcome

Kind = Question.Kind


def completeness(facts: Facts) -> Check:
    """An application that was submitted with an earlier form may lack what was asked later: that is
    no fault of the applicant, so it is only pointed to."""
    lacking = [filled.question for filled in facts.questions() if filled.lacks]
    title = _("Complete")
    if not lacking:
        return Check(title, Outcome.PASS, _("Every required answer, document and declaration is there."))
    application = facts.application
    has_older_form = application.form_revision < application.call.form_revision
    said = [
        text % {"labels": ", ".join(labels)}
        for text, labels in (
            (_("Documents missing: %(labels)s."), _labels(lacking, Kind.FILE)),
            (_("Declarations missing: %(labels)s."), _labels(lacking, Kind.CONSENT)),
            (_("Answers missing: %(labels)s."), _labels(lacking)),
        )
        if labels
    ]
    if has_older_form:
        said.append(_("The form changed after the application was submitted."))
    return Check(title, Outcome.LOOK if has_older_form else Outcome.FAIL, " ".join(said))


def _labels(questions: list[Question], kind: str = "") -> list[str]:
    """The labels of the questions of the kind; without one, of all that are neither of the two."""
    return [
        f"“{question.label}”"
        for question in questions
        if (question.kind == kind if kind else question.kind not in (Kind.FILE, Kind.CONSENT))
    ]
