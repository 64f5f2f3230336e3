"""What articles are read on: this process, a pool of processes, or the workers of a Dask cluster.

Whichever it is, it is a `concurrent.futures.Executor`, and nothing is started before the first article comes.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

from adapters.settings import Settings
from bot.errors import RetryableError

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")
_POLITE = 15  # niceness of a reading process: chat goes before it, and so do answers
_CONNECT_SECONDS = 10
_CLUSTER_AHEAD = 64  # articles on their way to workers whose number changes


class LazyExecutor(Executor):
    """An executor that is made when it is first given work, and made anew when a dead worker broke it."""

    def __init__(self, make: Callable[[], Executor]) -> None:
        self._make = make
        self._made: Executor | None = None
        self._making = threading.Lock()

    @property
    def started(self) -> bool:
        """Whether it was given any work yet."""
        return self._made is not None

    def submit(
        self, fn: Callable[_Parameters, _Result], /, *args: _Parameters.args, **kwargs: _Parameters.kwargs
    ) -> Future[_Result]:
        """Run `fn` on it. What ran on a broken one fails with BrokenExecutor; the next call finds a new one."""
        with self._making:
            if self._made is None:
                self._made = self._make()
            try:
                return self._made.submit(fn, *args, **kwargs)
            except BrokenExecutor:
                self._made.shutdown(wait=False, cancel_futures=True)
                self._made = self._make()
                return self._made.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - inherited
        """Stop, if it was ever started."""
        with self._making:
            if self._made is not None:
                self._made.shutdown(wait=wait, cancel_futures=cancel_futures)


class ClusterExecutor(Executor):
    """The executor of a Dask cluster, with the connection that it needs."""

    def __init__(self, address: str) -> None:
        """Connect to a scheduler like "tcp://10.0.0.5:8786". Raises RetryableError where none answers."""
        from distributed import Client

        connect: Any = Client
        try:
            self._client = connect(address, timeout=_CONNECT_SECONDS, set_as_default=False, name="gainsay")
        except (OSError, TimeoutError, ValueError) as error:
            raise RetryableError(f"The Dask scheduler at {address} cannot be reached.") from error
        self._executor = self._client.get_executor(pure=False)

    def submit(
        self, fn: Callable[_Parameters, _Result], /, *args: _Parameters.args, **kwargs: _Parameters.kwargs
    ) -> Future[_Result]:
        """Run `fn` on a worker; when that worker is lost the scheduler gives it to another."""
        submitted: Future[_Result] = self._executor.submit(fn, *args, **kwargs)
        return submitted

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - inherited
        """Leave the cluster, which forgets what nobody waits for any more; it goes on without us."""
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()


def open_executor(settings: Settings) -> LazyExecutor:
    """Return what articles are read on, as `settings` have it."""
    if settings.dask_scheduler:
        scheduler = settings.dask_scheduler
        return LazyExecutor(lambda: ClusterExecutor(scheduler))
    if settings.readers:
        return LazyExecutor(lambda: _processes(settings))
    return LazyExecutor(lambda: ThreadPoolExecutor(1, "gainsay-reader"))


def ahead_of(settings: Settings) -> int:
    """Return how many articles are on their way at once: enough that no reader waits, and few enough to hold."""
    return _CLUSTER_AHEAD if settings.dask_scheduler else 3 * settings.readers + 2


def at_once(settings: Settings) -> int:
    """Return how many of these the executor has at once: one more than can be read, so that no reader waits.

    What is stored queues behind them. A cluster's workers come and go, and it has a queue of its own.
    """
    return _CLUSTER_AHEAD if settings.dask_scheduler else max(1, settings.readers) + 1


def _processes(settings: Settings) -> Executor:
    # Forking would copy threads and locks of the event loop in whatever state they are.
    spawning = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(settings.readers, spawning, _begin_worker, (settings,))


def _begin_worker(settings: Settings) -> None:
    """Set a reading process up, with its way to the library."""
    serve_parent(_POLITE)
    from adapters.rooms import furnish  # not needed by those who only wait for readings

    furnish(settings)


def serve_parent(niceness: int) -> None:
    """Make this process polite, deaf to Ctrl-C, and end when the one that started it is gone, however that came."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(niceness)
    threading.Thread(target=_outlive_nobody, name="gainsay-watch", daemon=True).start()


def _outlive_nobody() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
