"""How fast messages are rendered and handed over to a mail server, and in how much memory.

python -m benchmarks.mail [--messages 10000]

One process writes them, then delivers them, as a worker of concurrency 1 would; the mail server takes
everything. The data is made in a database of its own (`var/bench/mail`).
"""

import argparse
import datetime
import multiprocessing
import os
import platform
import socketserver
import sys
import time

import psutil

from .served import ROOT, VAR

RESULTS = ROOT / "benchmarks" / "results"
STEPS = 10
SENDER = "The person's name, in any script: Ọlá, 王伟, Zoë"


class Sink(socketserver.StreamRequestHandler):
    """A mail server that takes everything and keeps nothing."""

    def handle(self) -> None:
        self._say("220 bench")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"DATA":
                self._say("354 go on")
                while self.rfile.readline() != b".\r\n":
                    pass
            elif word == b"QUIT":
                self._say("221 bye")
                return
            self._say("250 OK")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


def _serve(ready) -> None:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Sink) as server:
        ready.put(server.server_address[1])
        server.serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--messages", type=int, default=10_000)
    number = parser.parse_args().messages
    folder = VAR / "mail"
    folder.mkdir(parents=True, exist_ok=True)
    ready = multiprocessing.Queue()
    server = multiprocessing.Process(target=_serve, args=[ready], daemon=True)
    server.start()
    os.environ["PORTAL_VAR"] = str(folder)
    os.environ["EMAIL_URL"] = f"smtp://127.0.0.1:{ready.get()}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "academy.settings.development"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    load = os.getloadavg()[0]
    text = table(measure(number), number, load)
    server.terminate()
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"mail-{number}.md").write_text(text)
    sys.stdout.write(text)


def measure(number: int) -> list[tuple[str, int, float, float, float]]:
    """For each step: what, how many, seconds, seconds of this process, memory afterwards in MB."""
    from notifications import delivery, outbox
    from notifications.models import Message

    Message.objects.all().delete()
    outbox.hand_to_worker = lambda message: None  # the broker is not what is measured
    share = number // STEPS

    def write(step: int) -> int:
        for place in range(step * share, (step + 1) * share):
            post(outbox, place)
        return share

    steps = [("rendered and written", write)] * STEPS
    steps += [("handed over", lambda _step: delivery.deliver_due(limit=share))] * STEPS
    return [timed(what, act, place % STEPS) for place, (what, act) in enumerate(steps)]


def post(outbox, place: int) -> None:
    from django.db import transaction

    with transaction.atomic():
        outbox.post(
            kind="reserve",
            address=f"person{place}@example.org",
            language=("en", "fr", "es")[place % 3],
            context={
                "name": f"{SENDER} {place}",
                "edition": "Decent work through the social and solidarity economy",
                "reference": f"2027-{place:06}",
                "link": f"http://127.0.0.1/en/applications/{place}/",
            },
            fact=f"bench:{place}",
        )


def timed(what: str, act, step: int) -> tuple[str, int, float, float, float]:
    process = psutil.Process()
    start, own = time.perf_counter(), time.process_time()
    count = act(step)
    seconds, worked = time.perf_counter() - start, time.process_time() - own
    sys.stderr.write(f"{what}, step {step + 1}: {count / seconds:.0f} a second\n")
    return what, count, seconds, worked, process.memory_info().rss / 2**20


def table(lines: list[tuple[str, int, float, float, float]], number: int, load: float) -> str:
    """The results as Markdown, with what they were measured on."""
    text = [
        f"# {datetime.date.today()}: {number:,} messages rendered and handed over by one process",
        "",
        f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}; PostgreSQL and the "
        f"mail server on the same machine, whose load was {load:.1f} before.",
        "",
        "| what | messages | a second | process ms each | memory after, MB |",
        "|---|---:|---:|---:|---:|",
    ]
    for what, count, seconds, worked, memory in lines:
        text.append(
            f"| {what} | {count:,} | {count / seconds:.0f} | {1000 * worked / max(count, 1):.2f} | {memory:.0f} |"
        )
    for what in dict.fromkeys(line[0] for line in lines):
        found = [line for line in lines if line[0] == what]
        count, seconds = sum(line[1] for line in found), sum(line[2] for line in found)
        text.append(
            f"| **{what}, all** | {count:,} | {count / seconds:.0f} | | {found[0][4]:.0f} → {found[-1][4]:.0f} |"
        )
    return "\n".join(text) + "\n"


if __name__ == "__main__":
    main()
