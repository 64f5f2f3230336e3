"""The guarded client against servers that mean harm, and against those that do not."""

import asyncio
import gzip
import zlib

import pytest

from adapters.fetching.client import GuardedClient, Limits, web_address
from bot.feeds.fetching import FetchCode, FetchError, Wanted
from tests.support.loopback_web import INSIDE, OUTSIDE, Answer, Names, vetting


async def test_a_page_comes_back_with_what_the_next_request_needs(web, client):
    headers = {
        "Content-Type": "Text/HTML; charset=utf-8",
        "ETag": '"7"',
        "Last-Modified": "Mon, 05 May 2031 10:00:00 GMT",
    }
    web.pages["/a"] = Answer(b"<p>Hello</p>", headers=headers)
    found = await client.get(Wanted(web.url("/a#part")))
    assert (found.body, found.media_type, found.charset) == (b"<p>Hello</p>", "text/html", "utf-8")
    assert (found.etag, found.modified, found.unchanged) == ('"7"', "Mon, 05 May 2031 10:00:00 GMT", False)
    assert found.address == web.url("/a")
    assert web.asked[0].headers["host"] == f"news.test:{web.port}"
    assert "cookie" not in web.asked[0].headers


async def test_a_conditional_request_is_answered_in_kind(web, client):
    web.pages["/a"] = lambda request: Answer(status=304 if request.headers.get("if-none-match") == '"7"' else 200)
    found = await client.get(Wanted(web.url("/a"), etag='"7"', modified="Mon, 05 May 2031 10:00:00 GMT"))
    assert found.unchanged
    assert found.etag == '"7"'
    assert web.asked[0].headers["if-modified-since"] == "Mon, 05 May 2031 10:00:00 GMT"


async def test_a_name_that_turns_inward_after_vetting_is_looked_up_once_for_each_connection(web):
    names = Names({"news.test": [OUTSIDE, INSIDE]})
    web.pages["/a"] = Answer(b"first")
    client = GuardedClient(vetting(names))
    assert (await client.get(Wanted(web.url("/a")))).body == b"first"
    assert names.asked == ["news.test"]
    with pytest.raises(FetchError) as refused:
        await client.get(Wanted(web.url("/a")))
    assert refused.value.code is FetchCode.REFUSED
    assert web.paths() == ["/a"]
    await client.close()


async def test_a_redirect_is_vetted_anew(web):
    names = Names({"news.test": [OUTSIDE, INSIDE]})
    web.pages["/a"] = Answer(status=302, headers={"Location": "/b"})
    web.pages["/b"] = Answer(b"secret")
    client = GuardedClient(vetting(names))
    with pytest.raises(FetchError) as refused:
        await client.get(Wanted(web.url("/a")))
    assert refused.value.code is FetchCode.REFUSED
    assert web.paths() == ["/a"]
    await client.close()


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:169.254.169.254]/",
        "http://[fd00:ec2::254]/",
        "http://127.0.0.1:6379/",
        "http://2130706433/",
    ],
)
async def test_a_redirect_to_the_inside_is_refused(web, target):
    async def literal(host, _port):
        return ["127.0.0.1" if host == "2130706433" else OUTSIDE if host == "news.test" else host]

    client = GuardedClient(vetting(literal))
    web.pages["/a"] = Answer(status=301, headers={"Location": target})
    with pytest.raises(FetchError) as refused:
        await client.get(Wanted(web.url("/a")))
    assert refused.value.code is FetchCode.REFUSED
    await client.close()


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://news.test/", "gopher://news.test/", "http://u:p@news.test/"]
)
async def test_a_redirect_to_another_scheme_is_refused(web, client, target):
    web.pages["/a"] = Answer(status=301, headers={"Location": target})
    with pytest.raises(FetchError) as refused:
        await client.get(Wanted(web.url("/a")))
    assert refused.value.code is FetchCode.ADDRESS


async def test_five_redirects_are_followed_and_no_more(web, client):
    for step in range(6):
        web.pages[f"/{step}"] = Answer(status=307, headers={"Location": f"/{step + 1}"})
    web.pages["/6"] = Answer(b"here")
    assert (await client.get(Wanted(web.url("/1")))).body == b"here"
    with pytest.raises(FetchError) as refused:
        await client.get(Wanted(web.url("/0")))
    assert refused.value.code is FetchCode.REDIRECTS


async def test_who_asks_before_each_request_hears_of_every_hop(web, client):
    heard = []

    async def before(address):
        heard.append(address.path)

    web.pages["/a"] = Answer(status=302, headers={"Location": "/b"})
    web.pages["/b"] = Answer(b"x")
    await client.get(Wanted(web.url("/a")), before)
    assert heard == ["/a", "/b"]


async def test_an_announced_300_mb_is_refused_unread(web, client):
    async def flood():
        for _ in range(300):
            yield b"x" * 1_000_000

    web.pages["/a"] = Answer(headers={"Content-Length": str(300_000_000)}, pieces=flood)
    with pytest.raises(FetchError) as refused:
        await client.get(Wanted(web.url("/a")))
    assert refused.value.code is FetchCode.TOO_LARGE
    assert web.written < 30_000_000


async def test_300_mb_without_an_announcement_are_cut_off(web, client):
    async def flood():
        for _ in range(300):
            yield b"x" * 1_000_000

    web.pages["/a"] = Answer(pieces=flood)
    with pytest.raises(FetchError) as refused:
        await client.get(Wanted(web.url("/a"), most_bytes=2_000_000))
    assert refused.value.code is FetchCode.TOO_LARGE
    assert web.written < 40_000_000


async def test_a_gzip_bomb_is_not_unpacked(web, client):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(500)) + packer.flush()
    web.pages["/a"] = Answer(bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(FetchError) as refused:
        await client.get(Wanted(web.url("/a"), most_bytes=1_000_000_000))
    assert refused.value.code is FetchCode.COMPRESSION


async def test_a_slow_drip_ends_with_the_time_allowed(web, names):
    async def drip():
        while True:
            yield b"x"
            await asyncio.sleep(0.01)

    client = GuardedClient(vetting(names), Limits(seconds=0.2))
    web.pages["/a"] = Answer(pieces=drip)
    with pytest.raises(FetchError) as refused:
        await client.get(Wanted(web.url("/a")))
    assert refused.value.code is FetchCode.TIMEOUT
    assert refused.value.passing
    await client.close()


async def test_an_endless_header_is_refused(web, client):
    web.pages["/a"] = Answer(headers={f"X-{number}": "x" * 1000 for number in range(90)})
    with pytest.raises(FetchError) as refused:
        await client.get(Wanted(web.url("/a")))
    assert refused.value.code is FetchCode.TOO_LARGE
    web.pages["/b"] = Answer(headers={f"X-{number}": "x" * 1000 for number in range(200)})
    with pytest.raises(FetchError) as broken:
        await client.get(Wanted(web.url("/b")))
    assert broken.value.code is FetchCode.UNREACHABLE


async def test_the_environment_names_no_proxy(web, client, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    web.pages["/a"] = Answer(b"direct")
    fresh = GuardedClient(vetting())
    assert (await fresh.get(Wanted(web.url("/a")))).body == b"direct"
    await fresh.close()


@pytest.mark.parametrize("coding", ["gzip", "deflate", "identity"])
async def test_packed_pages_are_unpacked(web, client, coding):
    body = b"The mayor said the bridge was safe. " * 1000
    packed = {"gzip": gzip.compress(body), "deflate": zlib.compress(body), "identity": body}[coding]
    web.pages["/a"] = Answer(packed, headers={"Content-Encoding": coding})
    assert (await client.get(Wanted(web.url("/a")))).body == body


@pytest.mark.parametrize(
    ("status", "code", "passing"),
    [(404, "gone", False), (410, "gone", False), (403, "status", False), (500, "status", True), (429, "busy", True)],
)
async def test_answers_without_a_page(web, client, status, code, passing):
    web.pages["/a"] = Answer(status=status, headers={"Retry-After": "120"})
    with pytest.raises(FetchError) as refused:
        await client.get(Wanted(web.url("/a")))
    assert (refused.value.code, refused.value.passing) == (code, passing)
    if status == 429:
        assert refused.value.wait.total_seconds() == 120


async def test_a_closed_port_is_unreachable(client, web):
    with pytest.raises(FetchError, match="cannot be reached") as refused:
        await client.get(Wanted("http://news.test:1/"))
    assert refused.value.code is FetchCode.UNREACHABLE


@pytest.mark.parametrize(
    "text", ["", "news", "mailto:a@b.test", "javascript:alert(1)", "http://", "http://a b/", "file:///x", "http://[::1"]
)
def test_what_is_no_web_address(text):
    with pytest.raises(FetchError) as refused:
        web_address(text)
    assert refused.value.code is FetchCode.ADDRESS
