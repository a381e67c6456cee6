"""A film of a badge that is held to the camera, for a browser whose camera plays films."""

from pathlib import Path

import segno

WIDTH, HEIGHT, RATE = 320, 240, 10
BLACK, WHITE, GREY = b"\x10", b"\xeb", b"\x80"


def film_of_badge(code: str, path: Path, *, shown: float, away: float) -> Path:
    """The badge for `shown` seconds, then a white wall for `away` seconds; the camera plays it over and over."""
    frames = [_frame(_rows_of(code))] * round(shown * RATE) + [_frame([])] * round(away * RATE)
    head = f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F{RATE}:1 Ip A1:1 C420jpeg\n".encode()
    path.write_bytes(head + b"".join(b"FRAME\n" + frame for frame in frames))
    return path


def _rows_of(code: str) -> list[bytes]:
    """The rows of the picture on which the code stands."""
    matrix = segno.make(code, error="m", micro=False).matrix
    scale = (HEIGHT - 40) // len(matrix)
    side = (WIDTH - scale * len(matrix)) // 2
    margin = WHITE * side
    rows = []
    for line in matrix:
        dots = b"".join((BLACK if dark else WHITE) * scale for dark in line)
        rows += [(margin + dots + WHITE * WIDTH)[:WIDTH]] * scale
    return rows


def _frame(rows: list[bytes]) -> bytes:
    """A picture in brightness, then its two planes of colour, which stay grey."""
    above = (HEIGHT - len(rows)) // 2
    wall = WHITE * WIDTH
    picture = wall * above + b"".join(rows) + wall * (HEIGHT - len(rows) - above)
    return picture + GREY * (WIDTH * HEIGHT // 2)
