"""What the core knows of fetching: what comes back, and why nothing does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import partial
from typing import Protocol

from bot.errors import UserError


class FetchCode(StrEnum):
    """The reason, for programs; the error's text is for people."""

    ADDRESS = "bad address"
    REFUSED = "refused address"  # it leads to a machine that is not on the public internet
    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    TOO_LARGE = "too large"
    COMPRESSION = "compression"  # a bomb, or a way of packing that nobody asked for
    REDIRECTS = "redirects"
    ROBOTS = "robots"
    BUSY = "busy"  # the server asks to wait
    GONE = "gone"  # 404, 410
    STATUS = "status"  # any other answer that is no page
    CONTENT = "content"  # an answer that is not what was asked for


_PASSING = frozenset({FetchCode.UNREACHABLE, FetchCode.TIMEOUT, FetchCode.BUSY})


class FetchError(UserError):
    """Nothing was fetched. `wait` is how long the server asks to be left alone, where it does."""

    def __init__(self, code: FetchCode, sentence: str, *, wait: timedelta | None = None, passing: bool = False) -> None:
        super().__init__(sentence)
        self.code = code
        self.wait = wait
        self.passing = passing or code in _PASSING  # whether the same request may succeed later

    def __reduce__(self) -> tuple[object, ...]:
        """Return what another process makes it of."""
        return partial(FetchError, wait=self.wait, passing=self.passing), (self.code, str(self))


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. `address` is where it came from in the end; `unchanged` answers a conditional request."""

    address: str
    body: bytes
    media_type: str = ""  # "text/html", lower case, without parameters
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None  # the Last-Modified header as it was sent
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request: an address, what is known of an earlier answer, and how large the answer may be once unpacked."""

    address: str
    etag: str | None = None
    modified: str | None = None
    most_bytes: int = 10_000_000


class Fetcher(Protocol):
    """Fetches public addresses politely."""

    async def fetch(self, wanted: Wanted) -> Fetched:
        """Return the answer. Raises FetchError."""
