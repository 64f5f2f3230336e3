"""The library in memory: the same behaviour as the databases', for tests and for trying things out. Nothing is kept."""

from storage.memory.library import MemoryLibrary

__all__ = ["MemoryLibrary"]
