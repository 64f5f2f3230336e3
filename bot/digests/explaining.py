"""Why: an item was or was not in a digest, a digest was or was not sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.contradictions.review import Opinion
from bot.digests.choosing import MOST_CLAIMS, MOST_DISPUTES, Choice, choice_of
from bot.digests.delivery import Part
from bot.digests.digest import Digest, DigestState
from bot.digests.due import due_instant, is_wanted
from bot.digests.ports import NewsDispute, NewsLine
from bot.digests.subscription import Subscription, SubscriptionState
from bot.ports import UnitOfWork
from bot.wording.catalogue import Wording, wording
from bot.wording.stances import told

_LOOKED_BACK = 400  # digests of one subscription


@dataclass(frozen=True, slots=True)
class _Telling:
    """How a subscription is spoken to: its language, and instants by its own clock."""

    words: Wording
    zone: ZoneInfo

    def at(self, instant: datetime) -> str:
        """Return a day and a time of day in the subscription's zone."""
        local = instant.astimezone(self.zone)
        return f"{self.words.day(local.date())}, {local:%H:%M}"


def _telling(one: Subscription) -> _Telling:
    return _Telling(wording(one.wish.language), ZoneInfo(one.wish.zone))


async def why_day(one: Subscription, day: date, now: datetime, uow: UnitOfWork) -> list[str]:
    """Say what became of the digest of one local day."""
    tell = _telling(one)
    words = tell.words
    found = await uow.digests.of(one.id, day=day)
    if found:
        return await _decided(found[0], tell, uow)
    due = due_instant(day, one.wish)
    shown = f"{tell.at(due)} ({one.wish.zone})"
    state = words(f"subscription-{one.state}")
    if not is_wanted(day, one.wish):
        return [words("why-no-day", day=day)]
    if due > now:
        to_come = [words("why-to-come", at=shown)]
        return to_come if one.state is SubscriptionState.ACTIVE else [*to_come, words("why-state", state=state)]
    if one.state is not SubscriptionState.ACTIVE:
        reason = [words("why-reason", reason=one.reason)] if one.reason else []
        return [words("why-inactive", at=shown, state=state), *reason]
    if day < one.next_date:
        return [words("why-not-decided", at=shown)]
    return [words("why-due", at=shown)]


async def _decided(digest: Digest, tell: _Telling, uow: UnitOfWork) -> list[str]:
    at, words = tell.at(digest.decided), tell.words
    match digest.state:
        case DigestState.SKIPPED:
            return [f"{words('why-skipped')} {digest.reason or ''}".strip()]
        case DigestState.EMPTY:
            lines = [words("why-empty", at=at)]
        case DigestState.COMPOSED:
            lines = [words("why-composed", at=at, count=len(digest.items))]
    return [*lines, *(_told(part, tell) for part in await uow.outbox.of(digest.id))]


def _told(part: Part, tell: _Telling) -> str:
    line = tell.words(f"why-part-{part.state}", number=part.number, total=part.of, key=part.key)
    notes = [tell.at(part.attempted)] if part.attempted else []
    notes += [tell.words("why-attempts", count=part.attempts)] if part.attempts > 1 else []
    return " ".join(filter(None, (f"{line}: {'; '.join(notes)}." if notes else f"{line}.", part.reason)))


async def why_item(one: Subscription, item_id: str, uow: UnitOfWork) -> list[str] | None:
    """Say why a claim or contradiction was or was not in a digest; None where nothing of that id is stored."""
    mark = await uow.news.mark_of(item_id)
    if mark is None:
        return None
    tell = _telling(one)
    words = tell.words
    lines = [
        words("why-in-digest", day=digest.day)
        for digest in await uow.digests.of(one.id, limit=_LOOKED_BACK)
        if item_id in digest.items
    ]
    lines += [
        words("why-alerted", at=tell.at(alert.decided))
        for alert in await uow.digests.alerts([one.id], above=0)
        if item_id in alert.items
    ]
    if lines:
        return lines
    review = (await uow.reviews.of([item_id])).get(item_id)
    if review is not None and review.opinion is Opinion.DISMISSED:
        return [words("why-dismissed")]
    choice = await choice_of(one.wish, uow, {})
    left_out = await _left_out(item_id, mark, choice, words, uow)
    return left_out or [await _when(one, mark, words, uow)]


async def _left_out(item_id: str, mark: int, choice: Choice, words: Wording, uow: UnitOfWork) -> list[str]:
    """Return the conditions that the item does not meet."""
    lines = await uow.news.claims(mark - 1, mark, limit=MOST_CLAIMS)
    disputes = await uow.news.disputes(mark - 1, mark, limit=MOST_DISPUTES)
    claim = next((line for line in lines if line.claim_id == item_id), None)
    if claim is not None:
        return [_condition(name, claim, words) for name in choice.failing(claim)]
    dispute = next((each for each in disputes if each.contradiction.id == item_id), None)
    if dispute is None or choice.passes_dispute(dispute):
        return []
    return _of_dispute(dispute, choice, words)


def _of_dispute(dispute: NewsDispute, choice: Choice, words: Wording) -> list[str]:
    if choice.passes(dispute.earlier) or choice.passes(dispute.later):
        return [words("why-least")]
    sides = words("why-neither-side")
    missing = [name for name in choice.failing(dispute.earlier) if name in choice.failing(dispute.later)]
    return [sides, *(_condition(name, dispute.earlier, words) for name in missing)]


def _condition(name: str, line: NewsLine, words: Wording) -> str:
    match name:
        case "topics":
            return words("why-topics")
        case "speakers":
            return words("why-speakers")
        case "outlets":
            return words("why-outlets", outlet=line.outlet or "?")
        case _:
            return words("why-stances", stance=told(line.stance.past, words))


async def _when(one: Subscription, mark: int, words: Wording, uow: UnitOfWork) -> str:
    """Say when an item that meets every condition was or will be counted."""
    if mark > one.mark:
        return words("why-new", day=one.next_date)
    covering = [each for each in await uow.digests.of(one.id, limit=_LOOKED_BACK) if each.after < mark <= each.upto]
    return words("why-counted", day=covering[0].day) if covering else words("why-before")


def local_day(one: Subscription, now: datetime) -> date:
    """Return the present day in the subscription's zone."""
    return now.astimezone(ZoneInfo(one.wish.zone)).date()
