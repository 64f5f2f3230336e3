from __future__ import annotations

import asyncio
import logging
import re
import signal
import socket
from pathlib import Path

from starlette.applications import Starlette

import adapters
from adapters.asgi import InnerServer


async def test_signals_and_logs_are_left_to_the_process() -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    handlers = list(logging.getLogger("uvicorn").handlers)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = InnerServer(Starlette())
        running = asyncio.create_task(server.serve(sockets=[listening]))
        reader, writer = await asyncio.open_connection(*listening.getsockname())
        writer.write(b"GET / HTTP/1.0\r\n\r\n")
        assert b"404" in await reader.readline()
        writer.close()
        assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before
        assert logging.getLogger("uvicorn").handlers == handlers
        server.should_exit = True
        await running


def test_every_adapter_serves_through_it() -> None:
    files = Path(adapters.__path__[0]).rglob("*.py")
    loading = re.compile(r"(?m)^\s*(import|from) uvicorn\b")
    assert [file.name for file in files if loading.search(file.read_text(encoding="utf-8"))] == ["asgi.py"]
