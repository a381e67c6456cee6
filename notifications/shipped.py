"""The texts that ship with the project: checked at start, copied to the database once."""

from pathlib import Path

from django.apps import apps as installed
from django.conf import settings
from django.core.checks import Error

from .kinds import Kind, kinds
from .rendering import unknown_placeholders


def read_text(path: Path) -> tuple[str, str]:
    """Subject and Markdown body of a shipped text."""
    subject, _blank, body = path.read_text().partition("\n\n")
    return subject.removeprefix("Subject:").strip(), body.strip()


def create_missing_templates(using: str, apps=installed, **_signal: object) -> None:
    """Write a template for each kind that has none; what staff changed is never touched."""
    model = installed.get_model("notifications", "MessageTemplate")
    known = set(model.objects.using(using).values_list("kind", flat=True))
    model.objects.using(using).bulk_create(
        [_template_of(model, kind) for name, kind in kinds.items() if name not in known],
        ignore_conflicts=True,
    )


def _template_of(model, kind: Kind):
    template = model(kind=kind.name)
    for language, _name in settings.LANGUAGES:
        subject, body = read_text(kind.text_file(language))
        setattr(template, f"subject_{language}", subject)
        setattr(template, f"body_{language}", body)
    return template


def check_texts(app_configs, **_options: object) -> list[Error]:
    """Each kind has a text in each language, which uses only the placeholders it declares."""
    faults = []
    for kind in kinds.values():
        for language, _name in settings.LANGUAGES:
            path = kind.text_file(language)
            if not path.exists():
                faults.append(Error(f"The text {path} is missing.", id="notifications.E001"))
            elif unknown := unknown_placeholders(path.read_text(), kind):
                faults.append(
                    Error(
                        f"{path} uses {', '.join(sorted(unknown))}, which it is not given.",
                        id="notifications.E002",
                    )
                )
    return faults
