"""Settling: what a serving process holds from its start on is no longer looked through for garbage."""

from __future__ import annotations

import gc


def settle() -> None:
    """Pass over, from now on, what is there now.

    A full look of Python's collector at some 200,000 objects of loaded modules holds every thread up, the chats' event
    loop too, for a tenth of a second and more, again and again while questions come in.
    """
    gc.collect()
    gc.freeze()
