"""A draft: an article as it arrives, before cleaning."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.articles.metadata import Metadata

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")  # no name or address holds them, nor every database


@dataclass(frozen=True, slots=True)
class Draft(Metadata):
    """Raw text with whatever metadata came beside it.

    `key` names the article for good: its canonical address, or the file's name where there is none.
    """

    key: str
    text: str

    def __post_init__(self) -> None:
        """Take control characters out of the metadata; the text is scrubbed when it is read."""
        for name in ("key", "title", "outlet", "url", "byline"):
            given = getattr(self, name)
            if given and _CONTROLS.search(given):
                object.__setattr__(self, name, _CONTROLS.sub("", given))
