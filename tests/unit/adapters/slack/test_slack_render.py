from __future__ import annotations

import json
import re
from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from adapters.chat.text import safe_url, units
from adapters.slack import limits
from adapters.slack.buttons import rating, under
from adapters.slack.render import Message, escape, pages, render
from bot.replies import Item, Reply, ReplyKind, Section
from bot.wording import ENGLISH, Language, wording
from tests.support.replies import citation, hostile, item, replies, reply
from tests.support.slack_blocks import assert_slack_takes_message, nodes

INERT = {
    None,
    "rich_text",
    "rich_text_section",
    "rich_text_quote",
    "text",
    "header",
    "plain_text",
    "context",
    "section",
}
ENTITY = re.compile(r"<[^>]*>")


def quotes(messages: tuple[Message, ...]) -> list[str]:
    found = (node for message in messages for node in nodes(message.blocks) if node.get("type") == "rich_text_quote")
    return ["".join(element["text"] for element in node["elements"]) for node in found]


def assert_slack_takes(message: Message) -> None:
    assert_slack_takes_message(message.payload())
    assert units(json.dumps(message.blocks, ensure_ascii=False)) <= limits.BUDGET.characters


def assert_mentions_nobody_and_forges_no_link(message: Message, stored: set[str | None]) -> None:
    for node in nodes(message.blocks):
        assert node.get("type") in INERT | {"link"}
        if node.get("type") == "link":
            assert node["url"] in stored
            assert not set(node["url"]) & set("|<> ")
    assert not ENTITY.search(message.text)
    assert not re.search(r"&(?!amp;|lt;|gt;)", message.text)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(replies())
def test_whatever_a_reply_holds_slack_takes_it_and_nothing_in_it_acts(given_reply: Reply) -> None:
    messages = render(given_reply)
    assert 1 <= len(messages) <= limits.PARTS
    stored = {safe_url(one.url, limits.URL) for one in given_reply.citations()}
    for message in messages:
        assert_slack_takes(message)
        assert_mentions_nobody_and_forges_no_link(message, stored)
    rest = iter([one.quote for one in given_reply.citations()])
    assert all(quote in rest for quote in quotes(messages))  # as stored, each in its order, none made up


def test_all_items_are_shown_in_order_over_several_parts() -> None:
    stored = [f"Sentence {number}: {'word ' * 40}" for number in range(40)]
    messages = render(reply(*(item(quote) for quote in stored)))
    assert 1 < len(messages) <= limits.PARTS
    assert quotes(messages) == stored
    headings = [[b["text"]["text"] for b in message.blocks if b["type"] == "header"] for message in messages]
    assert headings == [["Those who deny"]] + [["Those who deny (continued)"]] * (len(messages) - 1)
    assert messages[-1].blocks[-1]["elements"][0]["text"] == f"Part {len(messages)} of {len(messages)}."


def test_what_does_not_fit_is_counted() -> None:
    stored = [f"Sentence {number}: {'word ' * 400}" for number in range(60)]
    messages = render(reply(*(item(quote) for quote in stored)))
    assert len(messages) == limits.PARTS
    left_out = len(stored) - len(quotes(messages))
    assert f"{left_out} more cited lines would not fit" in messages[-1].blocks[-1]["elements"][0]["text"]


def test_the_blocks_of_an_answer() -> None:
    (message,) = render(reply())
    summary, heading, cited, hint = message.blocks
    assert summary["elements"][0]["elements"] == [{"type": "text", "text": "The mayor denied it."}]
    assert heading == {"type": "header", "text": {"type": "plain_text", "text": "Those who deny", "emoji": False}}
    who, quote, where = cited["elements"]
    assert who["elements"] == [
        {"type": "text", "text": "The mayor", "style": {"bold": True}},
        {"type": "text", "text": " denies · 18 October 2024"},
    ]
    assert quote == {"type": "rich_text_quote", "elements": [{"type": "text", "text": "The bridge is closed."}]}
    assert where["elements"] == [
        {"type": "link", "url": "https://news.example/a", "text": "The Harbour Gazette: Bridge closed"},
        {"type": "text", "text": " · 19 October 2024 · 2 independent origins · reported by two outlets"},
    ]
    assert hint["elements"] == [{"type": "plain_text", "text": "Ask about the ferry.", "emoji": False}]
    assert message.text.splitlines()[0] == "The mayor denied it."
    assert "“The bridge is closed.”" in message.text
    assert message.payload()["unfurl_links"] is False
    assert message.payload()["unfurl_media"] is False


def test_a_source_without_a_web_address_is_named_and_not_linked() -> None:
    (message,) = render(reply(replace(item(), citation=citation(url="javascript:alert(1)"))))
    assert not [node for node in nodes(message.blocks) if node.get("type") == "link"]
    assert "The Harbour Gazette: Bridge closed" in json.dumps(message.blocks)


def test_a_sentence_too_long_for_a_message_is_linked_to_and_not_cut() -> None:
    (message,) = render(reply(item("a" * 5000)))
    assert quotes((message,)) == []
    assert "5,000 characters long" in json.dumps(message.blocks)
    assert [node for node in nodes(message.blocks) if node.get("type") == "link"]


def test_an_empty_reply_still_says_something() -> None:
    (message,) = render(Reply(ReplyKind.NOTICE, " \n "))
    assert message.text == "There is nothing to show."


def test_escape_touches_three_characters_only() -> None:
    assert escape("<!channel> & *b* @here") == "&lt;!channel&gt; &amp; *b* @here"


def pair(left: Item, right: Item) -> Reply:
    return Reply(ReplyKind.CONTRADICTIONS, "One contradiction:", (Section("They disagree.", (left, right)),))


def test_both_sides_of_a_contradiction_stand_side_by_side() -> None:
    (message,) = render(pair(item(), item("It is open.", "An engineer")))
    _, _, columns, sources = message.blocks
    assert [field["text"] for field in columns["fields"]] == [
        "The mayor denies · 18 October 2024\n“The bridge is closed.”",
        "An engineer denies · 18 October 2024\n“It is open.”",
    ]
    assert {field["type"] for field in columns["fields"]} == {"plain_text"}
    links = [node["url"] for node in nodes(sources) if node.get("type") == "link"]
    assert links == ["https://news.example/a"] * 2
    assert_slack_takes(message)


def test_who_else_is_party_to_a_contradiction_stands_below_both_sides() -> None:
    reply = pair(item(), item("It is open.", "An engineer"))
    third = item("It has been open since May.", "A ferryman")
    (message,) = render(replace(reply, sections=(replace(reply.sections[0], items=(*reply.sections[0].items, third)),)))
    assert [len(block["fields"]) for block in message.blocks if "fields" in block] == [2]
    assert quotes([message]) == ["It has been open since May."]
    assert_slack_takes(message)


def test_sides_too_long_for_columns_stand_one_below_the_other() -> None:
    long = item("word " * 600)
    messages = render(pair(item(), long))
    assert quotes(messages) == [item().citation.quote, long.citation.quote]


@settings(max_examples=50, deadline=None)
@given(hostile(6), hostile(6), hostile(3))
def test_nothing_in_a_column_acts(left: str, right: str, name: str) -> None:
    told = []
    for message in render(pair(item(left, name), item(right, name))):
        assert_slack_takes(message)
        assert_mentions_nobody_and_forges_no_link(message, {"https://news.example/a"})
        told += [field["text"] for node in nodes(message.blocks) for field in node.get("fields", ())]
    beside = [f"{left}”", f"{right}”"] if left.strip() and right.strip() else []  # a field cannot be empty
    assert [text.partition("\n“")[2] for text in told] == beside


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(replies())
def test_every_page_with_its_buttons_is_within_the_limits(given_reply: Reply) -> None:
    for language in Language:
        words = wording(language)
        found = pages(given_reply, words)
        for number, page in enumerate(found):
            buttons = under(words, "t" * 16, number, len(found), private=True)
            assert_slack_takes_message(page.over(*buttons).payload())


def test_the_longest_question_fits_under_its_answer() -> None:
    (message,) = render(reply())
    thumbs = rating(ENGLISH, "\\" * 40_000)
    assert_slack_takes_message(message.over(thumbs).payload())
    values = [node["value"] for node in nodes(thumbs) if "value" in node]
    assert all(units(value) <= limits.BUTTON_VALUE for value in values)
