"""What is there when a process has settled is not looked through again."""

import gc

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
