"""HTTP: Slack posts signed requests to a public address. For one workspace, or for many through OAuth."""

from __future__ import annotations

import asyncio
import socket

from slack_bolt.adapter.starlette.async_handler import (
    AsyncSlackRequestHandler,
    to_async_bolt_request,
    to_starlette_response,
)
from slack_bolt.async_app import AsyncApp
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from adapters.asgi import InnerServer
from bot.errors import PermanentError

EVENTS_PATH = "/slack/events"  # events, commands, interactivity and options alike
BODY_BYTES = 1_000_000  # Slack's own requests are far smaller


def web_app(app: AsyncApp) -> Starlette:
    """Return the web application: one address for what Slack sends and, with OAuth, two for the installer's browser."""

    async def received(request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return PlainTextResponse("too large", 413)
        try:
            return to_starlette_response(await app.async_dispatch(to_async_bolt_request(request, body)))
        except UnicodeDecodeError:
            return PlainTextResponse("not UTF-8", 400)

    routes = [Route(EVENTS_PATH, received, methods=["POST"])]
    if app.oauth_flow is not None:
        paths = app.oauth_flow.install_path, app.oauth_flow.redirect_uri_path
        routes += [Route(path, AsyncSlackRequestHandler(app).handle, methods=["GET"]) for path in paths]
    return Starlette(routes=routes)


async def serve(app: AsyncApp, *, host: str, port: int) -> None:
    """Listen until cancelled. Raises PermanentError where the port cannot be had."""
    try:
        listening = socket.create_server((host, port))
    except OSError as error:
        raise PermanentError(f"Slack's requests cannot be listened for at {host}:{port}: {error.strerror}.") from error
    server = InnerServer(web_app(app), ws="none")
    running = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        await asyncio.shield(running)
    finally:
        server.should_exit = True
        await running


async def _body(request: Request) -> bytes | None:
    """Return the body, None for one that is too large; no more of it than that is held."""
    held = bytearray()
    async for piece in request.stream():
        held += piece
        if len(held) > BODY_BYTES:
            return None
    return bytes(held)
