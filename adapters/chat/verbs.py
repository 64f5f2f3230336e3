"""The words after `/gainsay`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from rapidfuzz import fuzz, process

from adapters.chat.desk import LookUps
from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.errors import UserError
from bot.replies import Reply, ReplyKind
from bot.requests import ClaimsRequest, ContradictionsRequest, TimelineRequest, WhoRequest
from bot.wording import Phrase

Choice = TypeVar("Choice", bound=StrEnum)

NEAR = 60  # of 100, rapidfuzz's ratio: "clams", "contradiction" and "staus" pass, a question's first word does not


class Verb(StrEnum):
    """What can be asked for."""

    ASK = "ask"
    WHO = "who"
    CLAIMS = "claims"
    SPEAKER = "speaker"
    CONTRADICTIONS = "contradictions"
    TIMELINE = "timeline"
    SOURCE = "source"
    DIGEST = "digest"
    FEEDS = "feeds"
    STATUS = "status"
    HELP = "help"


_OF_WHO = ("stance", "since", "until")
_UNDER_OTHER_NAMES = {"articles": Verb.STATUS, "sources": Verb.SOURCE, "digests": Verb.DIGEST}


@dataclass(frozen=True, slots=True)
class Command:
    """A verb and what was written after it."""

    verb: Verb
    rest: str


def parse(text: str) -> Command:
    """Read the words after `/gainsay`; no words are help. Raises UserError for an unknown verb, naming the nearest."""
    first, _, rest = text.strip().partition(" ")
    word = first.casefold()
    if not word:
        return Command(Verb.HELP, "")
    if word in set(Verb):
        return Command(Verb(word), rest.strip())
    if word in _UNDER_OTHER_NAMES:
        return Command(_UNDER_OTHER_NAMES[word], rest.strip())
    nearest = process.extractOne(word, [verb.value for verb in Verb], scorer=fuzz.ratio, score_cutoff=NEAR)
    if nearest is None:
        raise UserError(Phrase("error-no-verb", verb=first))
    raise UserError(Phrase("error-no-verb-near", verb=first, nearest=nearest[0]))


async def reply_to(command: Command, desk: LookUps, *, thread: str) -> Reply:
    """Look up what the command asks for. Raises UserError where its words cannot be read.

    Digests and feeds are no look-ups: they are for `adapters.chat.digest_words` and `adapters.chat.feed_words`, which
    know who asks and where.
    """
    rest = command.rest
    match command.verb:
        case Verb.ASK:
            return await ask(rest, desk, thread=thread)
        case Verb.WHO:
            return await _who(rest, desk, thread=thread)
        case Verb.CLAIMS:
            return await desk.claims_reply(claims_request(rest))
        case Verb.SPEAKER:
            return await desk.speaker_reply(_needed(rest, command.verb))
        case Verb.CONTRADICTIONS:
            return await desk.contradictions_reply(contradictions_request(rest))
        case Verb.TIMELINE:
            return await desk.timeline_reply(timeline_request(rest))
        case Verb.SOURCE:
            return await desk.article_reply(_needed(rest, command.verb))
        case Verb.STATUS:
            return await desk.status_reply()
        case _:
            return help_reply()


def help_reply() -> Reply:
    """Return the help: what each verb does, in the catalogue's words."""
    lines = (
        Phrase("help-line", verb=verb.value, what=Phrase(f"command-{verb}.description"))
        for verb in Verb
        if verb is not Verb.HELP
    )
    return Reply(ReplyKind.NOTICE, Phrase("help-summary"), hints=(*lines, Phrase("help-talk")))


async def ask(question: str, desk: LookUps, *, thread: str) -> Reply:
    """Answer a question; an empty one is answered with the help."""
    if not question.strip():
        return help_reply()
    return (await desk.ask(question.strip(), thread=thread)).reply


async def _who(words: str, desk: LookUps, *, thread: str) -> Reply:
    """Read on as a question ("who denied the delay?") unless filters are written."""
    if len(_filters(words, _OF_WHO)) > 1:
        return await desk.who_reply(who_request(words))
    return await ask(f"{Verb.WHO} {_needed(words, Verb.WHO)}", desk, thread=thread)


def claims_request(words: str) -> ClaimsRequest:
    """Read `words by:NAME stance:STANCE outlet:NAME since:DAY until:DAY`, each part optional and in any order."""
    found = _filters(words, ("by", "stance", "outlet", "since", "until"))
    stance = found.get("stance")
    return ClaimsRequest(
        speaker=found.get("by"),
        stance=None if stance is None else _one_of(Stance, "error-no-stance", stance),
        about=found.get("about"),
        outlet=found.get("outlet"),
        since=day(found.get("since")),
        until=day(found.get("until")),
    )


def who_request(words: str) -> WhoRequest:
    """Read `words stance:STANCE since:DAY until:DAY`. Raises UserError without words."""
    found = _filters(words, _OF_WHO)
    stance = found.get("stance")
    return WhoRequest(
        about=_needed(found.get("about", ""), Verb.WHO),
        stance=None if stance is None else _one_of(Stance, "error-no-stance", stance),
        since=day(found.get("since")),
        until=day(found.get("until")),
    )


def timeline_request(words: str) -> TimelineRequest:
    """Read `words by:NAME since:DAY until:DAY`, each part optional and in any order."""
    found = _filters(words, ("by", "since", "until"))
    return TimelineRequest(
        about=found.get("about"),
        speaker=found.get("by"),
        since=day(found.get("since")),
        until=day(found.get("until")),
    )


def contradictions_request(words: str) -> ContradictionsRequest:
    """Read `words by:NAME kind:KIND since:DAY`, each part optional and in any order."""
    found = _filters(words, ("by", "kind", "since"))
    kind = found.get("kind")
    return ContradictionsRequest(
        about=found.get("about"),
        speaker=found.get("by"),
        kind=None if kind is None else _one_of(ContradictionKind, "error-no-kind", kind),
        since=day(found.get("since")),
    )


def day(text: str | None) -> date | None:
    """Read a day as people type it into a command. Raises UserError unless it is YYYY-MM-DD."""
    if text is None or not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise UserError(Phrase("error-not-a-day", written=text.strip())) from error


def _needed(words: str, verb: Verb) -> str:
    if not words.strip():
        raise UserError(Phrase("error-verb-alone", verb=verb.value, what=Phrase(f"command-{verb}.description")))
    return words.strip()


def _filters(words: str, names: tuple[str, ...]) -> dict[str, str]:
    """Return the value of every filter, each reaching to the next one; what stands before the first is `about`."""
    pieces = re.split(rf"(?:^|\s)({'|'.join(names)}):", words, flags=re.IGNORECASE)
    found = {"about": pieces[0]}
    found |= {name.casefold(): value for name, value in zip(pieces[1::2], pieces[2::2], strict=True)}
    return {name: value.strip().strip('"') for name, value in found.items() if value.strip().strip('"')}


def _one_of(choices: type[Choice], unknown: str, written: str) -> Choice:
    """Return the choice that was written. Raises UserError, the message `unknown`, that lists them all."""
    wanted = written.casefold().replace("-", " ").replace("_", " ")
    for choice in choices:
        if choice.value == wanted:
            return choice
    raise UserError(Phrase(unknown, written=written, choices=", ".join(choice.value for choice in choices)))
