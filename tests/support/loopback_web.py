"""A web server on this machine's own addresses, and the vetting that lets a client reach some of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from adapters.fetching.vetting import Address, Vetting, is_public

OUTSIDE = "127.0.0.2"  # stands for a public machine
INSIDE = "127.0.0.1"  # what must never be reached


@dataclass
class Request:
    path: str
    headers: Mapping[str, str]


@dataclass
class Answer:
    """What a path answers; `pieces` are written one by one, `every` seconds apart."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    pieces: Callable[[], AsyncIterator[bytes]] | None = None


Handler = Callable[[Request], Answer | Awaitable[Answer]]


@dataclass
class LoopbackWeb:
    """Answers by path from `pages`; `asked` holds every request in order."""

    port: int = 0
    pages: dict[str, Answer | Callable[[Request], Answer]] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    written: int = 0  # bytes that were handed to the network

    def url(self, path: str = "/", host: str = "news.test") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [request.path for request in self.asked]

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._answer(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the client went away, as it should after a refusal
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        path = head[0].split()[1]
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
        request = Request(path, headers)
        self.asked.append(request)
        page = self.pages.get(path, Answer(b"nothing here", 404))
        answer = page(request) if callable(page) else page
        lines = [f"HTTP/1.1 {answer.status} Whatever", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in answer.headers.items()]
        if answer.pieces is None and "Content-Length" not in answer.headers:
            lines.append(f"Content-Length: {len(answer.body)}")
        writer.write(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))
        if answer.pieces is None:
            writer.write(answer.body)
        else:
            async for piece in answer.pieces():
                writer.write(piece)
                await writer.drain()
                self.written += len(piece)
        await writer.drain()


@asynccontextmanager
async def loopback_web() -> AsyncIterator[LoopbackWeb]:
    """Serve on the address that stands for the outside, and on the one that must never be reached."""
    web = LoopbackWeb()
    server = await asyncio.start_server(web.handle, OUTSIDE, 0)
    web.port = server.sockets[0].getsockname()[1]
    try:
        yield web
    finally:
        server.close()


def allows(address: Address) -> bool:
    """Let one loopback address stand for a public machine; all else is as in earnest."""
    return str(address) == OUTSIDE or is_public(address)


@dataclass
class Names:
    """A resolver with answers by name, each used once and the last one for good."""

    known: Mapping[str, list[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def __call__(self, host: str, _port: int) -> list[str]:
        answers = self.known.get(host, [OUTSIDE])
        turn = min(self.asked.count(host), len(answers) - 1)
        self.asked.append(host)
        return [answers[turn]]


def vetting(names: Names | None = None) -> Vetting:
    return Vetting(allows=allows, resolver=names or Names(), ports=None)
