"""A person's authenticator app and codes, as a telephone would hold them."""

import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value

from accounts.models import User


def add_app(person: User) -> str:
    """The secret of an authenticator app that is set up for the person, with recovery codes."""
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    RecoveryCodes.activate(person)
    return secret


def code_now(secret: str) -> str:
    """What the app shows at this moment."""
    return f"{hotp_value(secret, int(time.time()) // 30):06}"


def wrong_code(secret: str) -> str:
    """Six digits that the app shows neither now nor half a minute before or after."""
    near = {hotp_value(secret, int(time.time()) // 30 + step) for step in (-2, -1, 0, 1, 2)}
    return next(f"{number:06}" for number in range(10) if number not in near)
