"""However much there is to say, an answer stays as short as people read."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.answering import Answer, answer
from bot.answers.composing import MOST_WORDS, plain_text
from bot.answers.quoting import word_count
from bot.claims.claim import Stance
from bot.replies import ReplyKind
from tests.unit.answers.story import TODAY, Said, stored_story

NAMES = (
    "Ada Mirel", "Bo Corvin", "Cleo Vant", "Dov Arnim", "Ebba Lund", "Finn Okoro", "Greta Holt", "Hugo Pell",
    "Ines Tarn", "Jonas Feld", "Kaya Weiss", "Lev Dray",
)  # fmt: skip
OUTLETS = "Gazette", "The Evening Advertiser of Ostmark, Varn and All the Valleys of the Lower Mirr and the Upper Kelb"
ASIDES = (
    "because the engineers of the county had looked at every bolt of it twice in the spring",
    "although ships had struck two of its pillars in the storm and the lights had gone out",
    "as everybody could see who crossed it in the morning on the way to the harbour market",
)


async def _asked(question: str, speakers: int, asides: int, *, days: int, outlet: str = OUTLETS[0]) -> Answer:
    """Ask of a story in which so many speakers deny one thing, each on one of so many days."""
    lines, said = [], []
    for number, name in enumerate(NAMES[:speakers]):
        day = date(2031, 5, 1 + number % days)
        content = " ".join(("that the bridge was unsafe", *ASIDES[:asides]))
        lines.append(f"{name} denied on {day.day} May {content}.")
        said.append(Said(lines[-1], name, Stance.DENIES, day, content))
    library = await stored_story("gazette", outlet, "The bridge", tuple(lines), date(2031, 5, 30), said)
    async with library.begin() as uow:
        return await answer(question, uow, today=TODAY)


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(["who denied that the bridge was unsafe?", "timeline of the bridge", "the bridge"]),
    st.integers(1, len(NAMES)),
    st.integers(0, len(ASIDES)),
    st.integers(1, 9),
    st.sampled_from(OUTLETS),
)
def test_an_answer_is_never_longer_than_people_read(
    question: str, speakers: int, asides: int, days: int, outlet: str
) -> None:
    reply = asyncio.run(_asked(question, speakers, asides, days=days, outlet=outlet)).reply
    assert word_count(plain_text(reply)) <= MOST_WORDS
    for citation in reply.citations():
        assert citation.quote
        assert "denied" in citation.quote or "unsafe" in citation.quote or "bridge" in citation.quote


@pytest.mark.parametrize("asides", [0, 3])
async def test_what_is_left_out_for_room_is_a_line_and_never_the_answer(asides: int) -> None:
    found = await _asked("who denied that the bridge was unsafe?", 12, asides, days=4)
    assert found.reply.kind is ReplyKind.ANSWER
    shown = {item.speaker for section in found.reply.sections for item in section.items}
    assert shown
    assert all(any(name in who for name in NAMES) for who in shown)
