"""Hash the files of all minutes again and compare with what was kept; fails when one differs."""

from django.core.management.base import BaseCommand, CommandError

from selection.minutes_checking import check
from selection.models import SelectionMinutes


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--edition", help="the short address of one edition")

    def handle(self, *, edition: str | None, **options):
        rows = SelectionMinutes.objects.filter(status="kept").select_related("edition")
        if edition:
            rows = rows.filter(edition__slug=edition)
        wrong = 0
        for row in rows.order_by("edition", "version"):
            for found in check(row):
                wrong += not found.is_right
                state = "as kept" if found.is_right else "MISSING" if found.found is None else "DIFFERS"
                self.stdout.write(f"{row.edition.slug} {row.version} {found.name}: {state} {found.kept}")
        if wrong:
            raise CommandError(f"{wrong} of the files are not what was kept.")
