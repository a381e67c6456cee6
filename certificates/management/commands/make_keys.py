"""Make the institution’s keys: one that signs certificates, with a certificate that it signs itself, and one that
proves badges. An institution that has a certificate of an authority configures that one instead."""

import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from certificates.signature.development import new_badge_key, self_signed


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []  # without keys the portal would not start, this command either

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="where the two files are written")
        parser.add_argument("--name", required=True, help="who signs, as readers of a PDF see it")
        parser.add_argument("--organisation", default="International Labour Organization")
        parser.add_argument("--password", default="", help="of the key that signs certificates")

    def handle(self, *, folder: Path, name: str, organisation: str, password: str, **options):
        folder.mkdir(parents=True, exist_ok=True)
        self._write(folder / "certificates.p12", self_signed(name, organisation, password))
        self._write(folder / "badges.pem", new_badge_key())
        self.stdout.write(f"CERTIFICATE_KEY_FILE={folder / 'certificates.p12'}")
        self.stdout.write(f"BADGE_KEY_FILE={folder / 'badges.pem'}")

    def _write(self, path: Path, content: bytes) -> None:
        """Readable by its owner alone, and never over a key that is there."""
        try:
            descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError as failure:
            raise CommandError(f"{path} is there already.") from failure
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
