"""A file that goes with a message."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..attachments import makers
from .message import Message


class Attachment(models.Model):
    """How the file is made: the maker's name and its argument. The content is not kept here."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="attachments")
    name = models.CharField(_("file name"), max_length=200)
    content_type = models.CharField(_("type"), max_length=100)
    maker = models.SlugField(_("made by"))
    argument = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    def content(self) -> bytes:
        """The file, made now."""
        return makers[self.maker](self.argument)
