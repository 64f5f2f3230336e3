"""`gainsay workspaces`: what is kept of each Slack team and Discord server, for how long, and forgetting one."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from adapters.terminal.running import Exit, output, print_json, say, with_desk
from bot.errors import UserError
from bot.places import Platform, Workspace
from bot.workspaces import Kept

workspaces = typer.Typer(help="What is kept of each workspace, and for how long.", no_args_is_help=True)

_NAME = Annotated[
    str, typer.Argument(metavar="WORKSPACE", help="slack:TEAM, discord:SERVER, or terminal for what is the operator's.")
]


@workspaces.callback()
def _workspaces() -> None:
    """Look after what is kept of workspaces."""


@workspaces.command("list")
def list_workspaces(*, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """List workspaces with what is kept of them. Exit code 1: there are none."""
    found = with_desk(lambda desk: desk.workspaces.list())
    if as_json:
        print_json([asdict(one) | {"workspace": _written(one.workspace)} for one in found])
    for one in () if as_json else found:
        say(output(), _told(one))
    if not found and not as_json:
        say(output(), "Nothing is kept of any workspace.")
    raise typer.Exit(Exit.DONE if found else Exit.INCOMPLETE)


@workspaces.command()
def keep(
    workspace: _NAME,
    days: Annotated[
        int | None, typer.Argument(min=0, max=36_500, help="0: for ever; without: as the setting is.")
    ] = None,
) -> None:
    """Say for how many days a workspace's digests, alerts, messages and feedback are kept."""
    named = read_workspace(workspace)
    with_desk(lambda desk: desk.workspaces.keep(named, days))
    how_long = "as long as GAINSAY_KEEP_DAYS says" if days is None else f"{days} days" if days else "for ever"
    say(output(), f"What is {_written(named)}'s own is kept {how_long}.")


@workspaces.command()
def forget(
    workspace: _NAME, *, sure: Annotated[bool, typer.Option("--yes", help="Do it; without, nothing happens.")] = False
) -> None:
    """Forget a workspace: subscriptions, feeds, digests, messages, threads, feedback, choices and Slack's tokens."""
    named = read_workspace(workspace)
    if not sure:
        raise UserError(f"All that is {_written(named)}'s own would be gone for good; say --yes to do it.")
    with_desk(lambda desk: desk.workspaces.forget(named))
    say(output(), f"{_written(named)} is forgotten.")


def read_workspace(text: str) -> Workspace:
    """Read "slack:T0123", "discord:123" or "terminal". Raises UserError."""
    name, _, rest = text.partition(":")
    if name.casefold() in (Platform.SLACK, Platform.DISCORD) and rest:
        return Workspace(Platform(name.casefold()), rest)
    if name.casefold() in (Platform.TERMINAL, Platform.FILE, Platform.WEBHOOK) and not rest:
        return Workspace(Platform(name.casefold()))
    raise UserError(f"“{text}” is no workspace; write slack:TEAM, discord:SERVER or terminal.")


def _written(workspace: Workspace) -> str:
    return f"{workspace.platform.value}:{workspace.id}" if workspace.id else workspace.platform.value


def _told(one: Kept) -> str:
    kept = "as the setting is" if one.days is None else f"{one.days} days" if one.days else "for ever"
    return (
        f"{_written(one.workspace)}: {one.subscriptions} subscriptions, {one.feeds} feeds, {one.digests} digests, "
        f"{one.verdicts} verdicts on answers; kept {kept}"
    )
