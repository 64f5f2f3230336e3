"""Real `gainsay` processes, and a counterpart that records what is posted to it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]


def begun(database: str, *words: str, **settings: str) -> subprocess.Popen[bytes]:
    """Start `gainsay` with these words on a database; local receivers are let through, and it reads in a thread."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GAINSAY_")}
    own = {"DATABASE_URL": database, "WEB_PORT": "0", "READERS": "0", "FETCH_PRIVATE": "127.0.0.0/8", **settings}
    environment = {**kept, **{f"GAINSAY_{name}": value for name, value in own.items()}, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-m", "adapters.main", *words],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


class Receiver:
    """Takes posts on a port of this machine and records their keys; while `holding`, no post is answered."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.came = threading.Event()
        self.free = threading.Event()
        self.free.set()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self.free.set()
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                receiver.keys.append(self.headers["Idempotency-Key"])
                receiver.came.set()
                receiver.free.wait(60)
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        return Handler
