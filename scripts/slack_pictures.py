"""Draws docs/pictures/slack-*.png: what the Slack adapter renders, as HTML in headless Chromium.

`python -m scripts.slack_pictures`; needs `chromium` on the path.
"""

from __future__ import annotations

import asyncio
import base64
import shutil
import subprocess
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from PIL import Image
from slack_sdk.web.async_client import AsyncWebClient

from adapters.chat.trouble import excuse
from adapters.pictures import Charts
from adapters.slack import limits
from adapters.slack.buttons import rating, under
from adapters.slack.form import form, view
from adapters.slack.home import Home
from adapters.slack.permissions import Managers
from adapters.slack.readers import Readers
from adapters.slack.render import blocks_of, pages, render
from bot.charts import Chart, Mark
from bot.claims.claim import Stance
from bot.desk import Desk
from bot.digests.subscription import Weekday, Wish
from bot.feeds.feed import Feed, FeedState
from bot.places import Person, Place, Platform
from bot.replies import Citation, Item, Picture, Reply, ReplyKind, Section
from bot.wording import ENGLISH
from storage.memory import MemoryLibrary

HERE = Path(__file__).parent
PICTURES = HERE.parent / "docs" / "pictures"
CHROMIUM = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars --force-device-scale-factor=1"
).split()
WIDTH, COLOURS = 720, 200

MAYOR = ("The bridge was never closed, and nobody was told that it was.", "Mayor Ada Mirel", "denied")
ENGINEER = ("The bridge has been closed since Monday, chief engineer Jonas Feld said.", "Jonas Feld", "said")
FEEDS = (
    ("Harbour Gazette", FeedState.ACTIVE, None),
    ("Northern Courier", FeedState.FAILING, "The address cannot be reached."),
)
BOARD = ("The harbour board could not confirm when the bridge would open.", "The harbour board", "could not confirm")


class SetClock:
    """A clock that stands still."""

    def now(self) -> datetime:
        """Return one instant of the pictures' world."""
        return datetime(2031, 5, 6, 9, tzinfo=UTC)


class PictureDesk(Desk):
    """A desk on an empty library whose look-ups are set."""

    async def contradictions_reply(self, wanted: Any) -> Reply:  # noqa: ARG002 - always the same
        """Return the one contradiction."""
        return contradiction()

    async def status_reply(self) -> Reply:
        """Return a count."""
        return Reply(ReplyKind.NOTICE, "214 articles, 1,903 claims and 17 contradictions are indexed.")


def item(said: tuple[str, str, str], day: int, outlet: str = "Harbour Gazette", origins: int = 1) -> Item:
    """Return a cited line."""
    quote, speaker, stance = said
    url = f"https://gazette.example.org/2031/05/{day:02}/bridge"
    citation = Citation("0" * 16, 1, 0, len(quote), quote, outlet, "Bridge row", url, date(2031, 5, day))
    return Item(speaker, stance, f"{day} May 2031", citation, origins=origins)


def contradiction() -> Reply:
    """Return two claims that cannot both hold."""
    section = Section("Jonas Feld said that the bridge is closed; Mayor Ada Mirel denied it.",
                      (item(ENGINEER, 4), item(MAYOR, 5, "Northern Courier", 2)))  # fmt: skip
    return Reply(ReplyKind.CONTRADICTIONS, "One contradiction:", (section,))


def answer() -> Reply:
    """Return an answer with two sides."""
    sections = (Section("Denied", (item(MAYOR, 5, "Northern Courier", 2),)),
                Section("Could not confirm", (item(BOARD, 5),)))  # fmt: skip
    return Reply(ReplyKind.ANSWER, "Mayor Ada Mirel denied it; the harbour board could not confirm it.", sections)


def timeline() -> Reply:
    """Return a topic day by day, with its picture."""
    sections = (
        Section("4 May 2031", (item(ENGINEER, 4),)),
        Section("5 May 2031", (item(MAYOR, 5, "Northern Courier"), item(BOARD, 5))),
    )
    return Reply(ReplyKind.TIMELINE, "the bridge: 3 statements, 4 May 2031 to 5 May 2031:", sections, (), (_chart(),))


def digest() -> Reply:
    """Return what is new for a channel."""
    (pair,) = contradiction().sections
    lines = Section("The bridge", (item(BOARD, 5),))
    heading = ENGLISH("dispute-denial", names="Jonas Feld, Mayor Ada Mirel")
    counts = ENGLISH("digest-headline", articles=3, claims=3, contradictions=1)
    told = f"{counts}. {ENGLISH('digest-origins', count=2)}"
    return Reply(ReplyKind.DIGEST, told, (replace(pair, heading=heading), lines), (), (_chart(),))


def _chart() -> Picture:
    marks = (
        Mark("Jonas Feld", Stance.ASSERTS, date(2031, 5, 4), date(2031, 5, 4), True, "Harbour Gazette"),
        Mark("Mayor Ada Mirel", Stance.DENIES, date(2031, 5, 5), date(2031, 5, 5), True, "Northern Courier"),
        Mark("The harbour board", Stance.DOES_NOT_CONFIRM, date(2031, 5, 5), date(2031, 5, 5), True, "Harbour Gazette"),
        Mark("Jonas Feld", Stance.WARNS, date(2031, 5, 6), date(2031, 5, 6), True, "Harbour Gazette"),
    )
    return Charts().draw(Chart("the bridge", marks))


async def home() -> list[dict[str, Any]]:
    """Return the blocks of somebody's Home tab."""
    desk = PictureDesk(MemoryLibrary(), _no_model, SetClock())
    ann = Person(Platform.SLACK, "T1", "U1")
    wish = Wish(topics=("the bridge", "the ferry"), at=time(8, 30), zone="Europe/Kyiv")
    await desk.digests.subscribe(Place(Platform.SLACK, "T1", "C1"), wish, owner=ann)
    await desk.digests.subscribe(Place(Platform.SLACK, "T1", "D1"), Wish(topics=("the harbour",)), owner=ann)
    async with desk._library.begin() as uow:
        for number, (title, state, error) in enumerate(FEEDS):
            address = f"https://{title.split()[0].lower()}.example.org/feed"
            place, now = Place(Platform.SLACK, "T1", "C1"), SetClock().now()
            feed = Feed(f"{number}f3a9c1d7e5b2a4", address, place, now, now, title=title, state=state, entries=214)
            await uow.feeds.put(replace(feed, error=error))
        await uow.commit()
    listed = Managers(frozenset({"U1"}))
    client = AsyncWebClient(base_url="http://127.0.0.1:9/", retry_handlers=[], timeout=1)
    blocks = await Home(desk, listed, Readers())._blocks(client, ann)
    shown = [{**block} for block in blocks]
    return shown[: next(n for n, block in enumerate(shown) if "How to ask" in str(block))]


def _no_model() -> Any:
    raise NotImplementedError("nothing is read here")


async def scenes() -> dict[str, dict[str, Any]]:
    """Return what each picture shows."""
    (told,) = render(answer())
    (pair,) = pages(contradiction())
    (new,) = pages(digest())
    wish = Wish(topics=("the bridge",), days=frozenset(list(Weekday)[:5]), at=time(8, 30), zone="Europe/Kyiv")
    return {
        "answer": {"asked": "@Gainsay who denied that the bridge is closed?",
                   "blocks": told.over(rating(ENGLISH, "")).blocks},
        "contradiction": {"asked": "/gainsay contradictions the bridge", "private": True,
                          "blocks": pair.over(*under(ENGLISH, "t", 0, 1, private=True)).blocks},
        "form": {"modal": form(ENGLISH, wish, channel=None)},
        "wrong": {"modal": form(ENGLISH, replace(wish, topics=("the bridge", "?!")), channel=None, subscription_id="1"),
                  "errors": {"topics": ENGLISH("wish-empty-topic", topic="?!")}},
        "claims": {"modal": view(ENGLISH, blocks_of(answer(), limits.VIEW_BLOCKS))},
        "trouble": {"modal": view(ENGLISH, blocks_of(excuse("4f1d09ab"), limits.VIEW_BLOCKS), "trouble-title")},
        "digest": {"asked": "#harbour-news", "blocks": new.blocks,
                   "pictures": [base64.b64encode(one.png).decode() for one in digest().pictures]},
        "home": {"blocks": await home()},
    }  # fmt: skip


def draw(name: str, scene: dict[str, Any], directory: Path, platform: str = "slack") -> None:
    """Render one scene with the platform's template and take its picture."""
    environment = Environment(loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    page = directory / f"{name}.html"
    page.write_text(environment.get_template(f"{platform}_pictures.html").render(**scene), encoding="utf-8")
    picture = PICTURES / f"{platform}-{name}.png"
    chromium = shutil.which("chromium") or "/usr/bin/chromium"
    height = _height(chromium, page, directory)
    command = [chromium, *CHROMIUM, f"--window-size={WIDTH},{height}", f"--screenshot={picture}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True)
    with Image.open(picture) as taken:  # of few colours, so that the pictures stay small
        taken.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
            picture, optimize=True
        )


def _height(chromium: str, page: Path, directory: Path) -> int:
    command = [chromium, *CHROMIUM, f"--user-data-dir={directory / 'profile'}", "--dump-dom", page.as_uri()]
    dom = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return int(dom.partition('data-height="')[2].partition('"')[0])


def main() -> None:
    """Draw them all."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as directory:
        for name, scene in asyncio.run(scenes()).items():
            draw(name, scene, Path(directory))


if __name__ == "__main__":
    main()
