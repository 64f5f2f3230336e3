from __future__ import annotations

import discord
import pytest

from adapters.discord.client import GainsayClient
from tests.support.desk import FakeDesk


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def simcord_bot(desk: FakeDesk) -> discord.Client:
    return GainsayClient(desk)
