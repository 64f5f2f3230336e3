"""A newspaper on loopback, with a feed and as many articles as are wanted, no two alike."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

FIRST = "Ada Bo Clara Dov Elin Farid Greta Hugo Ines Jonas Kaya Lev Mira Nils Olga Piet".split()
LAST = "Mirel Tarn Holt Weiss Okoro Lund Farrow Bek Castel Dray Ilves Moreau Novak Pell".split()


@dataclass
class Newspaper:
    """Publishes one article after the other on loopback, and lists the latest in a feed."""

    published: int = 0
    url: str = ""

    async def feed(self, _: web.Request) -> web.Response:
        latest = range(max(0, self.published - 200), self.published)
        items = "".join(
            f"<item><title>Pier {n}</title><link>{self.url}/pier/{n}</link><guid>{n}</guid></item>" for n in latest
        )
        body = f"<rss version='2.0'><channel><title>The Ostrel Herald</title>{items}</channel></rss>"
        return web.Response(text=body, content_type="application/rss+xml")

    async def page(self, request: web.Request) -> web.Response:
        number = int(request.match_info["number"])
        chance = random.Random(number)
        one, other = (f"{chance.choice(FIRST)} {chance.choice(LAST)}" for _ in range(2))
        body = f"""<html><head><title>Pier {number}</title><meta property='og:site_name' content='The Ostrel Herald'>
        <meta property='article:published_time' content='2031-05-04'></head><body><article><h1>Pier {number}</h1>
        <p>{one}, the harbour master of Ostrel, said on Monday that pier number {number} would close in March for
        repairs, and that the works on it would take until the summer of the year after.</p>
        <p>{other} denied on Tuesday that pier number {number} would close. Traders along the river carried their goods
        to higher ground as best they could while the rain went on all morning.</p></article></body></html>"""
        return web.Response(text=body, content_type="text/html")

    async def nothing(self, _: web.Request) -> web.Response:
        return web.Response(status=404)


@asynccontextmanager
async def newspaper() -> AsyncIterator[Newspaper]:
    """Serve a newspaper that has published nothing yet."""
    paper = Newspaper()
    app = web.Application()
    app.router.add_get("/feed", paper.feed)
    app.router.add_get("/pier/{number}", paper.page)
    app.router.add_get("/{path:.*}", paper.nothing)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        paper.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield paper
    finally:
        await runner.cleanup()
