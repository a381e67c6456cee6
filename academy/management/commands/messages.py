"""Keep the interface's translations: extract, check, compile."""

from django.core.management.base import BaseCommand, CommandError

from academy import catalogue, locale_overrides


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def add_arguments(self, parser):
        group = parser.add_mutually_exclusive_group()
        group.add_argument("--check", action="store_true", help="fail when a text is not translated")
        group.add_argument("--compile", action="store_true", help="write the .mo files")

    def handle(self, *, check: bool, **options):
        if options["compile"]:
            catalogue.compile_all()
            return
        if check:
            faults = catalogue.typewritten_texts()
            for language in catalogue.languages():
                faults += [*catalogue.faults(language), *locale_overrides.faults(language)]
            if faults:
                raise CommandError("\n".join([*faults, f"{len(faults)} texts to translate or to put right."]))
            return
        for language in catalogue.languages():
            self.stdout.write(f"{language}: {catalogue.merge(language)} texts to translate")
