"""The tone in which a page shows each state."""

from notifications.models import Message

from .models import GroupMessage

State, Status = Message.State, GroupMessage.Status

TONES = {
    State.DUE: "info",
    State.HELD: "warning",
    State.SENDING: "info",
    State.SENT: "success",
    State.DELIVERED: "success",
    State.BOUNCED: "error",
    State.FAILED: "error",
    State.CANCELLED: "muted",
}
GROUP_TONES = {
    Status.DRAFT: "muted",
    Status.PROPOSED: "warning",
    Status.APPROVED: "success",
    Status.DISCARDED: "muted",
}
