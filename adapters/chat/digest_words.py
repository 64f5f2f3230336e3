"""`/gainsay digest` in words: list, preview, why, stuck; on, off, pause, resume, time, topics, days, resend."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from adapters.chat.verbs import day
from bot.digests.checking import read_days, read_names, read_time, zone_of
from bot.digests.delivery import Part
from bot.digests.desk import DigestDesk
from bot.digests.subscription import EVERY_DAY, Subscription, SubscriptionState, Wish
from bot.errors import UserError
from bot.places import Person, Place
from bot.replies import Reply, ReplyKind
from bot.wording import Language, Phrase

_NAMES = "topics|speakers|outlets|at|days|zone"
_SHORT = 6  # characters of an id that people see and type


@dataclass(frozen=True, slots=True)
class Asker:
    """Who says the words, where, and in which language; `allowed` raises UserError where they may change nothing."""

    place: Place
    person: Person
    language: Language
    allowed: Callable[[], Awaitable[None]]


async def digest_reply(words: str, digests: DigestDesk, asker: Asker) -> Reply:
    """Do what the words say for this place."""
    place = asker.place
    verb, _, rest = words.strip().partition(" ")
    verb = verb.casefold() or "list"
    if verb == "list":
        return _listed(await digests.list(place=place))
    if verb == "stuck":
        return _stuck(await digests.stuck(place=place))
    if verb in _LOOKS:
        subscription, rest = _meant(await digests.list(place=place), rest)
        return await _LOOKS[verb](digests, subscription, rest)
    if verb not in {*_CHANGES, "on", "resend"}:
        raise UserError(Phrase("error-digest-words"))
    await asker.allowed()
    if verb == "resend":
        await digests.resend(rest.strip(), within=place.home)
        return Reply(ReplyKind.NOTICE, Phrase("digest-resent"))
    if verb == "on":
        wish = _wish(Wish(language=asker.language.value), rest)
        made = await digests.subscribe(place, wish, owner=asker.person)
        return _told("digest-on", made)
    subscription, rest = _meant(await digests.list(place=place), rest)
    return await _CHANGES[verb](digests, subscription, rest)


def subscription_line(one: Subscription) -> Phrase:
    """Return a subscription in one line: its short id, what it is about, when it comes, and whether it does."""
    wish = one.wish
    about = ", ".join((*wish.topics, *wish.speakers, *wish.outlets))
    return Phrase(
        "digest-line",
        id=one.id[:_SHORT],
        about=about or Phrase("digest-everything"),
        days=days_words(wish),
        at=f"{wish.at:%H:%M}",
        zone=wish.zone,
        state=Phrase(f"subscription-{one.state}"),
    )


def days_words(wish: Wish) -> str:
    """Return the days of a wish, in the catalogue's words."""
    if wish.days == EVERY_DAY:
        return Phrase("digest-daily")
    return ", ".join(Phrase(f"day-{day.name.casefold()}") for day in sorted(wish.days))


def _listed(held: Sequence[Subscription]) -> Reply:
    if not held:
        return Reply(ReplyKind.NOTICE, Phrase("digest-none"), hints=(Phrase("digest-how"),))
    lines = tuple(subscription_line(one) for one in held)
    return Reply(ReplyKind.NOTICE, Phrase("digest-list", count=len(held)), hints=(*lines, Phrase("digest-how")))


def _stuck(parts: Sequence[Part]) -> Reply:
    """Return the messages that only a person can move on, each with the key by which it is sent again."""
    if not parts:
        return Reply(ReplyKind.NOTICE, Phrase("digest-nothing-stuck"))
    lines = tuple(Phrase("digest-stuck-line", key=one.key, state=one.state, reason=one.reason or "-") for one in parts)
    return Reply(ReplyKind.NOTICE, Phrase("digest-stuck"), hints=lines)


def _told(key: str, one: Subscription) -> Reply:
    return Reply(ReplyKind.NOTICE, Phrase(key), hints=(subscription_line(one),))


def _meant(held: Sequence[Subscription], rest: str) -> tuple[Subscription, str]:
    """Return the subscription whose id begins the words, else the only one, and the words after."""
    first, _, after = rest.strip().partition(" ")
    named = [one for one in held if len(first) >= _SHORT and one.id.startswith(first.casefold())]
    if len(named) == 1:
        return named[0], after.strip()
    if len(held) == 1:
        return held[0], rest.strip()
    raise UserError(Phrase("error-digest-which") if held else Phrase("digest-none"))


def _wish(wish: Wish, words: str) -> Wish:
    """Read `a topic, another at:09:00 days:mon-fri zone:Europe/Kyiv speakers:NAME, NAME outlets:NAME`."""
    pieces = re.split(rf"(?:^|\s)({_NAMES}):", words, flags=re.IGNORECASE)
    found = {"topics": pieces[0]}
    found |= {name.casefold(): value for name, value in zip(pieces[1::2], pieces[2::2], strict=True)}
    found = {name: value.strip() for name, value in found.items() if value.strip()}
    if "topics" in found:
        wish = replace(wish, topics=read_names(found["topics"]))
    if "speakers" in found:
        wish = replace(wish, speakers=read_names(found["speakers"]))
    if "outlets" in found:
        wish = replace(wish, outlets=read_names(found["outlets"]))
    if "at" in found:
        wish = replace(wish, at=read_time(found["at"]))
    if "days" in found:
        wish = replace(wish, days=read_days(found["days"]))
    if "zone" in found:
        wish = replace(wish, zone=zone_of(found["zone"]).key)
    return wish


async def _off(digests: DigestDesk, one: Subscription, _rest: str) -> Reply:
    return _told("digest-off", await digests.remove(one.id))


async def _pause(digests: DigestDesk, one: Subscription, _rest: str) -> Reply:
    return _told("digest-paused-now", await digests.pause(one.id))


async def _resume(digests: DigestDesk, one: Subscription, _rest: str) -> Reply:
    if one.state is SubscriptionState.ACTIVE:
        return _told("digest-changed", one)
    return _told("digest-changed", await digests.resume(one.id))


async def _time(digests: DigestDesk, one: Subscription, rest: str) -> Reply:
    at, _, others = rest.partition(" ")
    return _told("digest-changed", await digests.change(one.id, _wish(one.wish, f"at:{at} {others}")))


async def _topics(digests: DigestDesk, one: Subscription, rest: str) -> Reply:
    emptied = replace(one.wish, topics=())
    return _told("digest-changed", await digests.change(one.id, _wish(emptied, rest)))


async def _days(digests: DigestDesk, one: Subscription, rest: str) -> Reply:
    return _told("digest-changed", await digests.change(one.id, replace(one.wish, days=read_days(rest))))


async def _preview(digests: DigestDesk, one: Subscription, _rest: str) -> Reply:
    return await digests.preview(one.id)


async def _why(digests: DigestDesk, one: Subscription, rest: str) -> Reply:
    """Say what became of a day's digest ("2024-10-19"; without words, of today's), or why an item was in it or not."""
    words = rest.strip()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
        return await digests.why(one.id, day=day(words))
    return await digests.why(one.id, item=words or None)


_LOOKS: dict[str, Callable[[DigestDesk, Subscription, str], Awaitable[Reply]]] = {"preview": _preview, "why": _why}
_CHANGES: dict[str, Callable[[DigestDesk, Subscription, str], Awaitable[Reply]]] = {
    "off": _off,
    "remove": _off,
    "pause": _pause,
    "resume": _resume,
    "time": _time,
    "topics": _topics,
    "days": _days,
}
