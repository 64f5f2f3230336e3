"""Why: an item was or was not in a digest, a digest was or was not sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.digests.choosing import MOST_CLAIMS, MOST_DISPUTES, Choice, choice_of
from bot.digests.delivery import Part, PartState
from bot.digests.digest import Digest, DigestState
from bot.digests.due import due_instant, is_wanted
from bot.digests.ports import NewsDispute, NewsLine
from bot.digests.subscription import Subscription, SubscriptionState
from bot.ports import UnitOfWork

_LOOKED_BACK = 400  # digests of one subscription
_STATES = {
    PartState.PENDING: "waits to be sent",
    PartState.LEASED: "is being sent",
    PartState.SENT: "was sent",
    PartState.FAILED: "could not be sent",
    PartState.AMBIGUOUS: "may or may not have arrived",
}


async def why_day(one: Subscription, day: date, now: datetime, uow: UnitOfWork) -> list[str]:
    """Say what became of the digest of one local day."""
    found = await uow.digests.of(one.id, day=day)
    if found:
        return await _decided(found[0], uow)
    due = due_instant(day, one.wish)
    shown = f"{day.isoformat()} at {one.wish.at.isoformat('minutes')} in {one.wish.zone}"
    if not is_wanted(day, one.wish):
        return [f"No digest is wanted on {day.isoformat()}: it is not one of the subscription's days."]
    if due > now:
        state = "" if one.state is SubscriptionState.ACTIVE else f", but the subscription is {one.state}"
        return [f"The digest of {shown} is still to come, at {due.isoformat()}{state}."]
    if one.state is not SubscriptionState.ACTIVE:
        return [f"The subscription is {one.state}, so nothing was decided for {shown}.", *_reason(one)]
    if day < one.next_date:
        return [f"Nothing was decided for {shown}: the subscription was made or changed after it would have been due."]
    return [f"The digest of {shown} is due and waits for the next sweep."]


async def _decided(digest: Digest, uow: UnitOfWork) -> list[str]:
    at = digest.decided.isoformat(timespec="seconds")
    match digest.state:
        case DigestState.SKIPPED:
            return [f"It was skipped. {digest.reason or ''}".strip()]
        case DigestState.EMPTY:
            lines = [f"Nothing that the subscription asks for was new when it was decided, at {at}."]
        case DigestState.COMPOSED:
            lines = [f"It was composed at {at} with {len(digest.items)} claims and contradictions."]
    return [*lines, *(_told(part) for part in await uow.outbox.of(digest.id))]


def _told(part: Part) -> str:
    when = f" at {part.attempted.isoformat(timespec='seconds')}" if part.attempted else ""
    reason = f" {part.reason}" if part.reason else ""
    tries = f", {part.attempts} attempts" if part.attempts > 1 else ""
    return f"Part {part.number} of {part.of} ({part.key}) {_STATES[part.state]}{when}{tries}.{reason}"


async def why_item(one: Subscription, item_id: str, uow: UnitOfWork) -> list[str] | None:
    """Say why a claim or contradiction was or was not in a digest; None where nothing of that id is stored."""
    mark = await uow.news.mark_of(item_id)
    if mark is None:
        return None
    lines = [
        f"It was in the digest of {digest.day.isoformat()}."
        for digest in await uow.digests.of(one.id, limit=_LOOKED_BACK)
        if item_id in digest.items
    ]
    lines += [
        f"It was posted as an alert at {alert.decided.isoformat(timespec='seconds')}."
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
        return [f"It is {dispute.contradiction.verdict.severity}, and the subscription asks for {choice.least} ones."]
    missing = set(choice.failing(dispute.earlier)) & set(choice.failing(dispute.later))
    return [f"Neither of its two claims meets the subscription's {' and '.join(sorted(missing)) or 'conditions'}."]


def _condition(name: str, line: NewsLine) -> str:
    match name:
        case "topics":
            return "It is about none of the subscription's topics: not every word of one of them is in it."
        case "speakers":
            return "Its speaker is none of the subscription's speakers."
        case "outlets":
            return (
                f"It was printed by {line.outlet or 'an unknown outlet'}, which is none of the subscription's outlets."
            )
        case _:
            return f"Its stance, “{line.stance}”, is none of the subscription's stances."


async def _when(one: Subscription, mark: int, uow: UnitOfWork) -> str:
    """Say when an item that meets every condition was or will be counted."""
    if mark > one.mark:
        return f"It is new, and comes with the digest of {one.next_date.isoformat()}."
    covering = [each for each in await uow.digests.of(one.id, limit=_LOOKED_BACK) if each.after < mark <= each.upto]
    if covering:
        return (
            f"It was counted in the digest of {covering[0].day.isoformat()}, but not shown: "
            "weightier ones came first, or another outlet's printing of the same report stands for it."
        )
    return "It was stored before the subscription began."


def _reason(one: Subscription) -> Sequence[str]:
    return [f"The reason: {one.reason}"] if one.reason else []


def local_day(one: Subscription, now: datetime) -> date:
    """Return the present day in the subscription's zone."""
    return now.astimezone(ZoneInfo(one.wish.zone)).date()
