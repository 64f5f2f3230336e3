"""One page, one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.addresses import canonical

PAGE = "https://herald.test/city/bridge-closed"


@pytest.mark.parametrize(
    "address",
    [
        PAGE,
        "http://herald.test/city/bridge-closed",
        "HTTPS://WWW.Herald.TEST:443/city/bridge-closed/",
        "https://herald.test./city//bridge-closed#comments",
        "https://m.herald.test/city/bridge-closed",
        "https://amp.herald.test/city/bridge-closed?amp=1",
        "https://herald.test/city/bridge-closed/amp/",
        "https://herald.test/amp/city/bridge-closed",
        "https://herald.test/city/bridge-closed?outputType=amp",
        "https://herald.test/city/bridge-closed?utm_source=feed&utm_medium=rss&fbclid=x",
        "https://herald-test.cdn.ampproject.org/c/s/herald.test/city/bridge-closed",
        "https://herald-test.cdn.ampproject.org/v/s/www.herald.test/city/bridge-closed?amp_js_v=0.1&usqp=mq",
        "https://www.google.com/amp/s/herald.test/city/bridge-closed",
        "  https://herald.test/city/bridge%2Dclosed ",
        "https://herald.test/city/bridge-closed/index.html",
    ],
)
def test_every_way_to_one_page_has_its_name(address):
    assert canonical(address) == PAGE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://herald.test/story?id=1", "https://herald.test/story?id=2"),
        ("https://herald.test/Story", "https://herald.test/story"),
        ("https://herald.test/a", "https://courier.test/a"),
        ("https://herald.test:8443/a", "https://herald.test/a"),
        ("https://news.herald.test/a", "https://herald.test/a"),
        ("https://herald.test/camp", "https://herald.test/c"),
        ("https://herald.test/a%2Fb?x=1", "https://herald.test/a?x=1"),
    ],
)
def test_different_pages_keep_different_names(one, other):
    assert canonical(one) != canonical(other)


def test_the_order_of_parameters_does_not_matter():
    assert canonical("https://h.test/s?b=2&a=1") == canonical("https://h.test/s?a=1&b=2") == "https://h.test/s?a=1&b=2"


@pytest.mark.parametrize(
    "text", ["herald/bridge.txt", "", "mailto:desk@herald.test", "http://[::1", "tag:herald.test,2031:1"]
)
def test_what_is_no_address_stays(text):
    assert canonical(text) == text


@given(st.text(max_size=60))
def test_a_name_is_its_own_name(text):
    for address in (text, f"https://herald.test/{text}", f"https://herald.test/a?{text}"):
        once = canonical(address)
        assert canonical(once) == once
