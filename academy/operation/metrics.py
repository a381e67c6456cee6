"""What the web processes have answered, for Prometheus. Each process counts into files of
`PROMETHEUS_MULTIPROC_DIR`, so that any of them tells the sum."""

from prometheus_client import Counter, Histogram

BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)  # seconds
METHODS = ("GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS")

_answered = Counter("portal_requests", "Requests answered.", ["method", "route", "status"])
_lasted = Histogram("portal_request_seconds", "How long answers took.", ["route"], buckets=BUCKETS)


def count_request(method: str, route: str, status: int, seconds: float) -> None:
    _answered.labels(method if method in METHODS else "other", route, str(status)).inc()
    _lasted.labels(route).observe(seconds)
