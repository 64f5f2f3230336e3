"""`gainsay digest`: subscriptions, what they would be sent, and why."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from rich import box
from rich.table import Table

from adapters.options import spread
from adapters.settings import load_settings
from adapters.terminal.days import day_option
from adapters.terminal.plain import shown
from adapters.terminal.posting import TerminalSender
from adapters.terminal.render import print_reply
from adapters.terminal.running import Exit, output, print_json, say, with_desk
from adapters.terminal.shapes import Shape, reply_shape, subscription_shape
from adapters.terminal.wishes import Asked
from bot.digests.subscription import Subscription, SubscriptionState, Wish
from bot.errors import UserError
from bot.places import Person, Place, Platform

if TYPE_CHECKING:
    from bot.digests.delivery import Part
    from bot.digests.desk import DigestDesk
    from bot.digests.ports import Tally

OPERATOR = Person(Platform.TERMINAL, "", "operator")

_Result = TypeVar("_Result")

digest = typer.Typer(help="Subscribe places to what is new, once a day.", no_args_is_help=True)

_ID = Annotated[str, typer.Argument(metavar="ID", help="A subscription's id.")]
_JSON = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def _run(work: Callable[[DigestDesk], Awaitable[_Result]]) -> _Result:
    return with_desk(lambda desk: work(desk.digests))


def read_place(text: str) -> Place:
    """Read "terminal", "file:PATH", "webhook:ADDRESS", "slack:TEAM/CHANNEL" or "discord:SERVER/CHANNEL".

    Raises UserError.
    """
    name, _, rest = text.partition(":")
    workspace, _, channel = rest.rpartition("/")
    match name.casefold():
        case Platform.TERMINAL if not rest:
            return Place(Platform.TERMINAL, "", "")
        case Platform.FILE if rest:
            return Place(Platform.FILE, "", str(Path(rest).expanduser().absolute()))
        case Platform.WEBHOOK if rest.startswith(("http://", "https://")):
            return Place(Platform.WEBHOOK, "", rest)
        case Platform.SLACK | Platform.DISCORD if channel and (workspace or name.casefold() == Platform.DISCORD):
            return Place(Platform(name.casefold()), workspace, channel)
    raise UserError(
        f"“{text}” is no place; these are: terminal, file:PATH, webhook:https://ADDRESS, slack:TEAM/CHANNEL, "
        "discord:SERVER/CHANNEL."
    )


@digest.command("add")
@spread(asked=Asked)
def add(
    to: Annotated[str, typer.Option("--to", metavar="PLACE", help="terminal, file:PATH, webhook:URL, slack:T/C ...")],
    *,
    asked: Asked,
    as_json: _JSON = False,
) -> None:
    """Subscribe a place, from now on."""
    wish = asked.upon(Wish(zone=load_settings().tz))
    made = _run(lambda desk: desk.subscribe(read_place(to), wish, owner=OPERATOR))
    _print(made, as_json=as_json)


@digest.command("change")
@spread(asked=Asked)
def change(subscription: _ID, *, asked: Asked, as_json: _JSON = False) -> None:
    """Change what is given and leave the rest; an empty value of a list ("") takes its entries away."""

    async def work(desk: DigestDesk) -> Subscription:
        held = await desk.get(subscription)
        return await desk.change(subscription, asked.upon(held.wish))

    _print(_run(work), as_json=as_json)


@digest.command("list")
def list_all(*, as_json: _JSON = False) -> None:
    """List the subscriptions. Exit code 1: there are none."""
    found = _run(lambda desk: desk.list())
    if as_json:
        print_json([subscription_shape(one) for one in found])
    elif found:
        output().print(_table(found))
    else:
        say(output(), "There are no subscriptions; `gainsay digest add --to terminal` makes one.")
    raise typer.Exit(Exit.DONE if found else Exit.INCOMPLETE)


@digest.command("pause")
def pause(subscription: _ID) -> None:
    """Make no digests until it is resumed."""
    one = _run(lambda desk: desk.pause(subscription))
    say(output(), f"Subscription {one.id} is {one.state}.")


@digest.command("resume")
def resume(subscription: _ID) -> None:
    """Go on; what was new meanwhile comes with the next digest."""
    one = _run(lambda desk: desk.resume(subscription))
    say(output(), f"Subscription {one.id} is {one.state}; {_next(one)}.")


@digest.command("remove")
def remove(subscription: _ID) -> None:
    """Forget a subscription with its digests."""
    one = _run(lambda desk: desk.remove(subscription))
    say(output(), f"Subscription {one.id} to {_place(one)} is forgotten.")


@digest.command("preview")
def preview(
    subscription: _ID,
    *,
    ever: Annotated[bool, typer.Option("--ever", help="Take all that is stored as new.")] = False,
    as_json: _JSON = False,
) -> None:
    """Show the digest that would be sent now, and send nothing."""
    reply = _run(lambda desk: desk.preview(subscription, ever=ever))
    if as_json:
        print_json(reply_shape(reply))
    else:
        print_reply(output(), reply)


@digest.command("why")
def why(
    subscription: _ID,
    item: Annotated[str | None, typer.Argument(help="The id of a claim or contradiction.")] = None,
    *,
    day: Annotated[date | None, day_option(about="A local day; today's otherwise.")] = None,
) -> None:
    """Say why an item was or was not in a digest, or what became of a day's digest."""
    print_reply(output(), _run(lambda desk: desk.why(subscription, item=item, day=day)))


@digest.command("sweep")
def sweep() -> None:
    """Decide what is due and send what waits for the terminal, files and addresses; `gainsay serve` does it all."""
    from adapters.posting.senders import own_senders

    settings = load_settings()

    async def work(desk: DigestDesk) -> str:
        swept = await desk.sweep()
        done = await desk.courier(own_senders(settings, TerminalSender(output()))).deliver(most=10_000)
        return (
            f"{swept.composed} digests and {swept.alerts} alerts made, {swept.empty} days empty, "
            f"{swept.skipped} skipped; "
            f"{done.sent} messages sent, {done.waiting} wait, {done.failed} failed, {done.ambiguous} are ambiguous."
        )

    say(output(), _run(work))


@digest.command("status")
def status(*, as_json: _JSON = False) -> None:
    """Show what waits for a person: messages that failed, and those that may or may not have arrived."""
    stuck, tally = _run(_status)
    if as_json:
        counts = [{"platform": one.platform, "state": one.state, "messages": one.parts} for one in tally]
        parts = [
            {"key": part.key, "subscription": part.subscription_id, "state": part.state, "reason": part.reason}
            for part in stuck
        ]
        print_json({"messages": counts, "stuck": parts})
        return
    for one in tally:
        say(output(), f"{one.platform}: {one.parts} messages {one.state}")
    for part in stuck:
        say(output(), f"{part.key}  {part.state}  {part.reason or ''}")
    if stuck:
        say(output(), "`gainsay digest resend KEY` sends one again, `gainsay digest confirm KEY` notes it as sent.")


async def _status(desk: DigestDesk) -> tuple[Sequence[Part], Sequence[Tally]]:
    return await desk.stuck(), await desk.tally()


@digest.command("resend")
def resend(key: Annotated[str, typer.Argument(help="A message's key, as `status` shows it.")]) -> None:
    """Send a failed or ambiguous message again; one that did arrive is then there twice."""
    count = _run(lambda desk: desk.resend(key))
    say(output(), f"{count} messages wait to be sent again." if count > 1 else "It waits to be sent again.")


@digest.command("confirm")
def confirm(key: Annotated[str, typer.Argument(help="A message's key, as `status` shows it.")]) -> None:
    """Note that an ambiguous message has arrived."""
    _run(lambda desk: desk.confirm(key))
    say(output(), "It is noted as sent.")


def _print(one: Subscription, *, as_json: bool) -> None:
    if as_json:
        shape: Shape = subscription_shape(one)
        print_json(shape)
    else:
        say(output(), f"Subscription {one.id} to {_place(one)}: {_next(one)}.")


def _next(one: Subscription) -> str:
    if one.state is not SubscriptionState.ACTIVE:
        return f"it is {one.state}"
    return f"the next digest is due on {one.next_date.isoformat()} at {one.wish.at:%H:%M} in {one.wish.zone}"


def _place(one: Subscription) -> str:
    within = "/".join(filter(None, (one.place.workspace, one.place.channel)))
    return f"{one.place.platform}:{within}" if within else one.place.platform.value


def _table(found: Sequence[Subscription]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in ("Id", "State", "To", "Next", "Asks for"):
        table.add_column(heading, overflow="fold")
    for one in found:
        wish = one.wish
        asked = [*wish.topics, *wish.speakers, *wish.outlets, *(stance.value for stance in wish.stances)]
        active = one.state is SubscriptionState.ACTIVE
        when = f"{one.next_date.isoformat()} {wish.at:%H:%M} {wish.zone}" if active else "–"
        table.add_row(one.id, one.state.value, shown(_place(one)), when, shown(", ".join(asked) or "everything"))
    return table
