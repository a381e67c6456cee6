"""The kinds of message about the account itself."""

from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register

NAME = {"name": _("the person’s name"), "link": _("the address to open")}

ADDRESS_CONFIRMATION = register(
    Kind("address-confirmation", title=_("Confirm your address"), placeholders=NAME, confidential=True)
)
PASSWORD_RESET = register(
    Kind("password-reset", title=_("Choose a new password"), placeholders=NAME, confidential=True)
)
ACCOUNT_EXISTS = register(
    Kind(
        "account-exists", title=_("An account exists for this address"), placeholders=NAME, confidential=True
    )
)
NO_ACCOUNT = register(
    Kind("no-account", title=_("No account for this address"), placeholders=NAME, confidential=True)
)
SIGN_IN_CODE = register(
    Kind(
        "sign-in-code",
        title=_("Code to sign in"),
        placeholders={"name": _("the person’s name"), "code": _("the code")},
        confidential=True,
    )
)
ACCOUNT_CHANGED = register(
    Kind(
        "account-changed",
        title=_("How you sign in has changed"),
        placeholders={"name": _("the person’s name"), "change": _("what changed, as a sentence")},
    )
)
ERASURE_CONFIRMATION = register(
    Kind(
        "erasure-confirmation",
        title=_("Confirm the erasure of your data"),
        placeholders=NAME,
        confidential=True,
    )
)
ERASURE_REFUSED = register(
    Kind(
        "erasure-refused",
        title=_("Why your data are not erased"),
        placeholders={"name": NAME["name"], "reason": _("why, as the staff wrote it")},
    )
)

KIND_OF_TEMPLATE = {
    "account/email/login_code": SIGN_IN_CODE.name,
    "account/email/email_confirmation": ADDRESS_CONFIRMATION.name,
    "account/email/email_confirmation_signup": ADDRESS_CONFIRMATION.name,
    "account/email/password_reset_key": PASSWORD_RESET.name,
    "account/email/account_already_exists": ACCOUNT_EXISTS.name,
    "account/email/unknown_account": NO_ACCOUNT.name,
}

# What the message about a change says, by allauth's name of it.
CHANGES = {
    "account/email/password_changed": _("Your password was changed."),
    "account/email/password_reset": _("Your password was replaced by means of the link that we sent you."),
    "account/email/password_set": _("A password was set."),
    "account/email/email_changed": _("Your account now has another email address."),
    "account/email/email_deleted": _("An email address was taken off your account."),
    "socialaccount/email/account_connected": _("You can now sign in with the account of your institution."),
    "socialaccount/email/account_disconnected": _(
        "The account of your institution was taken off your account here."
    ),
    "mfa/email/totp_activated": _("An authenticator app was added."),
    "mfa/email/totp_deactivated": _("The authenticator app was removed."),
    "mfa/email/webauthn_added": _("A passkey or security key was added."),
    "mfa/email/webauthn_removed": _("A passkey or security key was removed."),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made; the earlier ones work no more."),
}
