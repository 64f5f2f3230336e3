"""An event loop in a thread of its own, so that chats are served while the terminal waits for a line."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from types import TracebackType
from typing import Any, Self, TypeVar

_Result = TypeVar("_Result")


class BackgroundLoop:
    """Runs coroutines away from the thread that reads the keyboard; use it with `with`."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="gainsay-loop", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def run(self, coroutine: Coroutine[Any, Any, _Result]) -> _Result:
        """Run `coroutine` to its end and return its result; an interruption cancels it."""
        future = asyncio.run_coroutine_threadsafe(coroutine, self._loop)
        try:
            return future.result()
        except KeyboardInterrupt:
            future.cancel()
            raise

    @contextmanager
    def entered(self, resource: AbstractAsyncContextManager[_Result]) -> Iterator[_Result]:
        """Keep an asynchronous context open on the loop for as long as the block runs."""
        value = self.run(resource.__aenter__())
        try:
            yield value
        finally:
            self.run(resource.__aexit__(None, None, None))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the loop and wait for its thread."""
        self.run(self._loop.shutdown_asyncgens())
        self.run(self._loop.shutdown_default_executor())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
