from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.chat.text import fit, one_line, safe_url, tidy, units


@settings(deadline=None)
@given(st.text(st.sampled_from("ab&<🧭é "), max_size=60), st.integers(8, 60))
def test_fit_never_exceeds_its_limit_and_never_cuts_an_escape(text: str, limit: int) -> None:
    def escape(raw: str) -> str:
        return raw.replace("&", "&amp;").replace("<", "&lt;")

    shown = fit(text, limit, escape)
    assert units(shown) <= limit
    raw = shown.replace("&lt;", "<").replace("&amp;", "&")
    assert text == raw or (raw.endswith("…") and text.startswith(raw[:-1]))


def test_fit_keeps_as_much_as_fits() -> None:
    assert fit("abcdefghij", 10) == "abcdefghij"
    assert fit("abcdefghijk", 10) == "abcdefghi…"
    assert fit("abcd   efghijk", 7) == "abcd…"


def test_units_counts_as_javascript_does() -> None:
    assert units("aé🧭") == 4


def test_labels_lose_what_could_disguise_them() -> None:
    assert tidy(" a\x00b\u202ec\nd ") == "abc\nd"
    assert one_line(" a \u200f \n\n b\t") == "a b"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://news.example/a?b=c&d=e#f", "https://news.example/a?b=c&d=e#f"),
        ("https://news.example/a%20b", "https://news.example/a%20b"),
        ("https://news.example/a_(b)", "https://news.example/a_%28b%29"),
        ("https://news.example/a|b", "https://news.example/a%7Cb"),
        ("https://news.example/<!channel>", "https://news.example/%3C!channel%3E"),
        ("https://news.example/стаття", "https://news.example/%D1%81%D1%82%D0%B0%D1%82%D1%82%D1%8F"),
        ("javascript:alert(1)", None),
        ("https://bank.example@evil.example/", None),
        ("https://news.example/a b", None),
        ("https://news.example/\n@everyone", None),
        ("https://news.example/\u202e", None),
        ("https://", None),
        ("https://[::1", None),
        ("//news.example", None),
        ("https://news.example/" + "a" * 500, None),
        ("", None),
        (None, None),
    ],
)
def test_safe_url(url: str | None, shown: str | None) -> None:
    assert safe_url(url, 500) == shown
