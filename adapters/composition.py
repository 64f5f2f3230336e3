"""Where the parts are put together: settings, database, language model, desk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from adapters.clock import SystemClock
from adapters.embedding import SentenceEncoder
from adapters.executors import ahead_of, at_once, open_executor
from adapters.fetching.web import LazyFetcher, web
from adapters.holders import is_gone, own_name
from adapters.judging import judge_of
from adapters.pictures import Charts
from adapters.rooms import OwnRoom
from adapters.settings import Settings
from bot.desk import Desk
from bot.language.pipeline import load_pipeline
from bot.reading.reader import Readers
from storage.library import open_library
from storage.schema import current_revision, upgrade


@asynccontextmanager
async def open_desk(settings: Settings, *, create: bool = False) -> AsyncIterator[Desk]:
    """Open the desk on the configured database; with `create`, make its tables where it has none.

    Raises what `storage.library.open_library` raises. The language model is loaded when it is first needed.
    """
    address = settings.database_url.get_secret_value()
    if create and await current_revision(address) is None:
        await upgrade(address)
    fetcher = LazyFetcher(settings.fetch_pause, settings.fetch_private)
    executor = open_executor(settings)
    room = OwnRoom() if settings.readers or settings.dask_scheduler else None
    readers = Readers(executor, ahead_of(settings), at_once(settings), own_name(), is_gone, room)
    load = partial(load_pipeline, settings.language_model)
    async with await open_library(address, settings.corpus) as library:
        try:
            yield Desk(
                library,
                load,
                SystemClock(),
                Charts(),
                web=web(fetcher),
                readers=readers,
                any_language=settings.other_languages == "keep",
                embedder=SentenceEncoder(settings.embedding_model) if settings.embedding_model else None,
                judge=judge_of(settings),
            )
        finally:
            executor.shutdown(wait=False, cancel_futures=True)
            await fetcher.close()
