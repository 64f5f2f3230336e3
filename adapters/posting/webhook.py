"""Messages posted to an address as JSON.

The address is looked up and vetted as a page's is, and the connection goes to the vetted machine; networks that are not
public have to be let through. Redirects are not followed, no proxy of the environment is used, and an answer's body is
never read.
"""

from __future__ import annotations

from datetime import timedelta

import httpx

from adapters.fetching.client import GuardedTransport
from adapters.fetching.vetting import Vetting
from adapters.posting.message import message
from bot.digests.delivery import Ambiguous, Failed, Found, Outcome, Outgoing, RetryAfter, Sent, Unknown
from bot.feeds.fetching import FetchCode, FetchError
from bot.places import Place

_SECONDS = 10.0
_WAIT = 30.0  # seconds, where a receiver asks to wait and does not say how long
_BUSY = frozenset({408, 425, 429, 503})


class WebhookSender:
    """The `Sender` for addresses. A receiver that drops repeats of `Idempotency-Key` may be named as such."""

    def __init__(
        self,
        vetting: Vetting,
        *,
        repeatable_for: timedelta = timedelta(0),
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        """Take what tells where may be posted, for how long receivers remember a key, and a transport for tests."""
        self.repeatable_for = repeatable_for
        self._vetting = vetting
        self._transport = transport

    async def send(self, outgoing: Outgoing) -> Outcome:
        """See `bot.digests.delivery.Sender`."""
        if not isinstance(outgoing.to, Place):
            return Failed("An address has no direct messages.", permanent=True)
        try:
            status, headers = await self._post(outgoing.to.channel, outgoing)
        except FetchError as error:  # nothing was connected to, let alone written
            return Failed(str(error), permanent=error.code is FetchCode.REFUSED)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
            return Failed("The address does not answer.")
        except (httpx.InvalidURL, httpx.UnsupportedProtocol):
            return Failed("The address cannot be used.", permanent=True)
        except httpx.HTTPError as error:
            return Ambiguous(f"The connection broke after the message was written: {type(error).__name__}.")
        return _outcome(status, headers, outgoing.key)

    async def look_up(self, outgoing: Outgoing) -> Found:  # noqa: ARG002 - an address cannot be asked
        """See `bot.digests.delivery.Sender`."""
        return Unknown()

    async def _post(self, address: str, outgoing: Outgoing) -> tuple[int, httpx.Headers]:
        headers = {"Idempotency-Key": outgoing.key, "User-Agent": "gainsay"}
        transport = self._transport or GuardedTransport(self._vetting)
        client = httpx.AsyncClient(transport=transport, timeout=_SECONDS, trust_env=False, follow_redirects=False)
        async with client, client.stream("POST", address, json=message(outgoing), headers=headers) as answer:
            return answer.status_code, answer.headers


def _outcome(status: int, headers: httpx.Headers, key: str) -> Outcome:
    if 200 <= status < 300:
        return Sent(key)
    if status in _BUSY:
        return RetryAfter(_seconds(headers.get("Retry-After")))
    if 300 <= status < 500:
        return Failed(f"The address refused with status {status}.", permanent=True)
    return Ambiguous(f"The address failed with status {status}, perhaps after taking the message.")


def _seconds(header: str | None) -> float:
    return float(header) if header and header.strip().isdigit() else _WAIT
