"""The words after `/gainsay`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from rapidfuzz import fuzz, process

from adapters.chat.desk import Desk
from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.errors import UserError
from bot.replies import Reply, ReplyKind
from bot.requests import ClaimsRequest, ContradictionsRequest
from bot.wording import Phrase

Choice = TypeVar("Choice", bound=StrEnum)

NEAR = 60  # of 100, rapidfuzz's ratio: "clams", "contradiction" and "staus" pass, a question's first word does not


class Verb(StrEnum):
    """What can be asked for."""

    ASK = "ask"
    CLAIMS = "claims"
    CONTRADICTIONS = "contradictions"
    ARTICLES = "articles"
    STATUS = "status"
    HELP = "help"


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
    nearest = process.extractOne(word, [verb.value for verb in Verb], scorer=fuzz.ratio, score_cutoff=NEAR)
    if nearest is None:
        raise UserError(Phrase("error-no-verb", verb=first))
    raise UserError(Phrase("error-no-verb-near", verb=first, nearest=nearest[0]))


async def reply_to(command: Command, desk: Desk, *, thread: str) -> Reply:
    """Do what the command says. Raises UserError where its words cannot be read."""
    match command.verb:
        case Verb.ASK:
            return await ask(command.rest, desk, thread=thread)
        case Verb.CLAIMS:
            return await desk.claims_reply(claims_request(command.rest))
        case Verb.CONTRADICTIONS:
            return await desk.contradictions_reply(contradictions_request(command.rest))
        case Verb.ARTICLES | Verb.STATUS:
            return await desk.status_reply()
        case Verb.HELP:
            return help_reply()


def help_reply() -> Reply:
    """Return the help: what each verb does, in the catalogue's words."""
    lines = (
        Phrase("help-line", verb=verb.value, what=Phrase(f"command-{verb}.description"))
        for verb in Verb
        if verb not in {Verb.ARTICLES, Verb.HELP}
    )
    return Reply(ReplyKind.NOTICE, Phrase("help-summary"), hints=(*lines, Phrase("help-talk")))


async def ask(question: str, desk: Desk, *, thread: str) -> Reply:
    """Answer a question; an empty one is answered with the help."""
    if not question.strip():
        return help_reply()
    return (await desk.ask(question.strip(), thread=thread)).reply


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
