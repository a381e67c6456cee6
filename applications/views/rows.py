"""What stands on a section's page for each question."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.forms import BoundField
from django.utils.translation import gettext as _

from ..documents import partial_uploads, version_of
from ..filled_form import FilledQuestion, shown_value
from ..forms import SectionForm
from ..models import Answer, Application, Document, FormSection, PartialUpload, Question


@dataclass(frozen=True)
class Row:
    """One question in its place. Without `bound` it is only read. `refused` is text that was sent
    although the question can't be changed now, shown to be copied; `frozen` says why it can't. `newer`
    is the document of another window, beside which the sent one (`upload`) waits for a choice."""

    application: Application
    section: FormSection
    filled: FilledQuestion
    bound: BoundField | None = None
    version: int = 0
    saved_at: datetime | None = None
    conflict: Answer | None = None
    upload: PartialUpload | None = None
    newer: Document | None = None
    depends_on: Question | None = None
    refused: str = ""
    frozen: str = ""

    @property
    def question(self) -> Question:
        return self.filled.question

    @property
    def document(self) -> Document | None:
        return self.filled.document

    @property
    def name(self) -> str:
        return f"q-{self.question.key}"

    @property
    def is_file(self) -> bool:
        return self.question.kind == Question.Kind.FILE

    @property
    def shown_version(self) -> int | str:
        """The version of what the page shows, which it sends back; of none while two documents wait
        for a choice, so that saving the page does not choose by itself."""
        if not self.is_file:
            return self.version
        return version_of(None if self.newer and self.upload else self.document)

    @property
    def required_from(self) -> datetime | None:
        """When the answer will be required, while it may still be left out."""
        question = self.question
        return question.required_from if question.is_required and not question.must_be_answered else None

    @property
    def document_choices(self) -> list[dict[str, str]]:
        """The two documents between which the sender chooses."""
        names = {"other": self.newer.original_name, "mine": self.upload.name}
        return [
            {"value": f"{choice}:{version_of(self.newer)}", "label": _("Keep “%(name)s”") % {"name": name}}
            for choice, name in names.items()
        ]

    @property
    def other_text(self) -> str:
        """What another tab or device saved meanwhile, in words."""
        if self.conflict is None:
            return ""
        return self.conflict.unaccepted or shown_value(self.question, self.conflict.value)

    @property
    def condition(self) -> str:
        """The answers that ask it, for the script that shows and hides."""
        return " ".join(self.question.depends_on_values)


def rows_of(
    application: Application,
    section: FormSection,
    filled: list[FilledQuestion],
    form: SectionForm,
    *,
    answers: Mapping[int, Answer] = {},
    conflicts: Mapping[int, Answer] = {},
    newer: Mapping[int, Document] = {},
    refused: Mapping[int, str] = {},
) -> list[Row]:
    """The rows of the questions that are asked, and of those that an answer on this page can ask."""
    here = {entry.question.pk: entry.question for entry in filled if entry.question.key in form.fields}
    uploads = partial_uploads(application) if any(q.kind == Question.Kind.FILE for q in here.values()) else {}
    rows = []
    for entry in filled:
        question = entry.question
        is_open = question.key in form.fields
        depends_on = here.get(question.depends_on_id) if is_open else None
        if not entry.is_asked and depends_on is None and question.pk not in refused:
            continue
        saved = answers.get(question.pk)
        is_settled = question.pk not in conflicts and saved is not None
        rows.append(
            Row(
                application,
                section,
                entry,
                bound=form[question.key] if is_open else None,
                version=saved.version if is_settled else form.seen.get(question.key, entry.version),
                saved_at=saved.saved_at if is_settled else None,
                conflict=conflicts.get(question.pk),
                upload=uploads.get(question.pk),
                newer=newer.get(question.pk),
                depends_on=depends_on,
                refused=refused.get(question.pk, ""),
            )
        )
    return rows
