"""The guarded HTTP client: GET and nothing else, public machines only, and never more than was allowed for."""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import httpcore
import httpx

from adapters.fetching.answers import failure, wait_of
from adapters.fetching.inflating import ACCEPTED, Inflater
from adapters.fetching.vetting import VettedBackend, Vetting
from bot.feeds.fetching import FetchCode, Fetched, FetchError, Wanted

AGENT = "Gainsay/0.1 (news reader)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HOST = re.compile(r"[\w.-]+|[0-9a-f:.]+", re.IGNORECASE)  # a name, or an address of version 6 out of its brackets
_PHASE_SECONDS = 10.0  # for connecting, and between two pieces of an answer

BeforeEach = Callable[[httpx.URL], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an answer may cost."""

    seconds: float = 30.0  # in all, redirects included
    redirects: int = 5
    ratio: int = 200  # bytes of content for each byte received
    header_bytes: int = 64_000


class GuardedTransport(httpx.AsyncHTTPTransport):
    """httpx's own transport on vetted connections; no proxy, no environment, no connection used twice."""

    def __init__(self, vetting: Vetting, context: ssl.SSLContext | None = None) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context or httpx.create_ssl_context(trust_env=False),
            max_keepalive_connections=0,
            network_backend=VettedBackend(vetting),
        )


async def _nothing(_address: httpx.URL) -> None:
    """Ask nobody before a request."""


class GuardedClient:
    """Fetches one address at a time within `limits`. To be closed."""

    def __init__(
        self,
        vetting: Vetting,
        limits: Limits | None = None,
        *,
        agent: str = AGENT,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._transport = GuardedTransport(vetting, context)
        self._limits = limits or Limits()
        self._agent = agent

    async def close(self) -> None:
        """Give all connections back."""
        await self._transport.aclose()

    async def get(self, wanted: Wanted, before_each: BeforeEach = _nothing) -> Fetched:
        """Return the answer at the end of all redirects; `before_each` hears of every request and may raise.

        Raises FetchError, and whatever `before_each` raises. The time that `before_each` takes is not counted.
        """
        address = web_address(wanted.address)
        left = self._limits.seconds
        loop = asyncio.get_running_loop()
        for _ in range(self._limits.redirects + 1):
            await before_each(address)
            since = loop.time()
            found = await self._timed(address, wanted, left)
            if isinstance(found, Fetched):
                return found
            address = found
            left -= loop.time() - since
        raise FetchError(FetchCode.REDIRECTS, f"It was passed on more than {self._limits.redirects} times.")

    async def _timed(self, address: httpx.URL, wanted: Wanted, seconds: float) -> Fetched | httpx.URL:
        try:
            async with asyncio.timeout(max(seconds, 0.0)):
                return await self._once(address, wanted)
        except (TimeoutError, httpx.TimeoutException):
            sentence = f"{address.host} did not answer in full within {self._limits.seconds:g} seconds."
            raise FetchError(FetchCode.TIMEOUT, sentence) from None
        except httpx.TransportError as error:
            raise FetchError(FetchCode.UNREACHABLE, f"{address.host} cannot be reached: {_why(error)}.") from error

    async def _once(self, address: httpx.URL, wanted: Wanted) -> Fetched | httpx.URL:
        """Return the answer of one request, or where it sends on."""
        timeout = httpx.Timeout(_PHASE_SECONDS).as_dict()
        request = httpx.Request("GET", address, headers=self._headers(wanted), extensions={"timeout": timeout})
        response = await self._transport.handle_async_request(request)
        response.request = request
        try:
            self._check_headers(response)
            if response.status_code in _REDIRECTS and "location" in response.headers:
                return _joined(address, response.headers["location"])
            if response.status_code == httpx.codes.NOT_MODIFIED and (wanted.etag or wanted.modified):
                return Fetched(str(address), b"", etag=wanted.etag, modified=wanted.modified, unchanged=True)
            if response.status_code != httpx.codes.OK:
                raise failure(response.status_code, address.host, wait_of(response.headers.get("retry-after")))
            return await self._answer(address, response, wanted.most_bytes)
        finally:
            await response.aclose()

    def _headers(self, wanted: Wanted) -> Mapping[str, str]:
        headers = {"User-Agent": self._agent, "Accept": "*/*", "Accept-Encoding": ACCEPTED}
        if wanted.etag:
            headers["If-None-Match"] = wanted.etag
        if wanted.modified:
            headers["If-Modified-Since"] = wanted.modified
        return headers

    def _check_headers(self, response: httpx.Response) -> None:
        if sum(len(name) + len(value) for name, value in response.headers.raw) > self._limits.header_bytes:
            raise FetchError(FetchCode.TOO_LARGE, "The answer's header is larger than any page needs.")

    async def _answer(self, address: httpx.URL, response: httpx.Response, most: int) -> Fetched:
        announced = response.headers.get("content-length", "")
        if announced.isdigit() and int(announced[:20]) > most:
            raise FetchError(FetchCode.TOO_LARGE, f"The answer is larger than {most // 1_000_000} MB.")
        inflater = Inflater(response.headers.get("content-encoding", ""), most, self._limits.ratio)
        async for piece in response.aiter_raw():
            inflater.take(piece)
        return Fetched(
            str(address),
            inflater.content(),
            media_type=response.headers.get("content-type", "").partition(";")[0].strip().lower(),
            charset=response.charset_encoding,
            etag=response.headers.get("etag"),
            modified=response.headers.get("last-modified"),
        )


def web_address(text: str) -> httpx.URL:
    """Return `text` as an address of the web. Raises FetchError for what is none, or carries a password."""
    try:
        address = httpx.URL(text.strip())
    except (httpx.InvalidURL, TypeError, ValueError):
        raise FetchError(FetchCode.ADDRESS, f"{text[:200]!r} is no web address.") from None
    if address.scheme not in ("http", "https") or not _HOST.fullmatch(address.host):
        raise FetchError(FetchCode.ADDRESS, "Only http and https addresses can be fetched.")
    if address.userinfo:
        raise FetchError(FetchCode.ADDRESS, "An address with a user name or password in it is not fetched.")
    return address.copy_with(fragment=None)


def _joined(address: httpx.URL, location: str) -> httpx.URL:
    try:
        return web_address(str(address.join(location)))
    except httpx.InvalidURL:
        raise FetchError(FetchCode.REDIRECTS, "It is passed on to something that is no web address.") from None


def _why(error: httpx.TransportError) -> str:
    if isinstance(error, httpx.RemoteProtocolError):
        return "its answer is not HTTP as it should be"
    if "CERTIFICATE" in str(error).upper():
        return "its certificate is not valid"
    return "no connection could be made" if isinstance(error, httpx.ConnectError) else "the connection broke"
