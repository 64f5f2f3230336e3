from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import discord
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.chat.text import safe_url, units
from adapters.discord import limits
from adapters.discord.buttons import Kept, rows
from adapters.discord.embeds import embed
from adapters.discord.escaping import escape
from adapters.discord.render import COLOURS, gallery, layout, pages, plain
from bot.replies import Reply, ReplyKind
from bot.wording import ENGLISH, Wording, wording
from tests.support.replies import hostile, item, replies, reply, words

LINK = re.compile(r"\[((?:[^\[\]\\]|\\[^\[\]])+)\]\(<([^>]*)>\)")
HIDDEN = re.compile(r"\\[*_~|`>#<@:\[\]\\]")  # a markup character that its backslash disarms
ESCAPED = re.compile(r"\\[^0-9A-Za-z\s]")
OURS = re.compile(r"^(### |-# |> |\*\*|\*(?=The sentence is|Речення має))|\*\*(?= |$)|\*$", re.MULTILINE)


def render(reply: Reply, words: Wording = ENGLISH) -> tuple[discord.ui.LayoutView, ...]:
    """Return every page with as many buttons and pictures as an answer can have."""
    found = pages(reply, words)
    kept = Kept("t" * 16, "r" * 16, 10**18)
    return tuple(
        layout(
            reply.kind,
            page,
            words,
            gallery=gallery(reply),
            rows=rows(words, kept, page=number, of=max(len(found), 2), private=True, rated=True),
            mark=2**31 - 1,
        )
        for number, page in enumerate(found)
    )


def texts(view: discord.ui.LayoutView) -> list[str]:
    return [child.content for child in view.walk_children() if isinstance(child, discord.ui.TextDisplay)]


def unescaped_markup(text: str) -> set[str]:
    return set(ESCAPED.sub("", text)) & set("*_~|`>#<@:[]")


def unescape(text: str) -> str:
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", text)


def quotes(views: tuple[discord.ui.LayoutView, ...]) -> list[str]:
    found = []
    for view in views:
        for text in texts(view):
            lines = [line[2:] for line in text.split("\n") if line.startswith("> ")]
            if lines:
                found.append(unescape("\n".join(lines)))
    return found


@settings(deadline=None)
@given(st.one_of(words(), st.text()))
def test_escaping_leaves_no_markup_and_loses_nothing(text: str) -> None:
    escaped = escape(text)
    assert not unescaped_markup(escaped)
    assert not re.search(r"^[^\S\n]*\d+\.", escaped, re.MULTILINE)
    assert not re.search(r"^[^\S\n]*[-+]", escaped, re.MULTILINE)
    assert not re.search(r"https?://", escaped)
    assert unescape(escaped) == text


def assert_discord_takes(view: discord.ui.LayoutView) -> None:
    assert 2 <= view.total_children_count <= limits.COMPONENTS
    assert sum(units(text) for text in texts(view)) <= limits.CHARACTERS
    assert all(text.strip() for text in texts(view))
    params: Any = discord.http.handle_message_parameters(view=view, allowed_mentions=discord.AllowedMentions.none())
    assert params.payload["flags"] == 1 << 15
    assert params.payload["allowed_mentions"]["parse"] == []
    assert "content" not in params.payload
    for child in view.walk_children():
        if isinstance(child, discord.ui.DynamicItem):
            assert len(child.custom_id) <= limits.CUSTOM_ID
            assert 0 < len(child.item.label) <= limits.BUTTON_LABEL
        if isinstance(child, discord.ui.MediaGallery):
            assert all(len(shown.description or "") <= limits.ALT for shown in child.items)


def assert_mentions_nobody_and_forges_no_link(text: str, stored: set[str | None]) -> None:
    assert {url for _, url in LINK.findall(text)} <= stored
    assert not unescaped_markup(OURS.sub("", HIDDEN.sub("x", LINK.sub("", text))))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(replies(), st.sampled_from(["en", "uk"]))
def test_whatever_a_reply_holds_discord_takes_it_and_nothing_in_it_acts(given_reply: Reply, language: str) -> None:
    views = render(given_reply, wording(language))
    assert 1 <= len(views) <= limits.PAGES
    stored = {safe_url(one.url, limits.URL) for one in given_reply.citations()}
    for view in views:
        assert_discord_takes(view)
        for text in texts(view):
            assert_mentions_nobody_and_forges_no_link(text, stored)
    rest = iter([one.quote for one in given_reply.citations()])
    assert all(quote in rest for quote in quotes(views))  # as stored, each in its order, none made up


def test_all_items_are_shown_in_order_over_several_messages() -> None:
    stored = [f"Sentence {number}. {'word ' * 20}end" for number in range(30)]
    views = render(reply(*(item(quote) for quote in stored)))
    assert 1 < len(views) <= limits.PAGES
    assert quotes(views) == stored
    assert all("### Those who deny (continued)" in texts(view) for view in views[1:])


def test_what_does_not_fit_is_counted() -> None:
    views = render(reply(*(item(f"Sentence {number}. {'word ' * 150}end") for number in range(160))))
    assert len(views) == limits.PAGES
    assert f"{160 - len(quotes(views))} more cited lines would not fit" in texts(views[-1])[-1]


def test_the_components_of_an_answer() -> None:
    view = plain(reply(kind=ReplyKind.CONTRADICTIONS))
    (container,) = view.to_components()
    assert container["accent_color"] == COLOURS[ReplyKind.CONTRADICTIONS].value
    assert [child["type"] for child in container["components"]] == [10, 14, 10, 10, 10]
    summary, heading, cited, hint = texts(view)
    assert summary == "The mayor denied it."
    assert heading == "### Those who deny"
    after = "19 October 2024 · 2 independent origins · reported by two outlets"
    assert cited.split("\n") == [
        "**The mayor** denies · 18 October 2024",
        "> The bridge is closed.",
        f"-# [The Harbour Gazette\\: Bridge closed](<https://news.example/a>) · {after}",
    ]
    assert hint == "-# Ask about the ferry."


def test_an_answer_in_ukrainian_leaves_quotes_and_names() -> None:
    shown = reply(replace(item(), stance="denied"))
    *_, cited, _ = texts(plain(shown, wording("uk")))
    assert "**The mayor** заперечує" in cited
    assert "> The bridge is closed." in cited
    assert "19 жовтня 2024 · 2 незалежні джерела" in cited


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(replies())
def test_the_embed_of_any_page_is_within_its_limits_and_nothing_in_it_acts(given_reply: Reply) -> None:
    stored = {safe_url(one.url, limits.URL) for one in given_reply.citations()}
    for page in pages(given_reply):
        made = embed(given_reply.kind, page)
        assert units(made.description or "") <= limits.EMBED_DESCRIPTION
        assert len(made) <= limits.EMBEDS_CHARACTERS
        assert_mentions_nobody_and_forges_no_link(made.description or "", stored)


def test_a_sentence_too_long_for_a_message_is_linked_to_and_not_cut() -> None:
    view = plain(reply(item("a" * 3000)))
    assert quotes((view,)) == []
    assert "3,000 characters long" in texts(view)[2]
    assert "](<https://news.example/a>)" in texts(view)[2]


def test_every_kind_has_its_colour() -> None:
    assert set(COLOURS) == set(ReplyKind)
    assert len({colour.value for colour in COLOURS.values()}) == len(ReplyKind)


@settings(deadline=None)
@given(hostile())
def test_an_empty_reply_still_says_something(text: str) -> None:
    for view in render(Reply(ReplyKind.NOTICE, text)):
        assert all(shown.strip() for shown in texts(view))
