"""Nothing of an answered interaction stays in the process: buttons are found again by their ids alone."""

from __future__ import annotations

from typing import Any

from tests.support.desk import FakeDesk
from tests.support.replies import item, reply


async def test_answers_leave_no_views_behind(simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk) -> None:
    views = simcord_env.bot._connection._view_store
    dynamic = set(views._dynamic_items)
    desk.answer = reply(*(item(f"Sentence {number}. {'word ' * 20}end") for number in range(40)))
    for _ in range(5):
        result = await alice.slash(channel, "gainsay ask", question="Who denied it?", private=True)
        for label in ("Next", "Back", "Share", "Helpful", "How was this found?"):
            await alice.click(result.response, label=label)
        await alice.send(channel, f"<@{simcord_env.bot.user.id}> who denied it?")
    assert views._views == {}
    assert views._synced_message_views == {}
    assert set(views._dynamic_items) == dynamic
