"""What the server counts, for Prometheus: a register of its own for each application, and labels of which there are few."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, GCCollector, Histogram, PlatformCollector, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.exposition import choose_encoder
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from api.rest.kept import Kept
from api.tracker import LedgerError, Tracker

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
"""Seconds; the last is the usual time within which an answer has to begin."""


class Metrics:
    """The counts of one application."""

    def __init__(self, tracker: Tracker) -> None:
        self._registry = CollectorRegistry()
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=self._registry)
        self._registry.register(_OfLedger(tracker))
        self._requests = Counter(
            "detente_http_requests", "Requests answered.", ["method", "route", "status"], registry=self._registry
        )
        self._durations = Histogram(
            "detente_http_request_duration_seconds",
            "From the arrival of a request to the end of its answer; streams apart.",
            ["method", "route"],
            buckets=BUCKETS,
            registry=self._registry,
        )
        self._under_way = 0
        in_flight = Gauge("detente_http_requests_in_flight", "Requests under way, streams apart.", registry=self._registry)
        in_flight.set_function(lambda: self._under_way)
        self._streams = Gauge("detente_streams_open", "Streams that are open.", registry=self._registry)

        self._kept = Gauge("detente_kept_answers", "Answers that are kept in memory.", registry=self._registry)
        self._kept_bytes = Gauge("detente_kept_bytes", "Bytes that they take, about.", registry=self._registry)
        # Found once, since there are few.
        self._request = cache(self._requests.labels)
        self._duration = cache(self._durations.labels)

    def watch(self, kept: Kept[Any, Any]) -> None:
        """Tell how much is kept, from now on."""
        self._kept.set_function(lambda: kept.count)
        self._kept_bytes.set_function(lambda: kept.taken)

    def begun(self) -> None:
        """A request has come."""
        self._under_way += 1

    def streaming(self) -> None:
        """It has become a stream."""
        self._under_way -= 1
        self._streams.inc()

    def ended(self, method: str, route: str, status: int, seconds: float | None) -> None:
        """It has been answered; ``seconds`` is None for a stream. ``route`` is the template and never an address."""
        self._request(method, route, status).inc()
        if seconds is None:
            self._streams.dec()
        else:
            self._under_way -= 1
            self._duration(method, route).observe(seconds)

    def written(self, accept: str) -> tuple[bytes, str]:
        """All of it, in the newest format that the header ``Accept`` names, and its media type."""
        encode, media_type = choose_encoder(accept)
        return encode(self._registry), media_type


class _OfLedger(Collector):
    """What the ledger itself knows, read when it is asked for."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker

    def collect(self) -> Iterator[Metric]:
        """Whether the ledger can be read and, if so, how far it has come."""
        try:
            position, webhooks = self._tracker.position(), self._tracker.webhooks.all()
            waiting = self._tracker.webhooks.waiting()
        except LedgerError:
            yield GaugeMetricFamily("detente_ledger_up", "Whether the ledger can be read.", 0)
            return
        yield GaugeMetricFamily("detente_ledger_up", "Whether the ledger can be read.", 1)
        yield GaugeMetricFamily("detente_ledger_position", "The newest position of the ledger.", position)
        yield GaugeMetricFamily("detente_outbox_waiting", "Messages to webhooks that are not delivered yet.", waiting)
        # Positions have no gaps, so the newest one is also the count.
        yield CounterMetricFamily("detente_ledger_events", "Events recorded in the ledger since it was made.", position)
        failing = sum(webhook.failing_since is not None and webhook.ended is None for webhook in webhooks)
        yield GaugeMetricFamily("detente_webhooks_failing", "Webhooks to which nothing can be delivered at present.", failing)
        yield GaugeMetricFamily("detente_webhook_messages_waiting", "Messages to webhooks that are not settled yet.", waiting)
