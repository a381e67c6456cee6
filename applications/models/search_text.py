"""What a search for an application looks through: letters without accents, and Latin ones beside them."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models

from .application import Application


class SearchText(models.Model):
    """One row an application, written by `searching.refresh`. Database triggers empty `text` and count
    `changes` up when a name, the organisation or the address changes, bulk updates included; until it
    is written anew, a search reads the names themselves."""

    application = models.OneToOneField(
        Application, models.CASCADE, primary_key=True, related_name="search_text"
    )
    text = models.TextField(null=True)
    changes = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "search text"
        verbose_name_plural = "search texts"
        indexes = [
            GinIndex(OpClass("text", name="gin_trgm_ops"), name="search_text_words"),
            models.Index(fields=["application"], condition=models.Q(text=None), name="search_text_stale"),
        ]

    def __str__(self) -> str:
        return self.text or ""
