"""What is there when a process has settled is not looked through again."""

import gc

import pytest

from adapters import rooms
from adapters.rooms import OwnRoom
from adapters.settling import settle


class Node:
    pass


def test_what_is_there_is_passed_over_and_what_comes_later_is_not():
    held = [Node() for _ in range(100)]
    try:
        settle()
        assert gc.get_freeze_count() > 100
        assert not any(one is held[0] for one in gc.get_objects())
        later = Node()
        later.self = later
        del later
        assert gc.collect() >= 1
    finally:
        gc.unfreeze()


@pytest.fixture
def _collector():
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


@pytest.mark.usefixtures("_collector")
def test_a_reader_settles_once_when_it_comes_to_its_library(monkeypatch):
    class Here:
        pass

    async def nothing():
        return None

    here = Here()
    monkeypatch.setattr(rooms, "_here", here)
    monkeypatch.setattr(rooms, "_opened", nothing)
    before = gc.get_threshold()
    assert OwnRoom().run(lambda library, judge: nothing()) is None
    frozen = gc.get_freeze_count()
    assert frozen > 100
    assert gc.get_threshold() > before
    held = [Node() for _ in range(1000)]
    OwnRoom().run(lambda library, judge: nothing())
    assert gc.get_freeze_count() < frozen + len(held)
    here.runner.close()
