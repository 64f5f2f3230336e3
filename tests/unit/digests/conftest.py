"""A noon before any digest is due."""

from __future__ import annotations

import pytest

from tests.unit.digests.world import World


@pytest.fixture
def world() -> World:
    world = World()
    world.clock.set("2031-05-04T12:00")
    return world
