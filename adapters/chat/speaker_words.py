"""`/gainsay speaker merge ONE into OTHER` and `split`: who is who, ruled from a chat by those who may."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from bot.errors import UserError
from bot.replies import Reply, ReplyKind
from bot.speaker_desk import Moved, SpeakerDesk
from bot.wording import Phrase

_RULING = re.compile(r"\s*(?P<verb>merge|split)\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_BETWEEN = {"merge": re.compile(r"\s+into\s+", re.IGNORECASE), "split": re.compile(r"\s+from\s+", re.IGNORECASE)}


def is_ruling(words: str) -> bool:
    """Say whether the words after `speaker` rule who is who, rather than name a speaker."""
    return _RULING.fullmatch(words) is not None


async def ruling_reply(words: str, speakers: SpeakerDesk, allowed: Callable[[], Awaitable[None]]) -> Reply:
    """Make one speaker of two, or take back what a name brought. `allowed` raises UserError where somebody may not."""
    found = _RULING.fullmatch(words)
    verb = found["verb"].casefold() if found else ""
    names = [name.strip().strip('"') for name in _BETWEEN[verb].split(found["rest"].strip())] if found else []
    if len(names) != 2 or not all(names):
        raise UserError(Phrase("error-speaker-words"))
    await allowed()
    if verb == "merge":
        return _told(await speakers.merge(names[0], names[1]))
    return _told(await speakers.split(names[1], name=names[0]))


def _told(moved: Moved) -> Reply:
    told = Phrase("speaker-ruled", claims=moved.claims, name=moved.speaker.name)
    return Reply(ReplyKind.NOTICE, told, hints=(Phrase("speaker-ruled-after", count=moved.contradictions),))
