"""Where chats' questions are answered and digests composed: in processes of their own, off the chats' event loop.

The database and the core are opened there once more. What a question leaves behind stands in the database, so any
process answers any question; one that dies is replaced, and its question asked again.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import threading
import time
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from adapters.executors import LazyExecutor, serve_parent
from adapters.settings import Settings
from bot.choices import Choices
from bot.corpus import Corpora
from bot.digests.desk import DigestDesk
from bot.digests.sweeping import BATCH, Swept
from bot.errors import RetryableError
from bot.feedback import Feedbacks
from bot.feeds.desk import FeedDesk
from bot.names import NameKind
from bot.places import Workspace
from bot.replies import Reply
from bot.requests import ClaimsRequest, ContradictionsRequest, TimelineRequest, WhoRequest
from bot.seen import Seen
from bot.shown import ShownReplies
from bot.speaker_desk import SpeakerDesk
from bot.workspaces import Workspaces

if TYPE_CHECKING:
    from bot.answers.answering import Answer
    from bot.desk import Desk

_POLITE = 10  # niceness of an answering process: acknowledgements go before it, and it goes before reading
_SLICE = 1.0  # seconds for which a sweep holds a process that answers
_here = threading.local()  # what the present thread answers with; a process has one thread that does


class AnsweredDesk:
    """A desk for chats, whose look-ups are done elsewhere. It meets `adapters.chat.desk.Desk`."""

    def __init__(self, desk: Desk, executor: Executor) -> None:
        self._desk = desk
        self._executor = executor
        self._digests = DigestsElsewhere(desk.digests, executor)

    def within(self, workspace: Workspace) -> Elsewhere:
        """Return the look-ups of a workspace."""
        return Elsewhere(self._desk, self._executor, workspace)

    @property
    def seen(self) -> Seen:
        """Return what knows which events were taken."""
        return self._desk.seen

    @property
    def shown(self) -> ShownReplies:
        """Return what keeps replies for their buttons."""
        return self._desk.shown

    @property
    def feedback(self) -> Feedbacks:
        """Return what keeps what people thought."""
        return self._desk.feedback

    @property
    def digests(self) -> DigestDesk:
        """Return the use cases of subscriptions."""
        return self._digests

    @property
    def feeds(self) -> FeedDesk:
        """Return the use cases of feeds."""
        return self._desk.feeds

    @property
    def workspaces(self) -> Workspaces:
        """Return what forgets a workspace."""
        return self._desk.workspaces

    @property
    def choices(self) -> Choices:
        """Return what keeps choices."""
        return self._desk.choices

    @property
    def corpora(self) -> Corpora:
        """Return what knows the corpus of a workspace."""
        return self._desk.corpora

    @property
    def speakers(self) -> SpeakerDesk:
        """Return the use cases of who is who."""
        return self._desk.speakers


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The look-ups of one workspace, done on an executor; each is `bot.desk.Desk`'s of the same name."""

    desk: Desk
    executor: Executor
    workspace: Workspace

    async def ask(self, question: str, *, thread: str | None = None) -> Answer:
        """Answer or refuse."""
        answer: Answer = await self._done("ask", question, thread=thread)
        return answer

    async def claims_reply(self, wanted: ClaimsRequest) -> Reply:
        """Look claims up."""
        return await self._reply("claims_reply", wanted)

    async def contradictions_reply(self, wanted: ContradictionsRequest) -> Reply:
        """Look contradictions up."""
        return await self._reply("contradictions_reply", wanted)

    async def who_reply(self, wanted: WhoRequest) -> Reply:
        """Look up who takes a stance."""
        return await self._reply("who_reply", wanted)

    async def speaker_reply(self, name: str) -> Reply:
        """Look a speaker's page up."""
        return await self._reply("speaker_reply", name)

    async def article_reply(self, reference: str) -> Reply:
        """Look an article's page up."""
        return await self._reply("article_reply", reference)

    async def timeline_reply(self, wanted: TimelineRequest) -> Reply:
        """Look up who stood where."""
        return await self._reply("timeline_reply", wanted)

    async def suggest(self, kind: NameKind, text: str, *, limit: int = 10) -> Sequence[str]:
        """Return names that somebody may be typing."""
        names: Sequence[str] = await self._done("suggest", kind, text, limit=limit)
        return names

    async def status_reply(self) -> Reply:
        """Say how much is indexed: counted here, since those that answer know no language model."""
        return await self.desk.within(self.workspace).status_reply()

    async def _reply(self, name: str, *given: object) -> Reply:
        reply: Reply = await self._done(name, *given)
        return reply

    async def _done(self, name: str, *given: object, **options: object) -> Any:
        return await _done_on(self.executor, partial(_look_up, self.workspace, name, *given, **options))


class DigestsElsewhere(DigestDesk):
    """The use cases of subscriptions; what composes digests is done on an executor."""

    def __init__(self, whole: DigestDesk, executor: Executor) -> None:
        vars(self).update(vars(whole))  # its library, its clock, its senders
        self._executor = executor

    async def sweep(self, *, stop: Callable[[], bool] = lambda: False) -> Swept:
        """Sweep in slices of a second, between which questions are answered."""
        done, more = Swept(), True
        while more and not stop():
            swept = await _done_on(self._executor, partial(_sweep, _SLICE))
            done.add(swept)
            more = swept.seen >= BATCH
        self._last_sweep = self._clock.now()
        return done

    async def preview(self, subscription_id: str, *, within: Workspace | None = None, ever: bool = False) -> Reply:
        """Return the digest that would be sent now."""
        return await self._reply("preview", subscription_id, within=within, ever=ever)

    async def why(
        self,
        subscription_id: str,
        *,
        item: str | None = None,
        day: date | None = None,
        within: Workspace | None = None,
    ) -> Reply:
        """Tell why something was, or was not, in a digest."""
        return await self._reply("why", subscription_id, item=item, day=day, within=within)

    async def _reply(self, name: str, *given: object, **options: object) -> Reply:
        reply: Reply = await _done_on(self._executor, partial(_about_digests, name, *given, **options))
        return reply


async def _done_on(executor: Executor, work: Callable[[], Any]) -> Any:
    loop = asyncio.get_running_loop()
    try:
        return await loop.run_in_executor(executor, work)
    except BrokenExecutor:  # a process died, perhaps of another's question; the next call finds a new one
        with_new = loop.run_in_executor(executor, work)
    try:
        return await with_new
    except BrokenExecutor as error:
        raise RetryableError("The process that answers ended; try again in a moment.") from error


@asynccontextmanager
async def answering(desk: Desk, settings: Settings) -> AsyncIterator[AnsweredDesk]:
    """Yield the desk for chats; nothing is started before the first question."""
    make = partial(_processes, settings) if settings.answerers else partial(_thread, settings)
    executor = LazyExecutor(make)
    try:
        yield AnsweredDesk(desk, executor)
    finally:
        if not settings.answerers and executor.started:
            await asyncio.get_running_loop().run_in_executor(executor, _end)
        executor.shutdown(wait=False, cancel_futures=True)


def _processes(settings: Settings) -> Executor:
    spawning = multiprocessing.get_context("spawn")  # a fork would copy the locks of this process as they are
    return ProcessPoolExecutor(settings.answerers, spawning, _begin_process, (settings,))


def _thread(settings: Settings) -> Executor:
    return ThreadPoolExecutor(1, "gainsay-answerer", _begin, (settings,))


def _begin_process(settings: Settings) -> None:
    serve_parent(_POLITE)
    _begin(settings)


def _begin(settings: Settings) -> None:
    """Open a desk for the present thread."""
    from adapters.composition import open_desk

    _here.runner = asyncio.Runner()
    _here.opened = open_desk(settings.model_copy(update={"readers": 0, "dask_scheduler": None}))
    _here.desk = _here.runner.run(_here.opened.__aenter__())


def _look_up(workspace: Workspace, name: str, *given: object, **options: object) -> Any:
    """Do a look-up on this thread's desk."""
    look_up = getattr(_here.desk.within(workspace), name)
    return _here.runner.run(look_up(*given, **options))


def _about_digests(name: str, *given: object, **options: object) -> Any:
    """Do what digests are looked at for on this thread's desk."""
    return _here.runner.run(getattr(_here.desk.digests, name)(*given, **options))


def _sweep(seconds: float) -> Swept:
    """Sweep on this thread's desk for so long."""
    end = time.monotonic() + seconds
    swept: Swept = _here.runner.run(_here.desk.digests.sweep(stop=lambda: time.monotonic() > end))
    return swept


def _end() -> None:
    """Close this thread's desk."""
    _here.runner.run(_here.opened.__aexit__(None, None, None))
    _here.runner.close()
