"""A client that reaches the loopback server, and nothing else of this machine."""

import pytest

from adapters.fetching.client import GuardedClient, Limits
from tests.support.loopback_web import Names, loopback_web, vetting


@pytest.fixture
async def web():
    async with loopback_web() as served:
        yield served


@pytest.fixture
def names():
    return Names()


@pytest.fixture
async def client(names):
    made = GuardedClient(vetting(names), Limits(seconds=60))
    yield made
    await made.close()
