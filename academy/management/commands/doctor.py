"""Say what is wrong with this portal, in plain words, and what to do."""

import sys

from django.core import checks
from django.core.management.base import BaseCommand

from academy.operation import health


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def handle(self, **options):
        troubles = 0
        for check, found, trouble in health.run(health.ALL):
            troubles += bool(trouble)
            mark = self.style.ERROR("✗") if trouble else self.style.SUCCESS("✓")
            self.stdout.write(f"{mark} {check.name}: {trouble or found}")
        for message in checks.run_checks(include_deployment_checks=False):
            if message.level >= checks.WARNING and not message.is_silenced():
                troubles += 1
                self.stdout.write(
                    f"{self.style.ERROR('✗')} settings: {message.msg} {message.hint or ''}".rstrip()
                )
        if troubles:
            self.stdout.write(f"{troubles} to put right.")
            sys.exit(1)
        self.stdout.write("All is well.")
