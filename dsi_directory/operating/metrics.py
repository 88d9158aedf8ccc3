"""Figures of all processes of a web server, for Prometheus; imported only where METRICS_TOKEN is set."""

import os
from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from dsi_directory.operating.queues import QUEUES
from dsi_directory.operating.requests import page_of
from search import index

CONTENT_TYPE = CONTENT_TYPE_LATEST
METHODS = {"GET", "HEAD", "POST", "OPTIONS"}
OF_PROCESS = CollectorRegistry()
ANSWERED = Counter(
    "dsi_requests", "Requests answered, by page, method and class of status.", ("page", "method", "status"),
    registry=OF_PROCESS,
)  # fmt: skip
TOOK = Histogram(
    "dsi_request_seconds", "How long answers took, by page.", ("page",), registry=OF_PROCESS,
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)  # fmt: skip
IN_FLIGHT = Gauge("dsi_requests_in_flight", "Requests in work.", registry=OF_PROCESS, multiprocess_mode="livesum")
PAGES = Counter("dsi_pages", "Public pages, by where they came from.", ("source",), registry=OF_PROCESS)


def answered(request, response, seconds: float) -> None:
    page = page_of(request) or ("static" if request.path_info.startswith(settings.STATIC_URL) else "none")
    method = request.method if request.method in METHODS else "other"
    ANSWERED.labels(page, method, f"{response.status_code // 100}xx").inc()
    TOOK.labels(page).observe(seconds)
    if hasattr(request, "was_held"):
        held = "not modified" if response.status_code == 304 else "kept"
        PAGES.labels(held if request.was_held else "drawn").inc()


class OfTheSite(Collector):
    """What is the same for all processes, looked up when somebody asks."""

    def collect(self) -> Iterator[Metric]:
        try:
            found = list(self.look_up())
        except (DatabaseError, InterfaceError):
            found = []
        yield GaugeMetricFamily("dsi_database_up", "Whether the database answers.", value=bool(found))
        yield from found

    def look_up(self) -> Iterator[Metric]:
        waiting = GaugeMetricFamily("dsi_queue_waiting", "What waits to be done now.", labels=("queue",))
        late = GaugeMetricFamily("dsi_queue_late_seconds", "For how long the first has been due.", labels=("queue",))
        for name, look in QUEUES.items():
            queue = look()
            waiting.add_metric((name,), queue.waiting)
            late.add_metric((name,), queue.late)
        yield from (waiting, late)
        state = index.state()
        what = "The newest revision of the index of search: when it was made."
        yield GaugeMetricFamily("dsi_revision_timestamp_seconds", what, value=state.revision / 1e6)
        yield GaugeMetricFamily("dsi_index_behind", "Whether changes wait for the index.", value=state.is_behind)


def exposed() -> bytes:
    registry = CollectorRegistry()
    registry.register(OfTheSite())
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(registry)
        return generate_latest(registry)
    return generate_latest(registry) + generate_latest(OF_PROCESS)
