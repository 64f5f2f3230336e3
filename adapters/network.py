"""Failures of the network, which are no mistakes of anybody's: machines and connections go away and come back."""

from __future__ import annotations

import aiohttp


def network_failure(error: BaseException) -> str | None:
    """Return in one line what the network did not do; None for a failure of another sort."""
    if not isinstance(error, (OSError, aiohttp.ClientError)):
        return None
    said = " ".join(str(error).split())
    return said or ("nothing came in time" if isinstance(error, TimeoutError) else type(error).__name__)
