"""`gainsay feeds`: what is looked at by itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from adapters.terminal.running import Exit, errors, output, print_json, say, with_desk
from bot.errors import UserError
from bot.feeds.feed import Feed
from bot.feeds.wording import added_reply, changed_reply, checked_reply, feed_line
from bot.places import Place, Platform

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.feeds.desk import FeedDesk

feeds = typer.Typer(help="Look after feeds: RSS, Atom and news sitemaps.", no_args_is_help=True)

_HERE = Place(Platform.TERMINAL, "", "")
_JSON = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_NAME = Annotated[str, typer.Argument(metavar="FEED", help="A feed's address, its id, or the start of its id.")]


@feeds.callback()
def _feeds() -> None:
    """Look after feeds."""


@feeds.command("add")
def add(
    addresses: Annotated[list[str], typer.Argument(metavar="ADDRESS", help="Feeds, or pages that name theirs.")],
) -> None:
    """Look at feeds from now on, as long as `gainsay serve` runs. Exit code 1: a part of them could not be added."""

    async def work(desk: Desk) -> int:
        failed = 0
        for address in addresses:
            try:
                say(output(), added_reply(await desk.feeds.add(address, _HERE)).summary)
            except UserError as error:
                say(errors(), f"{address}: {error}")
                failed += 1
        return failed

    failed = with_desk(work, create=True)
    raise typer.Exit(Exit.DONE if not failed else Exit.INCOMPLETE if failed < len(addresses) else Exit.USAGE)


@feeds.command("list")
def list_feeds(*, as_json: _JSON = False) -> None:
    """List the feeds with their ids, states and last errors. Exit code 1: there are none."""
    found = with_desk(lambda desk: desk.feeds.list())
    if as_json:
        print_json([feed_shape(feed) for feed in found])
    for feed in () if as_json else found:
        say(output(), feed_line(feed))
    if not found and not as_json:
        say(output(), "No feeds are looked at; `gainsay feeds add ADDRESS` adds one.")
    raise typer.Exit(Exit.DONE if found else Exit.INCOMPLETE)


@feeds.command("pause")
def pause(name: _NAME) -> None:
    """Stop looking at a feed until it is resumed."""
    _change(lambda desk: desk.pause(name), "paused")


@feeds.command("resume")
def resume(name: _NAME) -> None:
    """Look at a feed again, paused or failing."""
    _change(lambda desk: desk.resume(name), "resumed")


@feeds.command("remove")
def remove(name: _NAME) -> None:
    """Forget a feed; the articles that it brought stay."""
    _change(lambda desk: desk.remove(name), "removed")


@feeds.command("check")
def check(name: Annotated[str, typer.Argument(metavar="FEED", help="A known feed, or any address.")]) -> None:
    """Look at a feed now and say what it lists; nothing is stored."""
    found = with_desk(lambda desk: desk.feeds.check(name), create=True)
    for line in checked_reply(found).summary.split("\n"):
        say(output(), line)


def feed_shape(feed: Feed) -> dict[str, Any]:
    """Return a feed as JSON; instants are ISO 8601 in UTC."""
    return {
        "id": feed.id,
        "address": feed.address,
        "title": feed.title,
        "state": feed.state,
        "pages": feed.entries,
        "added": feed.added.isoformat(),
        "last_look": feed.polled.isoformat() if feed.polled else None,
        "next_look": feed.next_poll.isoformat(),
        "failures": feed.failures,
        "error": feed.error,
        "platform": feed.owner.platform,
        "workspace": feed.owner.workspace,
    }


def _change(work: Callable[[FeedDesk], Awaitable[Feed]], done: str) -> None:
    feed = with_desk(lambda desk: work(desk.feeds))
    say(output(), changed_reply(feed, done).summary)
