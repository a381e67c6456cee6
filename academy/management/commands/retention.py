"""Erase what is kept no longer, by the rules of the register; or say what that would be."""

from django.core.management.base import BaseCommand, CommandError

from privacy import retention


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="change nothing")

    def handle(self, *, dry_run: bool, **options):
        outcomes = retention.carry_out(is_dry_run=dry_run)
        for outcome in outcomes:
            self.stdout.write(
                f"{outcome.number:>8}  {outcome.rule.title}{' – failed: ' + outcome.fault if outcome.fault else ''}"
            )
        if dry_run:
            self.stdout.write("Nothing was changed.")
        if any(outcome.fault for outcome in outcomes):
            raise CommandError("Not every rule could be carried out: the log says why.")
