"""Addresses that reach one mailbox: “a.wa+turin@gmail.com” and “Awa@googlemail.com”."""

import re

from django.db.models import QuerySet
from django.db.models.functions import Upper

from applications.models import Application

DOTLESS = frozenset(["gmail.com", "googlemail.com"])  # their mailboxes know no dots


def mailbox(address: str) -> str:
    """The address without case and without what follows a plus; at Google's without dots."""
    local, _at, domain = address.strip().lower().rpartition("@")
    local = local.partition("+")[0]
    if domain in DOTLESS:
        return f"{local.replace('.', '')}@gmail.com"
    return f"{local}@{domain}"


def same_mailbox(rows: QuerySet[Application], address: str) -> QuerySet[Application]:
    """Those whose account's address reaches the mailbox. The index on people's addresses serves it."""
    local, _at, domain = mailbox(address).upper().rpartition("@")
    is_dotless = domain.lower() in DOTLESS
    name = r"\.?".join(map(re.escape, local)) if is_dotless else re.escape(local)
    host = r"(GMAIL|GOOGLEMAIL)\.COM" if is_dotless else re.escape(domain)
    return rows.alias(address=Upper("applicant__email")).filter(address__regex=rf"^{name}(\+[^@]*)?@{host}$")
