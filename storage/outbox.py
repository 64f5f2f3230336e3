"""The outbox in SQL: messages on their way, leased one at a time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Update, and_, func, or_, select, update
from sqlalchemy.engine import Row

from bot.digests.delivery import Part, PartKind, PartState
from bot.digests.ports import Tally
from bot.places import Person, Place, Platform, Recipient
from storage.among import among
from storage.digest_tables import outbox, pace
from storage.instants import aware, aware_or_none
from storage.reply_codec import decode_reply, encode_reply
from storage.transaction import Transaction
from storage.upsert import insert_new, insert_or_update

_columns = outbox.c
_PLACE = ("platform", "workspace", "channel", "personal")
_TRIES = 5  # places that another process may take first, before a lease is given up for this time


class SqlOutbox:
    """The `Outbox` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, parts: Sequence[Part]) -> None:
        """See `bot.digests.ports.Outbox`."""
        await insert_new(self._transaction, outbox, [_values(part) for part in parts])

    async def get(self, key: str) -> Part | None:
        """See `bot.digests.ports.Outbox`."""
        row = await self._transaction.first(select(outbox).where(_columns.key == key))
        return None if row is None else _read(row)

    async def of(self, source: str) -> Sequence[Part]:
        """See `bot.digests.ports.Outbox`."""
        wanted = select(outbox).where(_columns.source == source).order_by(_columns.number)
        return [_read(row) for row in await self._transaction.rows(wanted)]

    async def lease(
        self, platforms: Collection[Platform], now: datetime, until: datetime, *, pace_until: datetime
    ) -> Part | None:
        """See `bot.digests.ports.Outbox`."""
        await self._transaction.begin_writing()
        for _ in range(_TRIES):
            row = await self._next(platforms, now)
            if row is None:
                return None
            if await self._take_place(row, now, pace_until):
                return await self._begin(row.key, now, until)
        return None

    async def _next(self, platforms: Collection[Platform], now: datetime) -> Row[Any] | None:
        """Lock the first message that may be sent now; one that another process has locked is passed over."""
        joined = outbox.outerjoin(pace, and_(*(pace.c[name] == _columns[name] for name in _PLACE)))
        wanted = (
            select(_columns.key, *(_columns[name] for name in _PLACE))
            .select_from(joined)
            .where(
                _columns.state == PartState.PENDING.value,
                _columns.held_by.is_(None),
                _columns.available <= now.astimezone(UTC),
                _on(platforms),
                or_(pace.c.until.is_(None), pace.c.until <= now.astimezone(UTC)),
            )
            .order_by(_columns.available, _columns.source, _columns.number)
            .limit(1)
            .with_for_update(of=outbox, skip_locked=True)
        )
        return await self._transaction.first(wanted)

    async def _take_place(self, row: Row[Any], now: datetime, until: datetime) -> bool:
        """Let the place wait from now on; False where another process has just done so."""
        place = {name: getattr(row, name) for name in _PLACE}
        await insert_new(self._transaction, pace, [{**place, "until": now.astimezone(UTC)}])
        taken = update(pace).where(
            *(pace.c[name] == place[name] for name in _PLACE), pace.c.until <= now.astimezone(UTC)
        )
        return bool(await self._transaction.returned(taken.values(until=until.astimezone(UTC)).returning(pace.c.until)))

    async def _begin(self, key: str, now: datetime, until: datetime) -> Part:
        begun = (
            update(outbox)
            .where(_columns.key == key)
            .values(
                state=PartState.LEASED.value,
                lease_until=until.astimezone(UTC),
                attempted=now.astimezone(UTC),
                attempts=_columns.attempts + 1,
            )
        )
        (row,) = await self._transaction.returned(begun.returning(outbox))
        return _read(row)

    async def expired(self, platforms: Collection[Platform], now: datetime, *, limit: int) -> Sequence[Part]:
        """See `bot.digests.ports.Outbox`."""
        run_out = _columns.state == PartState.LEASED.value, _columns.lease_until <= now.astimezone(UTC)
        wanted = select(outbox).where(*run_out, _on(platforms)).order_by(_columns.lease_until, _columns.key)
        return [_read(row) for row in await self._transaction.rows(wanted.limit(limit))]

    async def extend(self, part: Part, until: datetime) -> bool:
        """See `bot.digests.ports.Outbox`."""
        if part.lease_until is None:
            return False
        unchanged = (
            _columns.key == part.key,
            _columns.state == PartState.LEASED.value,
            _columns.attempts == part.attempts,
            _columns.lease_until == part.lease_until.astimezone(UTC),
        )
        return await self._changed(update(outbox).where(*unchanged).values(lease_until=until.astimezone(UTC)))

    async def settle(self, part: Part) -> bool:
        """See `bot.digests.ports.Outbox`."""
        current = (
            _columns.key == part.key,
            _columns.attempts == part.attempts,
            _columns.state.in_([PartState.LEASED.value, PartState.AMBIGUOUS.value]),
        )
        settled = await self._changed(
            update(outbox)
            .where(*current)
            .values(
                state=part.state.value,
                available=part.available.astimezone(UTC),
                lease_until=None,
                message_id=part.message_id,
                reason=part.reason,
            )
        )
        if settled and part.state is PartState.SENT:
            await self._let_go(part)
        return settled

    async def _let_go(self, part: Part) -> None:
        """Let the next part go, and tell the later ones under which message they belong."""
        later = update(outbox).where(_columns.source == part.source)
        if part.number == 1:
            await self._transaction.change(later.where(_columns.number > 1).values(root=part.message_id))
        await self._transaction.change(later.where(_columns.held_by == part.key).values(held_by=None))

    async def slow_down(self, place: Recipient, until: datetime) -> None:
        """See `bot.digests.ports.Outbox`."""
        await insert_or_update(self._transaction, pace, [{**_place(place), "until": until.astimezone(UTC)}])

    async def reopen(self, key: str, now: datetime) -> bool:
        """See `bot.digests.ports.Outbox`."""
        stuck = _columns.state.in_([PartState.AMBIGUOUS.value, PartState.FAILED.value])
        reopened = update(outbox).where(_columns.key == key, stuck)
        return await self._changed(
            reopened.values(state=PartState.PENDING.value, available=now.astimezone(UTC), reason=None, lease_until=None)
        )

    async def confirm(self, part: Part) -> bool:
        """See `bot.digests.ports.Outbox`."""
        ambiguous = _columns.key == part.key, _columns.state == PartState.AMBIGUOUS.value
        confirmed = await self._changed(
            update(outbox).where(*ambiguous).values(state=PartState.SENT.value, reason=None)
        )
        if confirmed:
            await self._let_go(part)
        return confirmed

    async def fail_rest(self, source: str, reason: str) -> None:
        """See `bot.digests.ports.Outbox`."""
        await self._fail(_columns.source == source, reason)

    async def fail_waiting(self, subscription_id: str, reason: str) -> None:
        """See `bot.digests.ports.Outbox`."""
        own = and_(_columns.subscription_id == subscription_id, _columns.kind != PartKind.NOTICE.value)
        await self._fail(own, reason)

    async def _fail(self, which: ColumnElement[bool], reason: str) -> None:
        pending = update(outbox).where(which, _columns.state == PartState.PENDING.value)
        await self._transaction.change(pending.values(state=PartState.FAILED.value, reason=reason))

    async def waiting_for_people(
        self, *, subscription_ids: Collection[str] | None = None, limit: int = 100
    ) -> Sequence[Part]:
        """See `bot.digests.ports.Outbox`."""
        wanted = select(outbox).where(_columns.state.in_([PartState.FAILED.value, PartState.AMBIGUOUS.value]))
        if subscription_ids is not None:
            wanted = wanted.where(among(self._transaction, _columns.subscription_id, subscription_ids))
        latest = wanted.order_by(_columns.created.desc(), _columns.source, _columns.number).limit(limit)
        return [_read(row) for row in await self._transaction.rows(latest)]

    async def tally(self) -> Sequence[Tally]:
        """See `bot.digests.ports.Outbox`."""
        by = _columns.platform, _columns.state
        counted = select(*by, func.count().label("parts"), func.min(_columns.available).label("oldest"))
        rows = await self._transaction.rows(counted.group_by(*by).order_by(*by))
        return [Tally(Platform(row.platform), PartState(row.state), row.parts, aware(row.oldest)) for row in rows]

    async def _changed(self, statement: Update) -> bool:
        return bool(await self._transaction.returned(statement.returning(_columns.key)))


def _on(platforms: Collection[Platform]) -> ColumnElement[bool]:
    return _columns.platform.in_(sorted(platform.value for platform in platforms))


def _place(to: Recipient) -> dict[str, Any]:
    personal = isinstance(to, Person)
    channel = to.id if isinstance(to, Person) else to.channel
    return {"platform": to.platform.value, "workspace": to.workspace, "channel": channel, "personal": personal}


def _values(part: Part) -> dict[str, Any]:
    return {
        **_place(part.to),
        "key": part.key,
        "source": part.source,
        "kind": part.kind.value,
        "subscription_id": part.subscription_id,
        "number": part.number,
        "parts": part.of,
        "held_by": part.held_by,
        "state": part.state.value,
        "available": part.available.astimezone(UTC),
        "created": part.created.astimezone(UTC),
        "attempts": part.attempts,
        "reply": encode_reply(part.reply),
    }


def _read(row: Row[Any]) -> Part:
    platform = Platform(row.platform)
    reached = Person if row.personal else Place
    return Part(
        key=row.key,
        source=row.source,
        kind=PartKind(row.kind),
        subscription_id=row.subscription_id,
        to=reached(platform, row.workspace, row.channel),
        reply=decode_reply(row.reply),
        number=row.number,
        of=row.parts,
        state=PartState(row.state),
        available=aware(row.available),
        created=aware(row.created),
        attempts=row.attempts,
        lease_until=aware_or_none(row.lease_until),
        attempted=aware_or_none(row.attempted),
        message_id=row.message_id,
        root=row.root,
        reason=row.reason,
    )
