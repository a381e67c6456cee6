"""Take a lost second factor away when no administrator can sign in to do it. It is recorded."""

from django.core.management.base import BaseCommand, CommandError

from accounts import second_factor
from accounts.models import User


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("address", help="whose second factor is lost")
        parser.add_argument("--reason", required=True, help="why, for the record")

    def handle(self, address, reason, **options):
        person = User.objects.filter(email__iexact=address).first()
        if person is None:
            raise CommandError(f"Nobody has the address {address}.")
        try:
            second_factor.remove(person=person, reason=reason)
        except second_factor.NotRemoved as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"The second factor of {address} is removed.")
