"""Write docs/access.md from the permission layer and the URL configuration, or check that it is current."""

from itertools import groupby
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from academy.access import Audience, Page, Undecided, member_of, pages
from accounts.roles import Role

HEADING = """# Who reaches which page

Drawn by `manage.py access_matrix` from the URL configuration and the permission layer (`rules.py` of each
app, the roles of each table in the admin). `tests/academy/test_access.py` opens every address as every role
and compares. The last column names the rule. “own” is open to everybody signed in, each to what is theirs;
“link” to whoever holds the signed link; a page of a reviewer is further bound to their own assignment.
"""
COLUMNS = {
    Role.ADMINISTRATOR: "adm.",
    Role.SELECTION_OFFICER: "sel.",
    Role.APPROVER: "appr.",
    Role.REVIEWER: "rev.",
    Role.PROGRAMME_OFFICER: "prog.",
    Role.READER: "read.",
}
EVERYBODY = {
    Audience.ANYONE: ("yes", "yes"),
    Audience.SIGNED_IN: ("–", "yes"),
    Audience.OWN: ("–", "own"),
    Audience.LINK: ("link", "link"),
    Audience.STAFF: ("–", "–"),
}


def row(page: Page) -> str:
    visitor, signed_in = EVERYBODY[page.audience]
    is_staff = page.audience is Audience.STAFF
    roles = [("yes" if page.admits(member_of(role)) else "–") if is_staff else signed_in for role in COLUMNS]
    return f"| `{page.address}` | {' | '.join([visitor, signed_in, *roles])} | {page.asks} |"


def table(heading: str, rows: list[Page]) -> str:
    titles = ["address", "visitor", "signed in", *COLUMNS.values(), "rule"]
    lines = [f"\n## {heading}\n", f"| {' | '.join(titles)} |", f"|{'---|' * len(titles)}"]
    return "\n".join([*lines, *map(row, rows)]) + "\n"


def part_of(page: Page) -> str:
    """Under which heading a page stands: the first parts of its address."""
    parts = page.address.split("/")
    return "/".join(parts[:2]) if parts[0] in ("admin", "en") else parts[0]


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="fail when the file is not current")

    def handle(self, *, check: bool, **options):
        path = Path(settings.ROOT) / "docs" / "access.md"
        try:
            with translation.override("en"):
                found = sorted(pages(), key=part_of)
                text = HEADING + "".join(
                    table(part or "home", list(rows)) for part, rows in groupby(found, key=part_of)
                )
        except Undecided as undecided:
            raise CommandError(str(undecided)) from None
        if check:
            if not path.exists() or path.read_text() != text:
                raise CommandError("docs/access.md is not current: run manage.py access_matrix.")
            return
        path.write_text(text)
        self.stdout.write(f"{path.name}: {len(found)} addresses")
