"""The pages that no rule for the staff guards, by the names of their addresses. Whether a row is the
person's own, the page asks itself: for anybody else it does not exist (404)."""

from accounts.models import User

ANYONE = {
    "set_language",
    "verify",
    "verify-certificate",
    "home",
    "edition-list",
    "edition",
    "self-check",
    "blank-form",
    "admin:login",
    "admin:logout",
    "account_confirm_login_code",
    "account_login",
    "account_logout",
    "account_inactive",
    "account_confirm_email",
    "account_email_verification_sent",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_signup",
}
SIGNED_IN = {
    "account_email",
    "account_change_password",
    "account_set_password",
    "account_reauthenticate",
    "preferences",
    "dashboard",
    "application-start",
    "own-messages",
}
OWN = {
    "job",
    "job-state",
    "job-stop",
    "own-message",
    "own-message-file",
    "application",
    "application-answer",
    "application-carry-over",
    "application-confirm-carried",
    "application-copy",
    "application-information",
    "application-nomination",
    "application-review",
    "application-section",
    "application-uploads",
    "application-withdraw",
    "certificate-download",
    "document",
    "nomination-letter",
    "offer",
    "participation",
    "upload",
}
LINK = {"mail-reports", "metrics", "nominator", "unsubscribe"}  # who holds the link, or can sign

# Pages of the admin that change a row and that Django does not mark as their model's.
CHANGES = {"admin:auth_user_password_change": User}
