"""Which addresses count as public, and how names are turned into addresses."""

from ipaddress import ip_address

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.fetching.vetting import VettedBackend, Vetting, is_public
from bot.feeds.fetching import FetchCode, FetchError


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3",  # private
        "172.16.0.1",
        "192.168.1.1",
        "127.0.0.1",  # loopback
        "127.255.1.1",
        "169.254.169.254",  # link-local, where clouds keep their metadata
        "100.64.0.1",  # carrier-grade
        "100.127.255.254",
        "224.0.0.1",  # multicast
        "239.1.1.1",
        "240.0.0.1",  # reserved
        "255.255.255.255",
        "0.0.0.0",
        "0.1.2.3",
        "192.0.0.1",
        "192.0.2.1",  # documentation
        "198.18.0.1",  # benchmarks
        "198.51.100.7",
        "::",
        "::1",
        "::ffff:10.0.0.1",  # IPv4 in IPv6, private or not
        "::ffff:8.8.8.8",
        "::8.8.8.8",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "2002:a00:1::1",
        "2001:0:53aa:64c::1",
        "2001:db8::1",
        "3fff::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "100::1",
    ],
)
def test_what_is_not_public(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:2800:220:1::1", "2a00:1450:4001::1"])
def test_what_is_public(address):
    assert is_public(ip_address(address))


@given(st.integers(0, 2**32 - 1))
def test_an_embedded_address_is_never_public(number):
    assert not is_public(ip_address(f"::ffff:{ip_address(number)}"))
    assert not is_public(ip_address(0x2002 << 112 | number << 80 | 1))


async def test_one_refused_address_refuses_the_name():
    async def both(host, port):
        return ["8.8.8.8", "10.0.0.1"]

    with pytest.raises(FetchError, match=r"10\.0\.0\.1, which is not on the public") as refused:
        await Vetting(resolver=both).addresses("news.test", 443)
    assert refused.value.code is FetchCode.REFUSED


@pytest.mark.parametrize("written", ["127.1", "2130706433", "0x7f000001", "localhost"])
async def test_other_ways_to_write_loopback_are_seen_through(written):
    with pytest.raises(FetchError) as refused:
        await Vetting().addresses(written, 80)
    assert refused.value.code in (FetchCode.REFUSED, FetchCode.UNREACHABLE)


async def test_other_ports_are_refused():
    with pytest.raises(FetchError, match="Port 22"):
        await Vetting().addresses("news.test", 22)


async def test_an_unknown_name_says_so():
    async def nobody(host, port):
        raise OSError

    with pytest.raises(FetchError, match=r"no host news\.test"):
        await Vetting(resolver=nobody).addresses("news.test", 80)


async def test_sockets_of_this_machine_are_refused():
    with pytest.raises(FetchError):
        await VettedBackend(Vetting()).connect_unix_socket("/run/service.sock")


async def test_no_answer_is_a_connection_error():
    async def dead(host, port):
        return ["127.0.0.2"]

    backend = VettedBackend(Vetting(allows=lambda address: True, resolver=dead, ports=None))
    with pytest.raises(httpcore.ConnectError):
        await backend.connect_tcp("news.test", 1)
