"""The nearest of many vectors, by looking at each: exact, and quick enough for some hundred thousand sentences."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from bot.answers.meaning import STORED, Meant, Near
from bot.span import Span

_Place = tuple[str, int, int, int]  # article id, version, start, end


def packed(spans: Sequence[Span]) -> bytes:
    """Return spans as they are stored."""
    return np.array([(span.start, span.end) for span in spans], dtype="<i4").tobytes()


@dataclass(slots=True)
class Nearest:
    """Looks at vectors, article after article, and remembers the `most` nearest to the question."""

    meant: Meant
    most: int
    _best: list[tuple[float, _Place]] = field(default_factory=list)  # a heap, the least likely first

    def look(self, article_id: str, version: int, spans: bytes, vectors: bytes) -> None:
        """Look at one article's vectors; those of another length are another model's and never fit."""
        places = np.frombuffer(spans, dtype="<i4").reshape(-1, 2)
        rows = np.frombuffer(vectors, dtype=STORED)
        question = self.meant.vector.reshape(-1)
        if rows.size != len(places) * question.size:
            return
        likenesses = rows.reshape(-1, question.size).astype(np.float32) @ question
        for likeness, (start, end) in zip(likenesses.tolist(), places.tolist(), strict=True):
            if len(self._best) < self.most:
                heapq.heappush(self._best, (likeness, (article_id, version, start, end)))
            elif likeness > self._best[0][0]:
                heapq.heapreplace(self._best, (likeness, (article_id, version, start, end)))

    @property
    def places(self) -> dict[_Place, float]:
        """Return the likeness of each place found."""
        return {place: likeness for likeness, place in self._best}


def ordered(found: Sequence[Near]) -> list[Near]:
    """Return the nearest first; among equals by place."""
    return sorted(found, key=lambda one: (-one.likeness, one.record.passage.article_id, one.record.passage.span.start))
