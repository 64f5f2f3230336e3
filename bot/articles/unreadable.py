"""Why a draft cannot become an article."""

from __future__ import annotations

from enum import StrEnum

from bot.errors import UserError


class UnreadableCode(StrEnum):
    """The reason, for programs; the error's text is for people."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LONG = "too long"
    TOO_SHORT = "too short"
    LANGUAGE = "language"
    MISSING = "missing"
    DENIED = "denied"
    METADATA = "metadata"


class Unreadable(UserError):  # noqa: N818 - a verdict on the draft, named as it is read
    """The draft holds no article that can be read; nothing was stored."""

    def __init__(self, code: UnreadableCode, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code

    def __reduce__(self) -> tuple[object, ...]:
        """Return what another process makes it of."""
        return Unreadable, (self.code, str(self))
