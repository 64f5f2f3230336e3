"""What changed between two versions of an article, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from bot.articles.article import Article


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph that is new, gone or reworded: `before` or `after` is None where there was or is none."""

    before: str | None
    after: str | None


def changes(old: Article, new: Article) -> list[Change]:
    """Return what a reader of `old` would find changed in `new`, in the order of the text; moves are no changes."""
    before, after = _paragraphs(old), _paragraphs(new)
    found = list(_changes(before, after))
    gone = {one.before for one in found if one.after is None}
    come = {one.after for one in found if one.before is None}
    moved = gone & come
    return [one for one in found if (one.before if one.after is None else one.after) not in moved]


def _changes(before: list[str], after: list[str]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            for pair in zip_longest(before[start:end], after[new_start:new_end]):
                yield Change(*pair)


def _paragraphs(article: Article) -> list[str]:
    return [article.quote(block.span) for block in article.blocks]
