"""Sweeping: every subscription whose local hour has come gets the decision of its day, and its messages an outbox row.

All of a batch happens in one transaction that holds the rows of its subscriptions. A process that dies leaves nothing
half done, two that sweep at once share the work, and the unique key of (subscription, day) has the last word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.corpus import View, view_of
from bot.digests.choosing import Choice, Window, choice_of, read_window
from bot.digests.composing import Composed, Records, compose, nothing_new
from bot.digests.delivery import Part, PartKind
from bot.digests.digest import Digest, DigestState, digest_id
from bot.digests.due import due_days, due_instant, first_after
from bot.digests.parts import Envelope, parts_of
from bot.digests.subscription import Subscription, Wish
from bot.errors import RetryableError
from bot.places import Workspace
from bot.ports import UnitOfWork
from bot.replies import Reply
from bot.wording.catalogue import wording

BATCH = 100  # subscriptions of one transaction
KEPT = 500  # composed messages that are kept for others with the same wish
LONGEST_LOOK_BACK = timedelta(days=370)  # missed days that are written down as skipped
LATER = timedelta(minutes=15)  # when a subscription that could not be composed is tried again


@dataclass(slots=True)
class Swept:
    """What a sweep did. `troubled` are subscriptions that could not be composed; they are tried again later."""

    seen: int = 0
    composed: int = 0
    empty: int = 0
    skipped: int = 0
    alerts: int = 0
    parts: int = 0
    troubled: list[tuple[str, Exception]] = field(default_factory=list)

    def add(self, other: Swept) -> None:
        """Count what another sweep did."""
        self.seen += other.seen
        self.composed += other.composed
        self.empty += other.empty
        self.skipped += other.skipped
        self.alerts += other.alerts
        self.parts += other.parts
        self.troubled += other.troubled


@dataclass(slots=True)
class Shared:
    """What the subscriptions of one sweep have in common, read once."""

    upto: int
    views: dict[Workspace, View] = field(default_factory=dict)
    windows: dict[tuple[View, int], Window] = field(default_factory=dict)
    speakers: dict[View, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    records: Records = field(default_factory=dict)
    composed: dict[tuple[View, Wish, int, frozenset[str]], Composed | None] = field(default_factory=dict)

    async def look_for(self, one: Subscription, uow: UnitOfWork) -> View:
        """Have `uow` read what the subscription's workspace may see, and return what that is."""
        home = one.place.home
        if home not in self.views:
            self.views[home] = await view_of(home, uow)
        uow.look(self.views[home])
        return self.views[home]

    async def window(self, after: int, view: View, uow: UnitOfWork) -> Window:
        """Return what was stored after a mark and `view` lets through; `uow` looks so."""
        key = view, after
        if key not in self.windows:
            if len(self.windows) >= 8:  # a subscription that lagged behind has a window of its own
                self.windows.pop(next(iter(self.windows)))
            self.windows[key] = await read_window(after, self.upto, uow)
        return self.windows[key]

    async def choice(self, wish: Wish, view: View, uow: UnitOfWork) -> Choice:
        """Return the wish with its names resolved among those that `view` lets through."""
        return await choice_of(wish, uow, self.speakers.setdefault(view, {}))

    async def digest(
        self, one: Subscription, alerted: frozenset[str], uow: UnitOfWork, *, after: int | None = None
    ) -> Composed | None:
        """Return what is new for a subscription, since its mark or `after`; the same for all that wish the same."""
        start = one.mark if after is None else after
        wish = replace(one.wish, days=frozenset(), at=datetime.min.time(), zone="", alerts=False, when_empty=False)
        view = await self.look_for(one, uow)
        key = (view, wish, start, alerted)
        if key not in self.composed:
            if len(self.composed) >= KEPT:
                self.composed.clear()
            window, choice = await self.window(start, view, uow), await self.choice(wish, view, uow)
            self.composed[key] = await compose(wish, choice, window, alerted, uow, self.records)
        return self.composed[key]


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions for one subscription, and what it is sent where the last of them stands."""

    subscription: Subscription
    digests: tuple[Digest, ...]
    reply: Reply | None


async def sweep_batch(uow: UnitOfWork, now: datetime, shared: Shared) -> Swept:
    """Decide up to `BATCH` subscriptions that are due; to be committed by the caller."""
    swept = Swept()
    due = await uow.subscriptions.due(now, limit=BATCH)
    alerted = await alerted_since(due, uow)
    hints: dict[str, datetime] = {}
    decided: list[Decided] = []
    for one in due:
        swept.seen += 1
        days = _days(one, now)
        if not days:  # zone rules changed since the hint was written
            hints[one.id] = due_instant(one.next_date, one.wish)
            continue
        try:
            decided.append(await _decide(one, days, now, alerted.get(one.id, frozenset()), shared, uow))
        except RetryableError:
            raise  # the database gave way: the whole batch is tried again
        except Exception as error:
            hints[one.id] = now + LATER
            swept.troubled.append((one.id, error))
    await _keep(decided, now, swept, uow)
    await uow.subscriptions.hint(hints)
    return swept


def _days(one: Subscription, now: datetime) -> list[date]:
    earliest = now.astimezone(ZoneInfo(one.wish.zone)).date() - LONGEST_LOOK_BACK
    return due_days(max(one.next_date, earliest), now, one.wish)


async def _decide(
    one: Subscription, days: list[date], now: datetime, alerted: frozenset[str], shared: Shared, uow: UnitOfWork
) -> Decided:
    """Compose the digest of the last day; the earlier ones are swallowed by it."""
    composed = await shared.digest(one, alerted, uow)
    last = days[-1]
    reason = wording(one.wish.language)("why-skipped-downtime", day=last)
    swallowed = tuple(_digest(one, day, DigestState.SKIPPED, now, one.mark, reason=reason) for day in days[:-1])
    if composed is None:
        digest = _digest(one, last, DigestState.EMPTY, now, shared.upto)
        return Decided(one, (*swallowed, digest), nothing_new(one.wish) if one.wish.when_empty else None)
    digest = _digest(one, last, DigestState.COMPOSED, now, shared.upto, composed.items)
    return Decided(one, (*swallowed, digest), composed.reply)


def _digest(
    one: Subscription,
    day: date,
    state: DigestState,
    now: datetime,
    upto: int,
    items: tuple[str, ...] = (),
    reason: str | None = None,
) -> Digest:
    return Digest(digest_id(one.id, day), one.id, day, state, now, one.mark, upto, items, reason)


async def _keep(decided: list[Decided], now: datetime, swept: Swept, uow: UnitOfWork) -> None:
    """Store decisions, messages and where each subscription stands now."""
    added = await uow.digests.add([digest for each in decided for digest in each.digests])
    parts: list[Part] = []
    moved: list[tuple[Subscription, datetime]] = []
    for each in decided:
        one, last = each.subscription, each.digests[-1]
        for digest in each.digests:
            _count(digest, swept, counted=digest.id in added)
        if last.id in added and each.reply is not None:
            envelope = Envelope(last.id, PartKind.DIGEST, one.id, one.place, now)
            parts += parts_of(each.reply, envelope, wording(one.wish.language))
        upto = last.upto if last.id in added else one.mark
        following = replace(one, mark=upto, next_date=first_after(now, one.wish))
        moved.append((following, due_instant(following.next_date, one.wish)))
    await uow.outbox.add(parts)
    await uow.subscriptions.put_all(moved)
    swept.parts += len(parts)


def _count(digest: Digest, swept: Swept, *, counted: bool) -> None:
    if not counted:
        return
    match digest.state:
        case DigestState.COMPOSED:
            swept.composed += 1
        case DigestState.EMPTY:
            swept.empty += 1
        case DigestState.SKIPPED:
            swept.skipped += 1


async def alerted_since(due: Sequence[Subscription], uow: UnitOfWork) -> Mapping[str, frozenset[str]]:
    """Return what alerts have shown each subscription since its last digest."""
    wanted = {one.id: one.mark for one in due if one.wish.alerts}
    found: dict[str, frozenset[str]] = {}
    if wanted:
        for alert in await uow.digests.alerts(set(wanted), above=min(wanted.values())):
            if alert.upto > wanted[alert.subscription_id]:
                found[alert.subscription_id] = found.get(alert.subscription_id, frozenset()) | set(alert.items)
    return found
