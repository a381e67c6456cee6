"""Write docs/lifecycles.md from the tables in the code, or check that it is current."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lifecycle import Lifecycle, registry

HEADING = """# Lifecycles

Each diagram is drawn from the table beside its model by `manage.py lifecycle_diagrams`; a
database trigger refuses every other change of the status.
"""


def draw(lifecycle: Lifecycle) -> str:
    """One lifecycle as a Mermaid diagram and a table of who moves what and what is sent."""
    lines = [
        f"\n## {lifecycle.subject}\n",
        "```mermaid",
        "stateDiagram-v2",
        f"    [*] --> {lifecycle.initial}",
    ]
    for move in lifecycle.transitions.values():
        lines += [f"    {source} --> {move.target}: {move.name}" for source in move.sources]
    lines += ["```", "", "| transition | from | to | by | sends |", "|---|---|---|---|---|"]
    for move in lifecycle.transitions.values():
        sends = ", ".join(move.sends) or "–"
        lines.append(f"| {move.name} | {', '.join(move.sources)} | {move.target} | {move.by} | {sends} |")
    return "\n".join(lines) + "\n"


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="fail when the file is not current")

    def handle(self, *, check: bool, **options):
        path = Path(settings.ROOT) / "docs" / "lifecycles.md"
        text = HEADING + "".join(draw(registry[subject]) for subject in sorted(registry))
        if check:
            if not path.exists() or path.read_text() != text:
                raise CommandError("docs/lifecycles.md is not current: run manage.py lifecycle_diagrams.")
            return
        path.write_text(text)
        self.stdout.write(f"{path.name}: {len(registry)} lifecycles")
