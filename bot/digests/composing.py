"""Composing: what is new for a wish as one message; the same data give the same message."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from bot.answers.lookups import item_of
from bot.answers.quoting import check, cite
from bot.contradictions.contradiction import ContradictionKind, Severity
from bot.contradictions.folding import folded
from bot.contradictions.origins import reports_of
from bot.digests.charting import chart_of
from bot.digests.choosing import MOST_CLAIMS, Choice, Window
from bot.digests.matters import Matter, independent, matters
from bot.digests.ports import NewsDispute, NewsLine
from bot.digests.subscription import Wish
from bot.ports import ClaimFilter, ClaimRecord, ContradictionRecord, UnitOfWork
from bot.replies import Item, Reply, ReplyKind, Section
from bot.span import Span
from bot.wording.catalogue import Wording, wording
from bot.wording.stances import told

SHOWN_DISPUTES = 6
READ_DISPUTES = 60  # among which repetitions are folded
SHOWN_CLAIMS = 15
READ_CLAIMS = 60  # whole records, among which origins are counted and what is shown is chosen
LONGEST_QUOTE = 480  # characters
KEPT_RECORDS = 2000  # whole records that the digests of one sweep share

Records: TypeAlias = dict[str, ClaimRecord]


@dataclass(frozen=True, slots=True)
class Composed:
    """A message and the ids of the claims and contradictions that it shows."""

    reply: Reply
    items: tuple[str, ...]


async def compose(
    wish: Wish, choice: Choice, window: Window, alerted: frozenset[str], uow: UnitOfWork, known: Records | None = None
) -> Composed | None:
    """Return the digest of a window, None where nothing in it is new for the wish; `known` keeps what was read.

    `alerted` are the ids of claims and contradictions that an alert has shown since the last digest.
    """
    news = _news(choice, window, alerted)
    if not news.claims and not news.disputes:
        return None
    words = wording(wish.language)
    weighty = sorted(news.disputes, key=_weight)[:READ_DISPUTES]
    read = [line.claim_id for line in news.claims[:READ_CLAIMS]]
    records = await records_of({*_sides(weighty), *read}, uow, known)
    distinct = await _distinct(weighty, records, uow)
    shown, differing = distinct[:SHOWN_DISPUTES], len(news.disputes) - len(weighty) + len(distinct)
    sides = {side.claim.id for one in shown for side in (one.earlier, one.later)}
    grouped = matters([records[one] for one in read if one in records], wish, choice)
    listed = _listed(grouped, sides, words)
    left = len(news.claims) - len({*read} & sides) - sum(len(group) for _, groups in listed for _, group in groups)
    sections = [dispute_section(one, words) for one in shown]
    sections += [Section(heading, tuple(item for item, _ in groups)) for heading, groups in listed]
    reply = Reply(
        ReplyKind.DIGEST,
        _headline(news, window, differing, independent(grouped), words),
        tuple(sections),
        (*_left_out(differing - len(shown), left, words), *_besides(news, choice, window, words)),
        chart=chart_of(grouped, shown, wish.language),
    )
    return Composed(reply, tuple(_ids(shown, listed)))


@dataclass(frozen=True, slots=True)
class _News:
    """What a window holds for a choice that no alert has shown, and how many contradictions one has."""

    claims: Sequence[NewsLine]
    disputes: Sequence[NewsDispute]
    alerted: int


def _news(choice: Choice, window: Window, alerted: frozenset[str]) -> _News:
    chosen = window.contradictions(choice)
    disputes = [one for one in chosen if one.contradiction.id not in alerted]
    claims = [line for line in window.claims(choice) if line.claim_id not in alerted]
    return _News(claims, disputes, len(chosen) - len(disputes))


def _headline(news: _News, window: Window, differing: int, reports: int, words: Wording) -> str:
    """Return how much is new, and from how many `reports` it comes where these are fewer than the articles."""
    telling = {line.article_id for line in news.claims}
    articles = telling | {
        line.article_id for one in news.disputes for line in (one.earlier, one.later) if line.mark > window.after
    }
    counts = {"articles": len(articles), "claims": len(news.claims), "contradictions": differing}
    headline = words("digest-headline", **counts) + "."
    if news.claims and len(news.claims) <= READ_CLAIMS and reports < len(telling):
        headline += " " + words("digest-origins", count=reports)
    return headline


def _left_out(disputes: int, claims: int, words: Wording) -> Iterator[str]:
    """Yield how many of the new there was no room for."""
    if disputes > 0:
        yield words("digest-more-disputes", count=disputes)
    if claims > 0:
        yield words("digest-more", count=claims)


def _besides(news: _News, choice: Choice, window: Window, words: Wording) -> Iterator[str]:
    """Yield what else the reader is to know: that more was new than is looked through, and what was told before."""
    if window.cut:
        yield words("digest-more-than", count=MOST_CLAIMS)
    if news.alerted:
        yield words("digest-alerted", count=news.alerted)
    if disputed := window.still_disputed(choice):
        yield words("digest-disputed", count=disputed)


async def compose_alert(wish: Wish, disputes: Sequence[NewsDispute], uow: UnitOfWork) -> Composed:
    """Return contradictions as one alert."""
    words = wording(wish.language)
    weighty = sorted(disputes, key=_weight)[:READ_DISPUTES]
    distinct = await _distinct(weighty, await records_of(_sides(weighty), uow), uow)
    shown, differing = distinct[:SHOWN_DISPUTES], len(disputes) - len(weighty) + len(distinct)
    left = differing - len(shown)
    hints = (words("digest-more-disputes", count=left),) if left else ()
    sections = tuple(dispute_section(one, words) for one in shown)
    reply = Reply(ReplyKind.DIGEST, words("alert-headline", count=differing) + ".", sections, hints)
    items = [one.contradiction.id for one in sorted(disputes, key=_weight)]
    sides = {side.claim.id for one in shown for side in (one.earlier, one.later)}
    return Composed(reply, (*items, *sorted(sides)))


def nothing_new(wish: Wish) -> Reply:
    """Return the message for those who want to hear that there is none."""
    words = wording(wish.language)
    return Reply(ReplyKind.DIGEST, words("digest-nothing"))


async def records_of(ids: Collection[str], uow: UnitOfWork, known: Records | None = None) -> Records:
    """Return claims by id; those that have gone meanwhile are left out. `known` gains what had to be read."""
    held = {} if known is None else known
    wanted = tuple(sorted(one for one in ids if one not in held))
    if len(held) + len(wanted) > KEPT_RECORDS:
        held.clear()
        wanted = tuple(sorted(ids))
    found = await uow.claims.find(ClaimFilter(claim_ids=wanted), limit=len(wanted)) if wanted else ()
    held.update((record.claim.id, record) for record in found)
    return held


def dispute_section(record: ContradictionRecord, words: Wording) -> Section:
    """Return both sides of a contradiction under who differs and how; the quotes say over what."""
    items = (
        replace(_item(record.earlier, words), origins=record.earlier_origins),
        replace(_item(record.later, words), origins=record.later_origins),
    )
    names = ", ".join(dict.fromkeys(item.speaker for item in items))
    kind = record.contradiction.verdict.kind.value.replace(" ", "-")
    return Section(words(f"dispute-{kind}", names=names), items)


def _weight(dispute: NewsDispute | ContradictionRecord) -> tuple[bool, bool, float, str]:
    """Order by what a reader wants first: position changes and major ones, then the likelier."""
    verdict = dispute.contradiction.verdict
    change = verdict.kind is ContradictionKind.POSITION_CHANGE
    minor = verdict.severity is not Severity.MAJOR
    return not change and minor, not change, -verdict.score, dispute.contradiction.id


def _sides(disputes: Iterable[NewsDispute]) -> set[str]:
    return {side for one in disputes for side in (one.earlier.claim_id, one.later.claim_id)}


async def _distinct(disputes: Iterable[NewsDispute], records: Records, uow: UnitOfWork) -> list[ContradictionRecord]:
    """Return the contradictions with both of their claims, each disagreement once, the weightiest first."""
    found = [
        ContradictionRecord(one.contradiction, records[one.earlier.claim_id], records[one.later.claim_id])
        for one in disputes
        if {one.earlier.claim_id, one.later.claim_id} <= records.keys()
    ]
    told = folded(found, least=0.0, reports=await reports_of(found, uow))  # each was sure enough by itself to be chosen
    return sorted(told, key=_weight)


_Listed = list[tuple[str, list[tuple[Item, tuple[ClaimRecord, ...]]]]]


def _listed(grouped: Sequence[Matter], sides: set[str], words: Wording) -> _Listed:
    """Return matters with what is shown of each: one item for an origin, none that a contradiction shows already."""
    found: _Listed = []
    room = SHOWN_CLAIMS
    for matter in grouped:
        fresh = [group for group in matter.origins if not any(record.claim.id in sides for record in group)]
        if fresh[:room]:
            found.append((_opening(matter.heading), [(_printed(group, words), group) for group in fresh[:room]]))
            room -= len(fresh[:room])
    return found


def _printed(group: tuple[ClaimRecord, ...], words: Wording) -> Item:
    """Return the item of one report, with the other outlets that carry it."""
    first = group[0].article.outlet
    names = (record.article.outlet for record in group if record.article.outlet not in (None, first))
    others = [str(name) for name, _ in groupby(sorted(filter(None, names)))]
    note = words("digest-also-printed", outlets=", ".join(others)) if others else None
    return replace(_item(group[0], words), note=note)


def _item(record: ClaimRecord, words: Wording) -> Item:
    """Return the claim as an item; a very long sentence is quoted from its beginning."""
    item = item_of(record)
    item = replace(
        item,
        speaker=_opening(words.of(item.speaker)),
        stance=told(record.claim.stance.past, words),
        said=item.said and words.of(item.said),
    )
    span, text = record.claim.sentence, record.article.text
    if span.end - span.start <= LONGEST_QUOTE:
        return item
    cut = text.rfind(" ", span.start, span.start + LONGEST_QUOTE)
    short = Span(span.start, cut if cut > span.start else span.start + LONGEST_QUOTE)
    citation = cite(record.article, short, record.claim.id)
    check(citation, record.article)
    return replace(item, citation=citation)


def _opening(words: str) -> str:
    """Return words as a line begins: "the council" is a name in its article, and here the first word."""
    return words[:1].upper() + words[1:]


def _ids(shown: Sequence[ContradictionRecord], listed: _Listed) -> Iterable[str]:
    for one in shown:
        yield from (one.contradiction.id, one.earlier.claim.id, one.later.claim.id, *one.folded)
    for _, groups in listed:
        for _, group in groups:
            yield from (record.claim.id for record in group)
