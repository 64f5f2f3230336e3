"""The web server beside a serving process's other work."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator

import structlog
from starlette.types import ASGIApp

from adapters.asgi import InnerServer

STOP_SECONDS = 3.0  # for requests that are being answered

_log = structlog.get_logger("gainsay.web")


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
    server = InnerServer(app, timeout_graceful_shutdown=1)
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
