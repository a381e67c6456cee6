"""What an applicant agreed to, as it was asked: written at each submission and never changed."""

from collections.abc import Iterable

from django.utils import translation

from accounts.models import Consent

from .filled_form import FilledSection
from .models import Application, Question


def record(application: Application, sections: Iterable[FilledSection]) -> None:
    """Write each declaration that was asked, with its words in the applicant's language and the version of
    the form. One that was asked before in the same words with the same answer is not written twice."""
    person = application.applicant
    about = f"application:{application.pk}"
    last = {row.key: row for row in person.consents.filter(about=about).order_by("said_at", "pk")}
    rows = []
    with translation.override(person.language):
        for filled in (filled for section in sections for filled in section.questions):
            question = filled.question
            if question.kind != Question.Kind.CONSENT or not filled.is_asked:
                continue
            row = Consent(
                person=person,
                about=about,
                key=question.key,
                text="\n".join(filter(None, [question.label, question.help_text])),
                version=str(application.form_revision),
                language=person.language,
                is_given=filled.value is True,
            )
            known = last.get(question.key)
            if known is None or (known.text, known.is_given) != (row.text, row.is_given):
                rows.append(row)
    Consent.objects.bulk_create(rows)
