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
    "account/email/email_confirmation": ADDRESS_CONFIRMATION.name,
    "account/email/email_confirmation_signup": ADDRESS_CONFIRMATION.name,
    "account/email/password_reset_key": PASSWORD_RESET.name,
    "account/email/account_already_exists": ACCOUNT_EXISTS.name,
    "account/email/unknown_account": NO_ACCOUNT.name,
}
