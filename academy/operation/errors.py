"""Faults reported to a service that collects them, where one is set (SENTRY_DSN)."""

import sentry_sdk


def report_errors(address: str) -> None:
    """From now on faults are sent to `address`: the code's lines, and nothing of a person – no body, no
    cookie, no address, no value of a variable."""
    if address:
        sentry_sdk.init(
            address,
            send_default_pii=False,
            max_request_body_size="never",
            include_local_variables=False,
            before_send=without_request,
        )


def without_request(event: dict, _hint: object) -> dict:
    """The event without what the browser sent: an address may hold a signed link."""
    event.pop("request", None)
    event.pop("user", None)
    return event
