"""Figures for Prometheus, in a registry of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.digests.courier import Delivered
from bot.digests.delivery import PartState
from bot.digests.ports import Tally
from bot.digests.sweeping import Swept
from bot.places import Platform


class Metrics:
    """What one process counts, and what it reads from the database when it is asked."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._digests = Counter(
            "gainsay_digests", "Digests decided by this process.", ["state"], registry=self.registry
        )
        self._alerts = Counter("gainsay_alerts", "Alerts made by this process.", registry=self.registry)
        self._deliveries = Counter(
            "gainsay_deliveries", "Attempts of this process to deliver.", ["outcome"], registry=self.registry
        )
        self._sweep_seconds = Histogram("gainsay_sweep_seconds", "How long a sweep took.", registry=self.registry)
        self._last_sweep = Gauge(
            "gainsay_last_sweep_timestamp_seconds", "When this process last finished a sweep.", registry=self.registry
        )
        self._outbox = Gauge(
            "gainsay_outbox_messages", "Messages in the outbox.", ["platform", "state"], registry=self.registry
        )
        self._oldest = Gauge(
            "gainsay_outbox_oldest_pending_seconds",
            "For how long the message that has waited longest could have been sent.",
            ["platform"],
            registry=self.registry,
        )
        self._connected = Gauge(
            "gainsay_chat_connected", "Whether the connection to a chat is up.", ["chat"], registry=self.registry
        )

    def swept(self, swept: Swept, seconds: float) -> None:
        """Count what a sweep did."""
        for state, number in (("composed", swept.composed), ("empty", swept.empty), ("skipped", swept.skipped)):
            self._digests.labels(state).inc(number)
        self._digests.labels("troubled").inc(len(swept.troubled))
        self._alerts.inc(swept.alerts)
        self._sweep_seconds.observe(seconds)

    def delivered(self, done: Delivered) -> None:
        """Count what was delivered."""
        for outcome in ("sent", "waiting", "failed", "ambiguous"):
            self._deliveries.labels(outcome).inc(getattr(done, outcome))

    def page(
        self, tally: Iterable[Tally], now: datetime, last_sweep: datetime | None, connected: Mapping[str, bool]
    ) -> bytes:
        """Return everything in Prometheus' text format."""
        self._outbox.clear()
        self._oldest.clear()
        for one in tally:
            self._outbox.labels(one.platform.value, one.state.value).set(one.parts)
            if one.state is PartState.PENDING:
                self._oldest.labels(one.platform.value).set(max((now - one.oldest).total_seconds(), 0.0))
        for platform in Platform:
            self._oldest.labels(platform.value)
        if last_sweep is not None:
            self._last_sweep.set(last_sweep.timestamp())
        for chat, is_up in connected.items():
            self._connected.labels(chat).set(is_up)
        return generate_latest(self.registry)
