"""`/gainsay feeds` in words: list, check; add, pause, resume, remove."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.errors import UserError
from bot.feeds.desk import FeedDesk
from bot.feeds.wording import added_reply, changed_reply, checked_reply, feeds_reply
from bot.places import Place, Workspace
from bot.replies import Reply
from bot.wording import Phrase


async def feeds_words_reply(words: str, feeds: FeedDesk, place: Place, allowed: Callable[[], Awaitable[None]]) -> Reply:
    """Do what the words say for this workspace. All but the list needs `allowed`, which raises UserError otherwise.

    Checking an address changes nothing, but it has the bot fetch what somebody names.
    """
    verb, _, rest = words.strip().partition(" ")
    verb, rest, within = verb.casefold() or "list", rest.strip(), Workspace(place.platform, place.workspace)
    if verb == "list":
        return feeds_reply(await feeds.list(within))
    if verb not in {"check", "add", "pause", "resume", "remove"} or not rest:
        raise UserError(Phrase("error-feeds-words"))
    await allowed()
    match verb:
        case "check":
            return checked_reply(await feeds.check(rest, within))
        case "add":
            return added_reply(await feeds.add(rest, place))
        case "pause":
            return changed_reply(await feeds.pause(rest, within), "paused")
        case "resume":
            return changed_reply(await feeds.resume(rest, within), "resumed")
        case _:
            return changed_reply(await feeds.remove(rest, within), "removed")
