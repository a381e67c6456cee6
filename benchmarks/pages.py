"""How fast pages are served: median and 95th percentile of one reader, and requests a second of many."""

import http.client
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

ALONE, CROWD, READERS = 40, 120, 6


@dataclass(frozen=True)
class Page:
    """`goal` in milliseconds is the median to reach (architecture, “Speed to reach”)."""

    name: str
    path: str
    cookie: str = ""
    goal: float | None = None


@dataclass(frozen=True)
class Timing:
    """`processor` is the time the web processes worked for one request, in milliseconds: unlike the
    others it hardly depends on what else the machine does."""

    page: Page
    median: float
    slow: float
    rate: float
    size: int
    processor: float


def measure(address: str, page: Page, worked: Callable[[], float]) -> Timing:
    """Time one page: first alone over one connection, then by several readers at once. `worked` tells
    for how many seconds the web processes have worked so far."""
    before = worked()
    times, size = _read(address, page, ALONE)
    processor = (worked() - before) / ALONE * 1000
    start = time.perf_counter()
    with ThreadPoolExecutor(READERS) as readers:
        list(readers.map(lambda _reader: _read(address, page, CROWD // READERS), range(READERS)))
    rate = CROWD / (time.perf_counter() - start)
    return Timing(
        page, statistics.median(times), statistics.quantiles(times, n=20)[-1], rate, size, processor
    )


def _read(address: str, page: Page, requests: int) -> tuple[list[float], int]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    headers = {"Cookie": page.cookie} if page.cookie else {}
    times, size = [], 0
    for _request in range(requests):
        start = time.perf_counter()
        connection.request("GET", page.path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        times.append((time.perf_counter() - start) * 1000)
        size = len(body)
        if answer.status != 200:
            raise SystemExit(f"{page.name} ({page.path}) answered {answer.status}, so it was not measured.")
    connection.close()
    return times, size
