"""What a reviewer reads of an application: the answers and documents meant for reviewers."""

from dataclasses import replace

from applications.filled_form import FilledSection, fill
from applications.models import Application
from applications.rules import read_by_reviewers


def for_reviewers(application: Application) -> list[FilledSection]:
    """The sections that hold an answer for a reviewer, with those answers alone."""
    read = [
        replace(
            section,
            questions=[
                filled for filled in section.read if filled.is_answered and read_by_reviewers(filled.question)
            ],
        )
        for section in fill(application)
    ]
    return [section for section in read if section.questions]
