from __future__ import annotations

import json
from dataclasses import replace

from adapters.chat.text import units
from adapters.slack import limits
from adapters.slack.render import render
from bot.replies import Reply, ReplyKind, Section
from tests.support.replies import citation, item


def test_our_own_limits_keep_within_slacks() -> None:
    assert limits.BUDGET.characters < limits.BLOCKS_CHARACTERS
    assert limits.BUDGET.blocks < limits.BLOCKS
    assert limits.PARTS <= limits.RESPONSE_URL_USES
    assert max(limits.SUMMARY, limits.LABEL, limits.NOTE, limits.HINT) <= limits.TEXT_OBJECT
    assert limits.ACKNOWLEDGE_SECONDS < limits.ANSWER_SECONDS < 30 * 60  # a response_url's life


def test_the_largest_item_of_the_longest_characters_is_shown_under_its_heading() -> None:
    """In JSON a backslash takes two characters, which is the most that a character of a tidied label can take."""
    wide = "\\" * 9000
    url = "https://news.example/" + "a" * (limits.URL - 21)
    largest = replace(
        item("\\" * (limits.QUOTE // 2 - 1), wide),
        stance=wide,
        note=wide,
        citation=replace(citation("\\" * (limits.QUOTE // 2 - 1), url), outlet=wide),
    )
    reply = Reply(ReplyKind.CLAIMS, wide, (Section(wide, (largest, largest)),), (wide,))
    messages = render(reply)
    quotes = [block for message in messages for block in message.blocks if "rich_text_quote" in str(block)]
    assert len(quotes) == 2
    for message in messages:
        assert units(json.dumps(message.blocks, ensure_ascii=False)) <= limits.BUDGET.characters
