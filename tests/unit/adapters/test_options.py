from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import Annotated

import typer
from typer.testing import CliRunner

from adapters.options import spread


@dataclass(frozen=True)
class Size:
    wide: Annotated[int | None, typer.Option(help="How wide.")] = None
    high: int | None = None


@spread(size=Size)
def draw(name: str, *, size: Size, bold: bool = False) -> tuple[str, Size, bool]:
    """Draw it."""
    return name, size, bold


def test_the_signature_shows_the_fields_in_their_place() -> None:
    assert list(inspect.signature(draw).parameters) == ["name", "wide", "high", "bold"]
    assert draw.__doc__ == "Draw it."


def test_the_command_gets_what_was_given_as_one() -> None:
    assert draw("x", wide=3, bold=True) == ("x", Size(3), True)  # type: ignore[call-arg]


async def test_a_coroutine_stays_one() -> None:
    @spread(size=Size)
    async def later(*, size: Size) -> Size:
        return size

    assert inspect.iscoroutinefunction(later)
    assert await later(high=1) == Size(None, 1)  # type: ignore[call-arg]


def test_typer_makes_options_of_them() -> None:
    app = typer.Typer()

    @app.command()
    @spread(size=Size)
    def told(*, size: Size) -> None:
        typer.echo(repr(size))

    assert CliRunner().invoke(app, ["--wide", "2"]).output.strip() == repr(Size(2))
