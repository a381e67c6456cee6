"""The tone in which a page shows each state of a message to many."""

from .models import GroupMessage

Status = GroupMessage.Status

TONES = {
    Status.DRAFT: "muted",
    Status.PROPOSED: "warning",
    Status.APPROVED: "success",
    Status.DISCARDED: "muted",
}
