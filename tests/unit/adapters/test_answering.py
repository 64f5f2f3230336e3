"""Answering elsewhere: the same answers, in another process or thread, and the event loop free meanwhile."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters import answering as module
from adapters.answering import answering
from adapters.composition import open_desk
from adapters.settings import Settings
from bot.corpus import Audience
from bot.digests.due import due_instant
from bot.digests.subscription import Wish
from bot.errors import UserError
from bot.names import NameKind
from bot.places import Place, Platform, Workspace
from bot.replies import ReplyKind
from bot.requests import ClaimsRequest
from tests.builders import a_claim, stored_article, stored_claims

HOME, OTHER = Workspace(Platform.SLACK, "T1"), Workspace(Platform.SLACK, "T2")


@pytest.fixture(params=[0, 1])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    url = f"sqlite:///{tmp_path / 'answers.db'}"
    return Settings(database_url=url, answerers=request.param, readers=0)  # type: ignore[arg-type]


async def test_look_ups_are_done_elsewhere_and_see_what_their_workspace_may(settings: Settings) -> None:
    async with open_desk(settings, create=True) as desk, answering(desk, settings) as served:
        async with desk._library.begin() as uow:
            article = await stored_article(uow)
            await stored_claims(uow, article, a_claim("c1", article))
            await uow.audiences.listed(["page"], Audience(HOME, only=True))
            await uow.audiences.bring(article.id, "page", new=True)
            await uow.commit()
        home, other = served.within(HOME), served.within(OTHER)
        assert [one.claim_id for one in (await home.claims_reply(ClaimsRequest())).citations()] == ["c1"]
        assert (await other.claims_reply(ClaimsRequest())).citations() == ()
        assert "1 article" in (await home.status_reply()).summary
        assert (await home.ask("who said the bridge was safe?", thread="t1")).answered
        assert not (await other.ask("who said the bridge was safe?", thread="t2")).answered
        assert await home.suggest(NameKind.SPEAKER, "nobody") == ()
        with pytest.raises(UserError, match="Nobody called"):
            await other.speaker_reply("Dana Corvin")


async def test_digests_are_composed_elsewhere(settings: Settings) -> None:
    async with open_desk(settings, create=True) as desk, answering(desk, settings) as served:
        made = await served.digests.subscribe(Place(Platform.SLACK, "T1", "C1"), Wish(topics=("bridge",)))
        overdue = replace(made, next_date=made.next_date - timedelta(days=1))
        async with desk._library.begin() as uow:
            await uow.subscriptions.put(overdue, due_instant(overdue.next_date, overdue.wish))
            await uow.commit()
        swept = await served.digests.sweep()
        assert (swept.seen, swept.composed + swept.empty) == (1, 1)
        assert served.digests.last_sweep is not None
        assert desk.digests.last_sweep is None
        assert (await served.digests.preview(made.id)).kind is ReplyKind.DIGEST
        assert (await served.digests.why(made.id, within=HOME)).summary
        with pytest.raises(UserError):
            await served.digests.preview(made.id, within=OTHER)
        assert (await served.digests.sweep(stop=lambda: True)).seen == 0
        assert served.digests.senders is desk.digests.senders


async def test_a_process_that_dies_is_replaced_and_asked_again(tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'answers.db'}", answerers=1)  # type: ignore[arg-type]
    async with open_desk(settings, create=True) as desk, answering(desk, settings) as served:
        await served.within(HOME).suggest(NameKind.TOPIC, "bridge")
        loop = asyncio.get_running_loop()
        first = await loop.run_in_executor(served._executor, os.getpid)
        os.kill(first, signal.SIGKILL)
        assert not (await served.within(HOME).ask("who denied it?")).answered
        assert await loop.run_in_executor(served._executor, os.getpid) not in {first, os.getpid()}


async def test_the_event_loop_goes_on_while_an_answer_is_worked_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turned = threading.Event()

    def slow(*_: object, **__: object) -> str:
        ends = time.monotonic() + 60  # for a loop that stands still
        while not turned.is_set() and time.monotonic() < ends:
            pass
        return "done"

    monkeypatch.setattr(module, "_look_up", slow)
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'answers.db'}", answerers=0)  # type: ignore[arg-type]
    async with open_desk(settings, create=True) as desk, answering(desk, settings) as served:
        asked = asyncio.ensure_future(served.within(HOME).speaker_reply("Dana Corvin"))
        for _ in range(5):
            await asyncio.sleep(0.01)
        assert not asked.done()
        turned.set()
        assert await asked == "done"  # type: ignore[comparison-overlap]
