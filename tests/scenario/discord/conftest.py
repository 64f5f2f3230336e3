from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord
import pytest
from discord.http import Route

from adapters.discord.client import GainsayClient
from tests.support.desk import FakeDesk
from tests.support.discord_openapi import OPENAPI, assert_discord_takes


@pytest.fixture(autouse=True)
def _discord_takes_all_of_it(request: pytest.FixtureRequest) -> Iterator[None]:
    """Hold what a test in the in-memory Discord sent to Discord's own description, where that is at hand."""
    yield
    env = request.node.funcargs.get("simcord_env")
    if env is not None and OPENAPI.exists():
        assert_discord_takes(env.http_requests)


@pytest.fixture(autouse=True)
def _own_address() -> Iterator[None]:
    """Give Discord's own address back after a test that served at another."""
    before = Route.BASE
    yield
    Route.BASE = before


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
