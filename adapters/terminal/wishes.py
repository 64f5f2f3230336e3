"""What a subscription asks for, as options of a command."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Annotated, Any

import typer

from bot.claims.claim import Stance
from bot.contradictions.contradiction import Severity
from bot.digests.checking import read_days, read_time
from bot.digests.subscription import Wish

_NAMES = list[str] | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What was given of a `Wish`, whose fields these are; None leaves a field as it is, and "" empties a list."""

    topics: Annotated[_NAMES, typer.Option("--topic", help="What it is about; may be given several times.")] = None
    speakers: Annotated[_NAMES, typer.Option("--speaker", help="Who speaks; may be given several times.")] = None
    outlets: Annotated[_NAMES, typer.Option("--outlet", help="Who printed it; may be given several times.")] = None
    stances: Annotated[
        list[Stance] | None, typer.Option("--stance", metavar="STANCE", help="How they stand to it.")
    ] = None
    least: Annotated[Severity | None, typer.Option(help="The least weight of contradictions.")] = None
    days: Annotated[str | None, typer.Option(metavar="DAYS", help="daily, weekdays, mon-fri, mon,thu ...")] = None
    at: Annotated[str | None, typer.Option(metavar="TIME", help="The local time, like 09:00.")] = None
    zone: Annotated[str | None, typer.Option(metavar="ZONE", help="An IANA zone, like Europe/Berlin.")] = None
    language: Annotated[str | None, typer.Option(help="Of the words around the quotes: en or uk.")] = None
    alerts: Annotated[bool | None, typer.Option("--alerts/--no-alerts", help="Post major contradictions at once.")] = (
        None
    )
    when_empty: Annotated[
        bool | None, typer.Option("--when-empty/--not-when-empty", help="Say so when nothing is new.")
    ] = None

    def upon(self, base: Wish) -> Wish:
        """Return `base` with what was given. Raises `bot.digests.checking.WishError`."""
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        changes: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in given.items()
            if value is not None
        }
        if self.days is not None:
            changes["days"] = read_days(self.days)
        if self.at is not None:
            changes["at"] = read_time(self.at)
        return replace(base, **changes)
