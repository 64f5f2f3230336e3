"""Why: an item was or was not in a digest, a digest was or was not sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.digests.choosing import MOST_CLAIMS, MOST_DISPUTES, Choice, choice_of
from bot.digests.delivery import Part
from bot.digests.digest import Digest, DigestState
from bot.digests.due import due_instant, is_wanted
from bot.digests.ports import NewsDispute, NewsLine
from bot.digests.subscription import Subscription, SubscriptionState
from bot.ports import UnitOfWork
from bot.wording.catalogue import Argument
from bot.wording.phrase import Phrase, joined
from bot.wording.stances import stance_key

_LOOKED_BACK = 400  # digests of one subscription


async def why_day(one: Subscription, day: date, now: datetime, uow: UnitOfWork) -> list[str]:
    """Say what became of the digest of one local day."""
    found = await uow.digests.of(one.id, day=day)
    if found:
        return await _decided(found[0], uow)
    due = due_instant(day, one.wish)
    when: dict[str, Argument] = {"day": day, "at": one.wish.at.isoformat("minutes"), "zone": one.wish.zone}
    if not is_wanted(day, one.wish):
        return [Phrase("why-day-unwanted", day=day)]
    if due > now:
        return [Phrase("why-day-to-come", **when, due=due.isoformat(), state=one.state.value)]
    if one.state is not SubscriptionState.ACTIVE:
        return [Phrase("why-day-not-active", **when, state=one.state.value), *_reason(one)]
    if day < one.next_date:
        return [Phrase("why-day-before", **when)]
    return [Phrase("why-day-due", **when)]


async def _decided(digest: Digest, uow: UnitOfWork) -> list[str]:
    at = digest.decided.isoformat(timespec="seconds")
    match digest.state:
        case DigestState.SKIPPED:
            return [Phrase("why-day-skipped", reason=digest.reason or "")]
        case DigestState.EMPTY:
            lines: list[str] = [Phrase("why-day-empty", at=at)]
        case DigestState.COMPOSED:
            lines = [Phrase("why-day-composed", at=at, count=len(digest.items))]
    return [*lines, *(_told(part) for part in await uow.outbox.of(digest.id))]


def _told(part: Part) -> str:
    attempted = part.attempted.isoformat(timespec="seconds") if part.attempted else ""
    return Phrase(
        "why-part",
        number=part.number,
        of=part.of,
        key=part.key,
        state=part.state.value,
        at=Phrase("why-part-at", at=attempted) if attempted else "",
        attempts=part.attempts,
        reason=part.reason or "",
    )


async def why_item(one: Subscription, item_id: str, uow: UnitOfWork) -> list[str] | None:
    """Say why a claim or contradiction was or was not in a digest; None where nothing of that id is stored."""
    mark = await uow.news.mark_of(item_id)
    if mark is None:
        return None
    lines: list[str] = [
        Phrase("why-item-in", day=digest.day)
        for digest in await uow.digests.of(one.id, limit=_LOOKED_BACK)
        if item_id in digest.items
    ]
    lines += [
        Phrase("why-item-alerted", at=alert.decided.isoformat(timespec="seconds"))
        for alert in await uow.digests.alerts([one.id], above=0)
        if item_id in alert.items
    ]
    if lines:
        return lines
    choice = await choice_of(one.wish, uow, {})
    left_out = await _left_out(item_id, mark, choice, uow)
    if left_out:
        return left_out
    return [await _when(one, mark, uow)]


async def _left_out(item_id: str, mark: int, choice: Choice, uow: UnitOfWork) -> list[str]:
    """Return the conditions that the item does not meet."""
    lines = await uow.news.claims(mark - 1, mark, limit=MOST_CLAIMS)
    disputes = await uow.news.disputes(mark - 1, mark, limit=MOST_DISPUTES)
    claim = next((line for line in lines if line.claim_id == item_id), None)
    if claim is not None:
        return [_condition(name, claim) for name in choice.failing(claim)]
    dispute = next((each for each in disputes if each.contradiction.id == item_id), None)
    if dispute is None or choice.passes_dispute(dispute):
        return []
    return _of_dispute(dispute, choice)


def _of_dispute(dispute: NewsDispute, choice: Choice) -> list[str]:
    if choice.passes(dispute.earlier) or choice.passes(dispute.later):
        severity = dispute.contradiction.verdict.severity
        return [Phrase("why-item-severity", severity=severity.value, least=choice.least.value)]
    missing = set(choice.failing(dispute.earlier)) & set(choice.failing(dispute.later))
    named = [Phrase(f"why-condition-{name}") for name in sorted(missing) or ["conditions"]]
    return [Phrase("why-item-neither", conditions=joined(named))]


def _condition(name: str, line: NewsLine) -> str:
    match name:
        case "topics":
            return Phrase("why-item-topics")
        case "speakers":
            return Phrase("why-item-speakers")
        case "outlets":
            return Phrase("why-item-outlet", outlet=line.outlet or Phrase("outlet-not-known"))
        case _:
            return Phrase("why-item-stance", stance=Phrase(stance_key(line.stance)))


async def _when(one: Subscription, mark: int, uow: UnitOfWork) -> str:
    """Say when an item that meets every condition was or will be counted."""
    if mark > one.mark:
        return Phrase("why-item-new", day=one.next_date)
    covering = [each for each in await uow.digests.of(one.id, limit=_LOOKED_BACK) if each.after < mark <= each.upto]
    if covering:
        return Phrase("why-item-counted", day=covering[0].day)
    return Phrase("why-item-older")


def _reason(one: Subscription) -> Sequence[str]:
    return [Phrase("why-reason", reason=one.reason)] if one.reason else []


def local_day(one: Subscription, now: datetime) -> date:
    """Return the present day in the subscription's zone."""
    return now.astimezone(ZoneInfo(one.wish.zone)).date()
