"""Failures of the network, which are no mistakes of anybody's: machines and connections go away and come back."""

from __future__ import annotations

import errno
import socket
import ssl

import aiohttp

_CONNECTIONS = (ConnectionError, TimeoutError, socket.gaierror, ssl.SSLError, aiohttp.ClientError)
_UNREACHABLE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN, errno.ENETRESET})


def network_failure(error: BaseException) -> str | None:
    """Return in one line what the network did not do; None for a failure of another sort, a full disk's for one."""
    if not isinstance(error, _CONNECTIONS) and getattr(error, "errno", None) not in _UNREACHABLE:
        return None
    said = " ".join(str(error).split())
    return said or ("nothing came in time" if isinstance(error, TimeoutError) else type(error).__name__)
