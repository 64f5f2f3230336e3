"""Pages: the article, and what the page says of it."""

import json
from datetime import date

import pytest

from adapters.fetching.pages import feeds_of, read_page
from bot.articles.article import Basis
from bot.articles.unreadable import Unreadable, UnreadableCode
from bot.feeds.entry import Entry
from bot.feeds.fetching import Fetched

AT = "https://www.gazette.test/city/bridge?utm_source=feed"
STORY = (
    "<p>The mayor said on Tuesday that the old bridge would stay closed until spring, after engineers found cracks.</p>"
    "<p>A spokesman for the engineers denied that the bridge had ever been unsafe, and called it premature.</p>"
    "<p>The harbour master asked for patience and said that ferries would run every half an hour until the evening.</p>"
)


def page(head="", body=STORY):
    return f"<html lang=en><head>{head}</head><body><h1>Bridge closed</h1><article>{body}</article></body></html>"


def draft(head="", body=STORY, listed=None, address=AT):
    return read_page(Fetched(address, page(head, body).encode(), "text/html"), listed)


def linked_data(*described):
    return "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in described)


def test_structured_data_goes_before_all_else():
    article = {
        "@type": ["NewsArticle"],
        "headline": "Bridge closed until spring",
        "datePublished": "2031-05-04T23:30:00-05:00",
        "author": [{"name": "Ana Lind"}, {"name": "Bo Moe"}],
        "publisher": {"@type": "Organization", "name": "Harbour Gazette"},
    }
    head = linked_data({"@type": "WebSite", "headline": "no"}, {"@graph": [{"@type": "Person"}, article]})
    found = draft(head + '<meta property="og:title" content="Other"><meta property="og:site_name" content="Other">')
    assert (found.title, found.outlet, found.byline) == (
        "Bridge closed until spring",
        "Harbour Gazette",
        "Ana Lind, Bo Moe",
    )
    assert (found.published, found.published_basis) == (date(2031, 5, 4), Basis.GIVEN)
    assert "denied that the bridge" in found.text


def test_open_graph_where_there_is_no_linked_data():
    head = """<meta property="og:title" content="Bridge closed"><meta property="og:site_name" content="Gazette">
    <meta property="article:published_time" content="2031-05-04T10:00:00Z"><meta name="author" content="Ana Lind">"""
    found = draft(head)
    assert (found.title, found.outlet, found.byline, found.published) == (
        "Bridge closed", "Gazette", "Ana Lind", date(2031, 5, 4)
    )  # fmt: skip


def test_what_the_page_does_not_say_its_feed_may():
    found = draft(listed=Entry(AT, "Bridge is closed", date(2031, 5, 4)))
    assert (found.title, found.published, found.published_basis) == ("Bridge is closed", date(2031, 5, 4), Basis.GIVEN)
    assert found.outlet is None


def test_a_date_on_the_page_itself_is_known_from_its_text():
    found = draft(body="<time>4 May 2031</time>" + STORY)
    assert found.published is None or found.published_basis is Basis.TEXT


@pytest.mark.parametrize(
    ("href", "key"),
    [
        ("https://gazette.test/city/bridge", "https://gazette.test/city/bridge"),
        ("/city/bridge-closed", "https://gazette.test/city/bridge-closed"),
        ("https://amp.gazette.test/city/bridge", "https://gazette.test/city/bridge"),
        ("https://other.test/city/bridge", "https://gazette.test/city/bridge"),  # another site's name is not taken
        ("https://gazette.test/", "https://gazette.test/city/bridge"),  # the front page is no article
        ("javascript:void(0)", "https://gazette.test/city/bridge"),
        ("http://[::1", "https://gazette.test/city/bridge"),
    ],
)
def test_the_canonical_address_names_the_article(href, key):
    assert draft(f'<link rel="canonical" href="{href}">').key == key


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{broken</script>',
        '<script type="application/ld+json">' + "[" * 5000 + "</script>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": 7, "author": 3}</script>',
        '<script type="application/ld+json">null</script>',
    ],
)
def test_broken_structured_data_is_passed_over(head):
    found = draft(head)
    assert "denied" in found.text
    assert found.outlet is None


def test_a_page_that_carries_its_text_as_data_only():
    body = " ".join(["The mayor said the bridge would stay closed."] * 10)
    head = linked_data({"@type": "NewsArticle", "headline": "Bridge", "articleBody": body})
    assert draft(head, "<div id=app></div>").text == body


@pytest.mark.parametrize(
    ("body", "media_type", "code"),
    [(b"", "text/html", "empty"), (b"   ", "", "empty"), (b"%PDF-1.7", "application/pdf", "binary")],
)
def test_what_is_no_page(body, media_type, code):
    with pytest.raises(Unreadable) as refused:
        read_page(Fetched(AT, body, media_type))
    assert refused.value.code == UnreadableCode(code)


def test_deep_nesting_is_survived():
    body = "<div>" * 20_000 + STORY
    assert read_page(Fetched(AT, page(body=body).encode(), "text/html")).key == "https://gazette.test/city/bridge"


def test_a_page_names_its_feeds():
    head = """<link rel=alternate type="application/rss+xml" href="/feed"><link rel=alternate
    type="application/atom+xml" href="https://gazette.test/atom"><link type="application/rss+xml" href="data:x">"""
    found = feeds_of(Fetched(AT, page(head).encode(), "text/html"))
    assert found == ["https://www.gazette.test/feed", "https://gazette.test/atom"]
    assert feeds_of(Fetched(AT, b"")) == []


def test_a_link_that_is_no_address_hides_no_other():
    page = b"""<base href='/news/'><link href='a://['><a href='b://['>x</a>
    <link type='application/rss+xml' href='c://['><link type='application/atom+xml' href='feed.xml'>"""
    assert feeds_of(Fetched("https://example.org/", page, "text/html")) == ["https://example.org/news/feed.xml"]
