"""Rules for times: a pattern, what its match means, and what it is read against."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.language.dates import Stretch

WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a time is read against: the article's date, the tense of its clause, the last day named before."""

    published: date | None
    ahead: bool = False  # the clause speaks of the future
    back: bool = False  # the clause speaks of the past
    anchor: date | None = None


Resolver = Callable[["re.Match[str]", Setting], "Stretch | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what its match means; a resolver's None says that the match is no time at all."""

    pattern: re.Pattern[str]
    resolve: Resolver
    needs: tuple[str, ...] = ()  # letters, one of which a match has to hold: saves trying the pattern
    cased: bool = False  # whether it has to hold them as they are written, not in lower case
