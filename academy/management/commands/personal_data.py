"""List the register of personal data, or check that every field of every table is in it."""

from django.core.management.base import BaseCommand, CommandError

from privacy import register
from privacy.completeness import undeclared


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="fail for a field that nobody decided about")

    def handle(self, *, check: bool, **options):
        if check:
            if missing := undeclared():
                raise CommandError(
                    "Neither declared personal nor impersonal (personal_data.py of the app): "
                    + ", ".join(missing)
                )
            return
        for known in register.values():
            for held in known.held.values():
                name = f"{known.model._meta.label}.{held.name}"
                self.stdout.write(f"{name}: {held.purpose.key}, {held.fate.value}")
