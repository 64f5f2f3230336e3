"""Which machines may be spoken to: those with a public address, looked up by us and connected to by that address."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

import httpcore

from bot.feeds.fetching import FetchCode, FetchError

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], Awaitable[list[str]]]

_MOST_ADDRESSES = 3  # of one name that are tried, one after the other
# Global unicast but for what carries an IPv4 address inside or is set apart for documentation:
# https://www.iana.org/assignments/iana-ipv6-special-registry/
_GLOBAL = IPv6Network("2000::/3")
_CARRIERS = (IPv6Network("2001::/23"), IPv6Network("2002::/16"), IPv6Network("3fff::/20"))


def is_public(address: Address) -> bool:
    """Say whether an address belongs to a machine on the public internet, and to one machine only."""
    if isinstance(address, IPv6Address):
        within = address in _GLOBAL and not any(address in network for network in _CARRIERS)
        return within and address.is_global
    return address.is_global and not (address.is_multicast or address.is_reserved)


async def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a name, by the machine's own resolver. Raises OSError."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


@dataclass(frozen=True, slots=True)
class Vetting:
    """Decides which addresses may be connected to; tests put their own resolver and rule in."""

    allows: Callable[[Address], bool] = is_public
    resolver: Resolver = resolve
    ports: frozenset[int] | None = field(default=frozenset({80, 443}))  # None: any

    async def addresses(self, host: str, port: int) -> list[str]:
        """Return where `host` may be reached, looked up anew. Raises FetchError where any address is refused."""
        if self.ports is not None and port not in self.ports:
            raise FetchError(FetchCode.REFUSED, f"Port {port} of {host} is not one that web pages are served on.")
        try:
            found = await self.resolver(host, port)
        except OSError:
            found = []
        if not found:
            raise FetchError(FetchCode.UNREACHABLE, f"There is no host {host}.")
        self._check(host, found)
        return found[:_MOST_ADDRESSES]

    def _check(self, host: str, found: Iterable[str]) -> None:
        for text in found:
            try:
                address = ip_address(text)
            except ValueError:
                raise FetchError(FetchCode.REFUSED, f"{host} resolves to something that is no address.") from None
            if not self.allows(address):
                raise FetchError(FetchCode.REFUSED, f"{host} leads to {address}, which is not on the public internet.")


def vetting_with(private: Sequence[IPv4Network | IPv6Network]) -> Vetting:
    """Return a vetting that lets some networks through beside the public ones, on any port; without any, none."""
    if not private:
        return Vetting()
    return Vetting(lambda address: is_public(address) or any(address in network for network in private), ports=None)


class VettedBackend(httpcore.AsyncNetworkBackend):
    """Opens connections to vetted addresses only. TLS still proves the name: httpcore hands it the host of the URL."""

    def __init__(self, vetting: Vetting) -> None:
        self._vetting = vetting
        self._opener = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - inherited
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Look `host` up, vet every address, and connect to the first that answers."""
        failed: Exception = httpcore.ConnectError(f"no address of {host} answers")
        for address in await self._vetting.addresses(host, port):
            try:
                return await self._opener.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109, ARG002 - inherited
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 - inherited
    ) -> httpcore.AsyncNetworkStream:
        """Refuse: a socket on this machine is no place on the internet."""
        raise FetchError(FetchCode.REFUSED, f"{path} is not on the public internet.")

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._opener.sleep(seconds)
