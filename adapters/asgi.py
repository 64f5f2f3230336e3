"""Web applications served inside a process that does other work too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from starlette.types import ASGIApp


class InnerServer(uvicorn.Server):
    """uvicorn without signal handlers and logs of its own: both are the process's. `options` are uvicorn's."""

    def __init__(self, app: ASGIApp, **options: Any) -> None:
        super().__init__(uvicorn.Config(app, log_config=None, access_log=False, lifespan="off", **options))

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the process's signal handlers as they are: whoever starts the process stops it."""
        yield
