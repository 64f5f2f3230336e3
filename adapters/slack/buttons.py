"""The buttons under an answer. All they need stands in their values, so they work after a restart.

A token finds the reply as it was shown (`bot.shown`), within the workspace alone.
"""

from __future__ import annotations

import re

from adapters.slack import limits
from adapters.slack.blocks import Block, actions, button, plain
from bot.wording import Wording

TURN = re.compile(r"turn_(?:back|next)")
SHARE = "share"
RATE = "rate"


def turning(words: Wording, token: str, page: int, of: int) -> list[Block]:
    """Return buttons to the pages before and after `page` (from 0); only those that there are."""
    found = []
    if page > 0:
        found.append(button("turn_back", words("button-back"), f"{token}:{page - 1}"))
    if page + 1 < of:
        found.append(button("turn_next", words("button-next"), f"{token}:{page + 1}"))
    return found


def under(words: Wording, token: str, page: int, of: int, *, private: bool) -> list[Block]:
    """Return the row of buttons under page `page` (from 0) of `of`; no block for no button."""
    found = turning(words, token, page, of)
    if private:
        found.append(button(SHARE, words("button-share"), token))
    return [actions(*found)] if found else []


def rating(words: Wording, question: str) -> Block:
    """Return the two thumbs under an answer; the question goes with them."""
    kept = question[: limits.QUESTION]
    return {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": RATE,
                "positive_button": {"text": plain(words("button-helpful")), "value": f"yes:{kept}"},
                "negative_button": {"text": plain(words("button-not-helpful")), "value": f"no:{kept}"},
            }
        ],
    }
