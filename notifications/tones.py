"""The tone in which a page shows each state of a message."""

from .models import Message

State = Message.State

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
