"""Whether the register is complete: which fields nobody has decided about."""

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models

from .register import declared


def undeclared() -> list[str]:
    """The fields that are neither personal nor impersonal, as “table.field”, of every table there is."""
    return sorted(
        f"{model._meta.label}.{name}"
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy and not hasattr(model, "pgh_tracked_model")
        for name in _open(model)
    )


def _open(model: type[models.Model]) -> list[str]:
    known = declared(model)
    named = {*known.held, *known.impersonal} if known else set()
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return [
        found.name
        for found in fields
        if found.name not in named and not _is_key(found) and not _is_translation(found.name, named)
    ]


def _is_key(found: models.Field) -> bool:
    """Whether it only leads from row to row. A key to a person says who, and is to be declared."""
    if found.is_relation:
        return found.related_model is not get_user_model()
    return found.primary_key


def _is_translation(name: str, named: set[str]) -> bool:
    stem, _mark, language = name.rpartition("_")
    return stem in named and language in settings.MODELTRANSLATION_LANGUAGES
