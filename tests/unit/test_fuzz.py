"""What comes from outside may be anything: it is read, or refused in a sentence, and never ends in an error of ours."""

from __future__ import annotations

import gzip
import logging
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.chat import verbs
from adapters.fetching.feeds import read_feed
from adapters.fetching.pages import feeds_of, read_page
from adapters.slack import incoming
from bot.answers.period import period_in
from bot.answers.question import read
from bot.articles.cleaning import article_of
from bot.articles.draft import Draft
from bot.articles.unreadable import Unreadable
from bot.errors import GainsayError
from bot.feeds.addresses import canonical
from bot.feeds.fetching import Fetched, FetchError
from bot.language.sentences import sentence_spans
from tests.support.replies import HOSTILE

EXAMPLES = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# fmt: off
PIECES = (
    *HOSTILE, "The mayor said on Monday that the dam was safe. ", "“Never,” she said. ", "\r\n", "\u2028", "\ufeff",
    "\ud7ff", "By A Reporter\n", "Photo: someone / agency\n", "Updated 4 May 2031 09:00 GMT\n", "ADVERTISEMENT\n",
    "1.", "1,000,000.5", "€3bn", "99999999999999999999999", "31 February", "0000-00-00", "9999-12-31",
    "since 1 October", "between 3 and 1", "last week", "who denied", "what did", "did", "'", '"',
    "'; DROP TABLE claim; --", "%", "_", "*", "()", "NEAR/2", "\\", "ß", "İ", "ﬃ", "\U0001f9ed\u200d", "a" * 400,
    "é́" * 50,
)
TAGS = (
    "<html>", "<body>", "<p>", "</p>", "<div>", "<table><tr><td>", "<script>", "</script>", "<!--", "-->",
    "<![CDATA[", "]]>", "<rss>", "<rss version='2.0'><channel>", "<item>", "</item>", "<title>", "</title>",
    "<link>https://example.org/a</link>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>", "</entry>",
    "<updated>2031-05-04T99:99:99Z</updated>", "<pubDate>Mon, 99 Foo 2031</pubDate>", "<urlset>", "<url><loc>",
    "</loc></url>", "<sitemapindex>", "&#x0;", "&bogus;", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;",
    "<meta property='og:title' content='x'>", "<meta charset='utf-7'>", "<time datetime='x'>", "<base href='//'>",
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": 7, "author": [[]]}</script>',
    "<link rel='alternate' type='application/rss+xml' href='http://[::1'>", "<link href=a://[>",
)
# fmt: on

texts = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
markup = st.one_of(
    st.binary(max_size=300),
    st.lists(st.sampled_from((*TAGS, *PIECES)), max_size=40)
    .map("".join)
    .map(lambda one: one.encode("utf-8", "replace")),
)
charsets = st.sampled_from([None, "utf-8", "utf-16", "latin-1", "utf-7", "no-such-charset", "idna", "rot13", ""])


@pytest.fixture(autouse=True, scope="module")
def _quiet_libraries() -> Iterator[None]:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    yield
    logging.getLogger("trafilatura").setLevel(logging.NOTSET)


@EXAMPLES
@given(texts, texts, st.one_of(st.none(), st.dates()))
def test_any_text_becomes_an_article_or_is_refused(text: str, title: str, published: date | None) -> None:
    try:
        article = article_of(Draft("key", text * 3, title=title, published=published), any_language=True)
    except Unreadable as refused:
        assert str(refused).endswith(".")
        return
    ends = 0
    for block in article.blocks:
        assert ends <= block.span.start < block.span.end <= len(article.text)
        ends = block.span.end
        assert "\n" not in block.span.of(article.text)
    for span in sentence_spans(article.text):
        assert 0 <= span.start < span.end <= len(article.text)


@EXAMPLES
@given(texts)
def test_any_question_is_read(text: str) -> None:
    question = read(text, date(2031, 5, 4))
    assert question.text is not None
    period_in(text, date(2031, 5, 4))


@EXAMPLES
@given(markup, charsets, st.sampled_from(["text/html", "application/rss+xml", "application/xml", ""]))
def test_any_answer_is_a_feed_or_is_refused(body: bytes, charset: str | None, media_type: str) -> None:
    fetched = Fetched("https://example.org/feed", body, media_type, charset)
    try:
        entries = [entry for listing in read_feed(fetched) for entry in listing.entries]
    except FetchError as refused:
        assert str(refused).endswith(".")
        return
    assert all(entry.address.startswith(("http://", "https://")) for entry in entries)


@EXAMPLES
@given(markup, charsets)
def test_any_answer_is_a_page_or_is_refused(body: bytes, charset: str | None) -> None:
    fetched = Fetched("https://example.org/a", body, "text/html", charset)
    for work in (read_page, feeds_of):
        try:
            work(fetched)
        except (Unreadable, FetchError) as refused:
            assert str(refused).endswith(".")


def test_a_packed_feed_that_was_not_unpacked_is_refused() -> None:
    with pytest.raises(FetchError):
        list(read_feed(Fetched("https://example.org/feed", gzip.compress(b"<rss/>" * 1000), "application/xml")))


@EXAMPLES
@given(texts)
def test_any_address_has_one_canonical_form(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once


OPTIONS = ("by:", "since:", "until:", "kind:", "stance:", "outlet:", "at:", "days:", "zone:", 'by:"', "2031-02-30")
typed = st.lists(st.sampled_from((*OPTIONS, *PIECES)), max_size=12).map(" ".join)


@EXAMPLES
@given(st.one_of(typed, st.text(max_size=80)))
@pytest.mark.parametrize(
    "reader",
    [
        verbs.parse,
        verbs.claims_request,
        verbs.who_request,
        verbs.timeline_request,
        verbs.contradictions_request,
    ],
)
def test_any_words_behind_a_command_are_read_or_refused(reader: Callable[[str], object], words: str) -> None:
    try:
        reader(words)
    except GainsayError as refused:
        assert refused.sentence is not None


json_values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=20), st.sampled_from(HOSTILE)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=8,
)
ids = st.sampled_from(["T1", "", "U1", "C1", "<@U1>"])
homes = st.one_of(st.none(), st.fixed_dictionaries({}, optional={"id": ids, "name": texts}))
bodies = st.fixed_dictionaries(
    {},
    optional={
        "team": homes,
        "enterprise": homes,
        "channel": homes,
        "user": homes,
        "team_id": st.one_of(st.none(), ids),
        "user_id": ids,
        "channel_id": ids,
        "event_id": ids,
        "trigger_id": ids,
        "more": json_values,
    },
)


@EXAMPLES
@given(bodies)
def test_whatever_slack_leaves_out_of_a_payload_it_has_a_place_and_a_person(body: dict[str, Any]) -> None:
    assert incoming.here(body).within(incoming.workspace(body))
    assert incoming.who(body).workspace == incoming.team_of(body)
    incoming.delivery_key(body)


@EXAMPLES
@given(texts)
def test_any_message_of_slack_s_is_read_without_its_markup(text: str) -> None:
    asked = incoming.question(f"<@UBOT> {text}", "UBOT")
    assert "<@UBOT>" not in asked
    assert "\n" not in asked
    event = {"user": "U1", "text": text, "ts": datetime.now(UTC).timestamp()}
    assert incoming.spoken_by_person(event)
    assert incoming.thread_of(event)
