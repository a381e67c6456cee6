"""The tone of each status tag in the staff's lists and panels."""

TONES = {
    "proposed": "warning",
    "approved": "info",
    "released": "success",
    "discarded": "muted",
    "assigned": "info",
    "done": "success",
    "declined": "warning",
    "cancelled": "muted",
    "pending": "info",
    "accepted": "success",
    "expired": "error",
    "open": "warning",
    "granted": "success",
    "refused": "muted",
    "closed": "muted",
    "queued": "info",
    "kept": "success",
    "failed": "error",
}
