"""The `gainsay` command.

Exit codes: 0 done; 1 nothing found, or a part of the input failed; 2 wrong usage or bad input; 3 the database, the
language model or the machine; 70 a mistake of ours; 130 interrupted. Errors are one sentence on standard error.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated, Any

import structlog
import typer
from pydantic import ValidationError
from typer.core import TyperGroup

from adapters import chatting, doctor, serving
from adapters.complaints import complaint
from adapters.logs import configure_logs
from adapters.settings import load_settings
from adapters.terminal import (
    asking,
    contradictions,
    digesting,
    feeds,
    ingesting,
    looking_up,
    maintenance,
    moving,
    pages,
    rereading,
    speakers,
    workspaces,
)
from adapters.terminal.running import Exit, errors, exit_code, say
from bot.errors import GainsayError

log = structlog.get_logger("gainsay")


class Commands(TyperGroup):
    """Turns whatever a command raises, and whatever is given wrongly, into one sentence and an exit code."""

    def make_context(self, *given: Any, **options: Any) -> Any:
        """Read what stands before the command's name."""
        with _told():
            return super().make_context(*given, **options)

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        with _told():
            return super().invoke(ctx)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except GainsayError as error:
        say(errors(), str(error))
        raise typer.Exit(exit_code(error)) from None
    except typer.TyperException as error:
        if sentence := _wrong_usage(error):  # empty where a group without a command has shown its help
            say(errors(), sentence)
        raise typer.Exit(error.exit_code) from None
    except KeyboardInterrupt:
        raise typer.Exit(Exit.INTERRUPTED) from None


def _wrong_usage(error: typer.TyperException) -> str:
    """Return what was given wrongly; typer would quote pydantic for a value that it does not take."""
    found = error.__cause__
    if isinstance(error, typer.BadParameter) and isinstance(found, ValidationError):
        given = found.errors(include_url=False)[0]["input"]
        error.message = f"{complaint(found, f'“{given}”')}."
    return error.format_message()


commands = typer.Typer(
    cls=Commands,
    help="Remembers who said what in the news, where it was printed, and who said otherwise.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # they print local variables, and with them secrets
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        try:
            typer.echo(f"gainsay {version('gainsay')}")
        except PackageNotFoundError:  # run from its sources
            typer.echo("gainsay (not installed)")
        raise typer.Exit


@commands.callback()
def _prepare(
    ctx: typer.Context,
    *,
    show_version: Annotated[  # noqa: ARG001 - the callback prints it
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Set up what every command needs."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a character shows "?"
    if not ctx.resilient_parsing:
        configure_logs(load_settings(), quiet=True)


commands.command()(asking.ask)
commands.command()(chatting.chat)
commands.command()(ingesting.ingest)
commands.command()(looking_up.articles)
commands.command()(looking_up.claims)
commands.command()(pages.speaker)
commands.command()(pages.article)
commands.command()(pages.timeline)
commands.command()(rereading.reread)
commands.command()(serving.serve)
commands.command()(doctor.doctor)
commands.command("export")(moving.export_all)
commands.command("import")(moving.import_all)
commands.command()(moving.backup)
commands.command(hidden=True)(chatting.start)
commands.add_typer(digesting.digest, name="digest")
commands.add_typer(feeds.feeds, name="feeds")
commands.add_typer(maintenance.db, name="db")
commands.add_typer(speakers.speakers, name="speakers")
commands.add_typer(contradictions.contradictions, name="contradictions")
commands.add_typer(workspaces.workspaces, name="workspaces")


def app() -> None:
    """Run the command line; the entry point of the `gainsay` script."""
    try:
        commands()
    except Exception as error:  # whatever arrives here is a mistake of ours
        log.debug("the command failed", exc_info=True)
        sentence = f"Gainsay made a mistake ({type(error).__name__}); GAINSAY_LOG_LEVEL=debug shows where."
        say(errors(), sentence)
        sys.exit(Exit.BUG)


if __name__ == "__main__":
    app()
