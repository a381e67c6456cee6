"""Close the portal for maintenance, or open it again: every page says so in the reader's language."""

from django.core.management.base import BaseCommand

from academy.operation.maintenance import flag


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("state", choices=["on", "off"])

    def handle(self, *, state: str, **options):
        if state == "on":
            flag().touch()
            self.stdout.write("The portal is closed: every page says so. “maintenance off” opens it.")
        else:
            flag().unlink(missing_ok=True)
            self.stdout.write("The portal is open.")
