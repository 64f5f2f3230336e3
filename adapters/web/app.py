"""`/live`, `/ready` and `/metrics`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from adapters.web.metrics import Metrics
from bot.digests.desk import DigestDesk
from bot.errors import GainsayError
from bot.places import Platform
from bot.ports import Clock

_CHATS = frozenset({Platform.SLACK, Platform.DISCORD})


@dataclass
class Vitals:
    """What tells whether a process is well."""

    desk: DigestDesk
    clock: Clock
    metrics: Metrics
    sweep_every: timedelta | None  # None: sweeps are other processes' work
    started: datetime = field(init=False)
    _served: set[Platform] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.started = self.clock.now()

    @property
    def connected(self) -> Mapping[str, bool]:
        """Say of each chat that has been connected whether it still is; a chat takes its sender away when it is not."""
        self._served |= _CHATS & self.desk.senders.keys()
        return {chat.value: chat in self.desk.senders for chat in sorted(self._served)}

    @property
    def is_sweeping(self) -> bool:
        """Whether sweeps end as often as they should; a process that has just started has time for its first."""
        if self.sweep_every is None:
            return True
        since = self.desk.last_sweep or self.started
        return self.clock.now() - since <= 3 * self.sweep_every + timedelta(minutes=2)


def health_app(vitals: Vitals) -> Starlette:
    """Return the application. It shows no text of any article and no name of any subscriber."""

    async def live(_: Request) -> Response:
        # Whoever can answer has a loop that turns; the rounds show that it is not only this that it does.
        return JSONResponse({"live": vitals.is_sweeping}, status_code=200 if vitals.is_sweeping else 503)

    async def ready(_: Request) -> Response:
        checks = {"database": await _reaches_database(vitals.desk), "sweep": vitals.is_sweeping, **vitals.connected}
        return JSONResponse(
            {"ready": all(checks.values()), "checks": checks}, status_code=200 if all(checks.values()) else 503
        )

    async def metrics(_: Request) -> Response:
        try:
            tally = await vitals.desk.tally()
        except GainsayError:
            return Response("The database cannot be reached.\n", status_code=503, media_type="text/plain")
        page = vitals.metrics.page(tally, vitals.clock.now(), vitals.desk.last_sweep, vitals.connected)
        return Response(page, media_type=CONTENT_TYPE_LATEST)

    return Starlette(routes=[Route("/live", live), Route("/ready", ready), Route("/metrics", metrics)])


async def _reaches_database(desk: DigestDesk) -> bool:
    try:
        await desk.tally()
    except GainsayError:
        return False
    return True
