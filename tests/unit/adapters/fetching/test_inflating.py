"""Unpacking with caps."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.fetching.inflating import Inflater
from bot.feeds.fetching import FetchCode, FetchError


def unpacked(data, encoding, most=10_000_000, ratio=100, size=7):
    inflater = Inflater(encoding, most, ratio)
    for start in range(0, len(data), size):
        inflater.take(data[start : start + size])
    return inflater.content()


@given(st.binary(max_size=2000), st.integers(1, 50))
def test_any_content_comes_out_as_it_went_in(content, size):
    raw = zlib.compressobj(wbits=-15)
    assert unpacked(gzip.compress(content), "gzip", size=size) == content
    assert unpacked(zlib.compress(content), "deflate", size=size) == content
    assert unpacked(content, "", size=size) == content
    if content:
        assert unpacked(raw.compress(content) + raw.flush(), "deflate", size=size) == content


def test_members_one_after_the_other_are_one_content():
    assert unpacked(gzip.compress(b"one ") + gzip.compress(b"two"), "x-gzip") == b"one two"


def test_an_empty_answer_is_empty():
    assert Inflater("gzip", 10, 10).content() == b""


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "compress"])
def test_other_ways_of_packing_are_refused(encoding):
    with pytest.raises(FetchError) as refused:
        Inflater(encoding, 10, 10)
    assert refused.value.code is FetchCode.COMPRESSION


def test_a_ratio_that_no_page_has_is_refused():
    with pytest.raises(FetchError) as refused:
        unpacked(gzip.compress(bytes(5_000_000)), "gzip", size=500)
    assert refused.value.code is FetchCode.COMPRESSION


def test_a_content_over_the_cap_is_refused():
    with pytest.raises(FetchError) as refused:
        unpacked(gzip.compress(b"abc" * 1000), "gzip", most=2000)
    assert refused.value.code is FetchCode.TOO_LARGE


@pytest.mark.parametrize("data", [b"not packed at all", gzip.compress(b"a page" * 99, mtime=0)[:-9]])
def test_broken_packing_says_so(data):
    with pytest.raises(FetchError) as refused:
        unpacked(data, "gzip")
    assert refused.value.code is FetchCode.COMPRESSION
