"""The trace of every change to what the public pages show."""

import pgtrigger
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class PublicChange(models.Model):
    """One statement that changed something shown to everybody, written by triggers in its transaction.
    The pages kept for anonymous readers are good for as long as the set of these rows is the same."""

    changed_at = models.DateTimeField(_("changed at"), db_default=Now())

    class Meta:
        verbose_name = _("change of the public pages")
        verbose_name_plural = _("changes of the public pages")

    def __str__(self) -> str:
        return str(self.pk)


def shown_to_everybody() -> pgtrigger.Trigger:
    """The trigger for `Meta.triggers` of a model that public pages show. It only adds a row, so that
    two people who edit at once never wait for each other."""
    return pgtrigger.Trigger(
        name="shown_to_everybody",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func="INSERT INTO sessions_app_publicchange DEFAULT VALUES; RETURN NULL;",
    )
