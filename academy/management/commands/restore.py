"""Bring a backup back into an empty database: the database, then the files."""

from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from academy.operation import archive
from academy.operation.programs import ProgramFailed


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace",
            action="store_true",
            help="remove what is in the database first, once the backup is found sound",
        )

    def handle(self, *, file: Path, replace: bool, **options):
        try:
            if replace:
                archive.check(file)
                archive.empty_database()
            manifest = archive.bring_back(file)
        except (archive.ArchiveFailed, ProgramFailed, OSError) as failure:
            raise CommandError(str(failure)) from failure
        call_command("migrate", verbosity=0, interactive=False)
        self.stdout.write(f"Brought back {len(manifest['entries'])} entries of {manifest['made_at']}.")
