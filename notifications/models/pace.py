"""How many messages left in each second of the last minute, where a rate is set."""

from django.db import models


class SentSecond(models.Model):
    """One second, and how many messages all workers together handed over in it."""

    second = models.DateTimeField(unique=True)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "second of sending"
        verbose_name_plural = "seconds of sending"

    def __str__(self) -> str:
        return f"{self.second:%H:%M:%S}: {self.number}"
