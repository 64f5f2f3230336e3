"""Feeds and sitemaps, good and hostile."""

import tracemalloc
from datetime import date

import pytest

from adapters.fetching.feeds import read_feed
from bot.feeds.entry import Entry
from bot.feeds.fetching import FetchCode, Fetched, FetchError

BASE = "https://gazette.test/feed"


def listed(body, **about):
    data = body.encode() if isinstance(body, str) else body
    parts = list(read_feed(Fetched(BASE, data, **about)))
    return parts[0].title, [entry for part in parts for entry in part.entries]


def rss(items, title="Harbour Gazette"):
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'


def test_rss():
    item = (
        "<item><title>Bridge &amp;amp; pier <![CDATA[<b>closed</b>]]></title><link>/city/bridge</link>"
        "<guid isPermaLink='false'>urn:7</guid><pubDate>Sun, 04 May 2031 10:00:00 GMT</pubDate></item>"
    )
    title, entries = listed(rss(item))
    assert title == "Harbour Gazette"
    assert entries == [
        Entry(
            "https://gazette.test/city/bridge",
            "Bridge & pier closed",
            date(2031, 5, 4),
            "Sun, 04 May 2031 10:00:00 GMT",
        )
    ]


def test_atom():
    feed = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title><entry><title>Bridge</title>
    <link href="https://gazette.test/a"/><id>tag:gazette.test,2031:1</id>
    <published>2031-05-04T10:00:00Z</published><updated>2031-05-05T10:00:00Z</updated></entry></feed>"""
    assert listed(feed)[1] == [Entry("https://gazette.test/a", "Bridge", date(2031, 5, 4), "2031-05-05T10:00:00Z")]


def test_a_news_sitemap():
    sitemap = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://gazette.test/a</loc><news:news>
    <news:publication><news:name>Gazette</news:name></news:publication>
    <news:publication_date>2031-05-04T10:00:00+02:00</news:publication_date><news:title>Bridge</news:title></news:news>
    <lastmod>2031-05-05</lastmod></url></urlset>"""
    assert listed(sitemap)[1] == [Entry("https://gazette.test/a", "Bridge", date(2031, 5, 4), "2031-05-05")]


def test_a_list_of_sitemaps_names_them():
    index = "<sitemapindex><sitemap><loc>https://gazette.test/news.xml</loc></sitemap></sitemapindex>"
    with pytest.raises(FetchError, match=r"gazette\.test/news\.xml"):
        listed(index)


def test_what_is_no_web_page_is_left_out():
    links = ["javascript:alert(1)", "mailto:a@b.test", "", "https://gazette.test/" + "x" * 3000]
    assert listed(rss("".join(f"<item><link>{link}</link></item>" for link in links)))[1] == []


def test_entries_without_a_link_may_be_known_by_their_id():
    assert listed(rss("<item><guid>https://gazette.test/a</guid></item>"))[1][0].address == "https://gazette.test/a"


@pytest.mark.parametrize("number", [0, 1, 199, 200, 201, 450])
def test_every_item_is_read_once_however_many(number):
    items = "\n".join(f"<item><link>https://gazette.test/{n}</link></item>" for n in range(number))
    title, entries = listed(rss(items))
    assert title == "Harbour Gazette"
    assert [entry.address for entry in entries] == [f"https://gazette.test/{n}" for n in range(number)]


def test_a_large_feed_takes_little_more_memory_than_its_bytes():
    items = "".join(f"<item><title>Story {n}</title><link>https://gazette.test/{n}</link></item>" for n in range(3_000))
    fetched = Fetched(BASE, rss(items).encode())
    tracemalloc.start()
    count = sum(len(part.entries) for part in read_feed(fetched))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 3_000
    assert peak < 4 * len(fetched.body) + 3_000_000


LAUGHS = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7"])
@pytest.mark.parametrize("body", [rss("<item><title>&c;</title></item>"), "<urlset><url><loc>&c;</loc></url></urlset>"])
def test_a_billion_laughs_are_not_laughed(encoding, body):
    text = LAUGHS + body.partition("?>")[2] if body.startswith("<?xml") else LAUGHS + body
    with pytest.raises(FetchError) as refused:
        listed(text.encode(encoding), charset="utf-7" if encoding == "utf-7" else None)
    assert refused.value.code is FetchCode.CONTENT


def test_files_of_this_machine_are_not_read_in():
    feed = '<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss><channel><title>&x;</title></channel></rss>'
    assert "root" not in str(listed(feed))
    with pytest.raises(FetchError):
        listed('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss("<item><title>&x;</title></item>"))


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (rss("<item><title>Brücke</title><link>https://g.test/a</link></item>").encode("latin-1"), "iso-8859-1"),
        (rss("<item><title>Brücke</title><link>https://g.test/a</link></item>").encode("utf-16"), None),
        (rss("<item><title>Brücke</title><link>https://g.test/a</link></item>").encode("cp1252"), None),
        (
            rss("<item><title>Brücke</title><link>https://g.test/a</link></item>")
            .replace('"1.0"', '"1.0" encoding="windows-1252"', 1)
            .encode("cp1252"),
            None,
        ),
        (rss("<item><title>Brücke</title><link>https://g.test/a</link></item>").encode(), "no-such-coding"),
    ],
)
def test_codings(data, charset):
    assert listed(data, charset=charset)[1][0].title == "Brücke"


@pytest.mark.parametrize("body", ["", "<html><body>Hello</body></html>", "{}", "\x00\x01\x02", "<urlset><url><loc"])
def test_what_is_no_feed_says_so(body):
    with pytest.raises(FetchError) as refused:
        listed(body)
    assert refused.value.code is FetchCode.CONTENT


def test_a_torn_feed_gives_what_it_has():
    torn = rss("".join(f"<item><link>https://gazette.test/{n}</link></item>" for n in range(3)))[:-60]
    assert [entry.address for entry in listed(torn)[1]][:2] == ["https://gazette.test/0", "https://gazette.test/1"]
