"""Settling: what a process holds from its start on is no longer looked through for garbage."""

from __future__ import annotations

import gc

_SELDOM = 20_000  # new objects between two looks at the youngest; 700 by default
_LOOKS = 20  # looks at the younger before one at the older; 10 by default


def settle() -> None:
    """Pass over, from now on, what is there now.

    A full look of Python's collector at some 200,000 objects of loaded modules holds every thread up, the chats' event
    loop too, for a tenth of a second and more, again and again while questions come in.
    """
    gc.collect()
    gc.freeze()


def settle_reader() -> None:
    """Do the same in a process that reads, where the collector also looks more seldom: nobody waits for its pauses.

    Unpacking and judging make many objects and hardly any garbage that only the collector finds.
    """
    settle()
    gc.set_threshold(_SELDOM, _LOOKS, _LOOKS)
