"""The web server inside a serving process: it leaves signals and logs to the process."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator

import structlog
import uvicorn
from starlette.types import ASGIApp

STOP_SECONDS = 3.0  # for requests that are being answered

_log = structlog.get_logger("gainsay.web")


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the process's signal handlers as they are."""
        yield


@contextlib.asynccontextmanager
async def serving(app: ASGIApp, host: str, port: int) -> AsyncIterator[int | None]:
    """Serve `app` for as long as the block runs, and yield the port; port 0 takes any that is free.

    Yields None, after a warning, where the address is taken: a second process on one machine works without.
    """
    try:
        listening = _listen(host, port)
    except OSError as error:
        _log.warning("health is not served", address=f"{host}:{port}", reason=error.strerror)
        yield None
        return
    server = _Server(
        uvicorn.Config(app, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=1)
    )
    task = asyncio.create_task(server.serve(sockets=[listening]), name="web")
    try:
        yield int(listening.getsockname()[1])
    finally:
        server.should_exit = True
        await asyncio.wait([task], timeout=STOP_SECONDS)
        listening.close()


def _listen(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except OSError:
        listening.close()
        raise
    return listening
