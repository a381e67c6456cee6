"""Load the demonstration: three editions, people from everywhere, applications in every state."""

import time

from django.core.management.base import BaseCommand, CommandError

from academy.demonstration.loading import APPLICATIONS, NotEmpty, load, settle


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--if-empty", action="store_true", help="do nothing when an edition exists")
        parser.add_argument(
            "--applications",
            type=int,
            default=APPLICATIONS,
            help=f"to the edition under review ({APPLICATIONS}); 10,000 or 100,000 to measure",
        )

    def handle(self, *, if_empty, applications, verbosity, **options):
        if applications < 1:
            raise CommandError("At least one application, please.")
        start = time.monotonic()
        try:
            load(applications=applications)
        except NotEmpty:
            if not if_empty:
                raise CommandError(
                    "This database holds an edition already; the demonstration needs an empty one."
                ) from None
            return
        settle()
        if verbosity:
            seconds = time.monotonic() - start
            self.stdout.write(
                f"Loaded the demonstration with {applications:,} applications in {seconds:.1f} s."
            )
