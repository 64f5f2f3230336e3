"""A real `gainsay serve` that is told to stop in the middle of a delivery."""

from __future__ import annotations

import contextlib
import signal
import socket
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from bot.digests.delivery import PartState
from bot.places import Place, Platform
from storage.library import open_library
from storage.schema import upgrade
from tests.e2e.serving import begun
from tests.subscribed import a_part, a_subscription


def drip(connection: socket.socket) -> None:
    """Send a header byte by byte, more often than a client's patience with a silent one ends, until nobody listens."""
    with contextlib.suppress(OSError):
        connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while True:
            connection.sendall(b".")
            time.sleep(1)


async def test_sigterm_lets_go_of_a_hanging_delivery(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'g.db'}"
    await upgrade(address)
    with socket.create_server(("127.0.0.1", 0)) as slow:  # begins an answer that never ends
        place = Place(Platform.WEBHOOK, "", f"http://127.0.0.1:{slow.getsockname()[1]}/")
        now = datetime.now(UTC)
        async with await open_library(address) as library, library.begin() as uow:
            await uow.subscriptions.put(a_subscription(place=place, next_date=now.date().replace(year=9998)), now)
            await uow.outbox.add([a_part(to=place, available=now, created=now)])
            await uow.commit()
        with begun(address, "serve") as serving:
            try:
                slow.settimeout(120)
                connection, _ = slow.accept()  # it is sending now
                with connection:
                    threading.Thread(target=drip, args=[connection], daemon=True).start()
                    serving.send_signal(signal.SIGTERM)
                    assert serving.wait(60) == 0
            finally:
                serving.kill()
    async with await open_library(address) as library, library.begin() as uow:
        (part,) = await uow.outbox.of("d1")
        assert part.state in (PartState.LEASED, PartState.AMBIGUOUS)
        assert part.lease_until is None or part.lease_until <= datetime.now(UTC)
