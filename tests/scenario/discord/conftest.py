from __future__ import annotations

from typing import Any

import discord
import pytest

from adapters.discord.client import GainsayClient
from tests.support.desk import FakeDesk


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def simcord_bot(desk: FakeDesk) -> discord.Client:
    return GainsayClient(desk, shard_count=1)


@pytest.fixture
def alice(simcord_env: Any) -> Any:
    guild = simcord_env.create_guild()
    guild.create_text_channel("news")
    return guild.add_member(simcord_env.create_user("alice"))


@pytest.fixture
def channel(alice: Any) -> Any:
    return alice.guild.create_text_channel("questions")
