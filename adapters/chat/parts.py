"""A reply cut into messages that a platform takes, at the boundaries of items."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from adapters.chat.text import one_line, tidy
from bot.replies import Item, Reply, ReplyKind
from bot.wording import ENGLISH, Wording, in_language


@dataclass(frozen=True, slots=True)
class Summary:
    """The short answer."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """Stands over the items that follow."""

    text: str
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Cited:
    """One cited line."""

    item: Item


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that cannot both hold, side by side."""

    left: Item
    right: Item


@dataclass(frozen=True, slots=True)
class Hint:
    """A near miss or suggestion, or the words that say what a picture shows."""

    text: str


@dataclass(frozen=True, slots=True)
class Footer:
    """Which part this is, and what was left out."""

    text: str


Element = Summary | Heading | Cited | Pair | Hint | Footer


Group = tuple[Heading | None, tuple[Element, ...]]  # what must stay together, with the heading that it stands under


class Cost(NamedTuple):
    """What an element takes of a message: characters and blocks (or components), both as the platform counts."""

    characters: int
    blocks: int

    def within(self, room: Cost) -> bool:
        """Say whether there is room for this."""
        return self.characters <= room.characters and self.blocks <= room.blocks


def parts(
    reply: Reply,
    measure: Callable[[Element], Cost],
    budget: Cost,
    most: int,
    words: Wording = ENGLISH,
    beside: Callable[[Item, Item], bool] | None = None,
) -> tuple[tuple[Element, ...], ...]:
    """Return the elements of each message, in reading order; never none, and never more than `most` messages.

    What is not a quote, a name or a title is in the language of `words`. The two sides of a contradiction make a `Pair`
    where `beside` says that they fit side by side.

    An item is never cut; a section that goes on in the next message repeats its heading there. Items beyond the last
    message are counted in its footer. Every single element, together with a heading, must fit the budget.
    """
    measure = cache(measure)
    footer = measure(Footer(_footer(most, most, 10**9, words)))
    groups = _groups(in_language(reply, words), beside)
    pages = list(_pages(groups, measure, _less(budget, footer))) or [[_nothing(words)]]
    left_out = sum(_items(element) for page in pages[most:] for element in page)
    pages = pages[:most]
    if len(pages) == 1 and not left_out:
        return (tuple(pages[0]),)
    numbered = (
        (*page, Footer(_footer(number, len(pages), left_out if number == len(pages) else 0, words)))
        for number, page in enumerate(pages, 1)
    )
    return tuple(numbered)


def _items(element: Element) -> int:
    return 2 if isinstance(element, Pair) else int(isinstance(element, Cited))


def _pages(groups: Iterator[Group], measure: Callable[[Element], Cost], budget: Cost) -> Iterator[Sequence[Element]]:
    page: list[Element] = []
    room = budget
    for heading, group in groups:
        fresh = group
        if heading is not None and group[0] is not heading:
            fresh = (replace(heading, continued=True), *group)
        if page and not _total(measure, group).within(room):
            yield page
            page, room = list(fresh), _less(budget, _total(measure, fresh))
        else:
            page.extend(group)
            room = _less(room, _total(measure, group))
    if page:
        yield page


def _nothing(words: Wording) -> Element:
    return Summary(words("nothing-to-show"))


def _groups(reply: Reply, beside: Callable[[Item, Item], bool] | None) -> Iterator[Group]:
    """Yield what must stay together, each with the heading that it stands under."""
    if summary := tidy(reply.summary):
        yield None, (Summary(summary),)
    for section in reply.sections:
        words = one_line(section.heading or "")
        heading = Heading(words) if words else None
        lead: tuple[Element, ...] = (heading,) if heading else ()
        if lead and not section.items:
            yield heading, lead
        for shown in _shown(reply.kind, section.items, beside):
            yield heading, (*lead, shown)
            lead = ()
    for hint in (*(picture.alt for picture in reply.pictures), *reply.hints):
        if words := one_line(hint):
            yield None, (Hint(words),)


def _shown(
    kind: ReplyKind, items: Sequence[Item], beside: Callable[[Item, Item], bool] | None
) -> Sequence[Cited | Pair]:
    if beside and kind is ReplyKind.CONTRADICTIONS and len(items) > 1 and beside(items[0], items[1]):
        return (Pair(items[0], items[1]), *map(Cited, items[2:]))
    return [Cited(item) for item in items]


def _total(measure: Callable[[Element], Cost], elements: Sequence[Element]) -> Cost:
    costs = [measure(element) for element in elements]
    return Cost(sum(cost.characters for cost in costs), sum(cost.blocks for cost in costs))


def _less(room: Cost, cost: Cost) -> Cost:
    return Cost(room.characters - cost.characters, room.blocks - cost.blocks)


def _footer(number: int, total: int, left_out: int, words: Wording) -> str:
    if not left_out:
        return words("part-of", number=number, total=total)
    return words("part-of-left-out", number=number, total=total, count=left_out)
