"""`/gainsay feeds` in words: list, check, corpus; add, pause, resume, remove."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from adapters.chat.desk import Desk
from bot.corpus import Corpora, Corpus
from bot.errors import UserError
from bot.feeds.wording import added_reply, changed_reply, checked_reply, feeds_reply
from bot.places import Place, Workspace
from bot.replies import Reply, ReplyKind
from bot.wording import Phrase


async def feeds_words_reply(words: str, desk: Desk, place: Place, allowed: Callable[[], Awaitable[None]]) -> Reply:
    """Do what the words say for this workspace. All but the list needs `allowed`, which raises UserError otherwise.

    Checking an address changes nothing, but it has the bot fetch what somebody names.
    """
    verb, _, rest = words.strip().partition(" ")
    verb, rest, within, feeds = verb.casefold() or "list", rest.strip(), place.home, desk.feeds
    if verb == "list":
        return feeds_reply(await feeds.list(within))
    if verb == "corpus":
        return await _corpus(rest, desk.corpora, within, allowed)
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


def corpus_words(corpus: Corpus) -> Phrase:
    """Return what a workspace looks answers up in, and for whom its feeds are read, in one sentence."""
    return Phrase("corpus-is", corpus=corpus.value)


async def _corpus(word: str, corpora: Corpora, within: Workspace, allowed: Callable[[], Awaitable[None]]) -> Reply:
    """Say or choose what the workspace looks answers up in."""
    if not word:
        how = Phrase("corpus-how", choices=", ".join(one.value for one in Corpus))
        return Reply(ReplyKind.NOTICE, corpus_words(await corpora.of(within)), hints=(how,))
    if word.casefold() not in set(Corpus):
        raise UserError(Phrase("error-no-corpus", written=word, choices=", ".join(one.value for one in Corpus)))
    await allowed()
    chosen = Corpus(word.casefold())
    await corpora.choose(within, chosen)
    return Reply(ReplyKind.NOTICE, corpus_words(chosen))
