"""Write a backup of the database and all files into one file, and check it."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from academy.operation import archive
from academy.operation.programs import ProgramFailed


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", type=Path, help="default: var/backups/DATE.tar")

    def handle(self, *, file: Path | None, **options):
        if file is None:
            file = settings.VAR / "backups" / f"{datetime.now():%Y-%m-%d-%H%M%S}.tar"
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            archive.make(file)
            manifest = archive.check(file)
        except (archive.ArchiveFailed, ProgramFailed, OSError) as failure:
            raise CommandError(str(failure)) from failure
        self.stdout.write(f"{file}: {len(manifest['entries'])} entries, {file.stat().st_size / 2**20:.1f} MB")
