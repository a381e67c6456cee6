"""Keeping the texts of the kinds, with what they were before."""

from django.conf import settings
from django.db import transaction

from .kinds import kinds
from .models import MessageTemplate, TemplateRevision
from .shipped import read_text


@transaction.atomic
def keep(*, template: MessageTemplate, by) -> None:
    """Save the template, and a revision of it when its texts have changed. The first change keeps what
    stood before as well."""
    before = MessageTemplate.objects.select_for_update(no_key=True).get(pk=template.pk)
    template.save()
    if before.texts == template.texts:
        return
    if not template.revisions.exists():
        TemplateRevision.objects.create(template=template, texts=before.texts)
    TemplateRevision.objects.create(template=template, texts=template.texts, made_by=by)


def restore(*, template: MessageTemplate, texts: dict[str, str], by) -> None:
    """Bring back the texts of an earlier revision. Raises ValidationError when the kind's placeholders
    have changed since."""
    for field, text in texts.items():
        if field in template.texts:
            setattr(template, field, text)
    template.clean()
    keep(template=template, by=by)


def shipped_texts(template: MessageTemplate) -> dict[str, str]:
    """The texts that the project ships for it."""
    texts = {}
    for code, _name in settings.LANGUAGES:
        texts[f"subject_{code}"], texts[f"body_{code}"] = read_text(kinds[template.kind].text_file(code))
    return texts
