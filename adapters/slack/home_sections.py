"""The sections of the Home tab."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from adapters.chat.digest_words import subscription_line
from adapters.chat.feed_words import corpus_words
from adapters.slack.blocks import Block, actions, button, context, header, option, plain, section
from bot.corpus import Corpus
from bot.digests.delivery import Part
from bot.digests.subscription import Subscription, SubscriptionState
from bot.feeds.feed import Feed
from bot.feeds.wording import feed_line
from bot.places import Place
from bot.replies import Reply
from bot.wording import Wording

CORPUS = "corpus"
_SUBSCRIPTIONS, _STUCK, _FEEDS = 10, 5, 8  # shown; the commands show them all


@dataclass(frozen=True, slots=True)
class Found:
    """What the tab shows of a workspace. `others` are subscriptions that only those who manage it see."""

    own: Sequence[Subscription]
    others: Sequence[Subscription]
    stuck: Sequence[Part]
    feeds: Sequence[Feed]
    status: Reply
    corpus: Corpus
    manages: bool


def subscriptions(words: Wording, found: Found) -> list[Block]:
    """Return the person's subscriptions, then those of others by channel, each with its buttons."""
    blocks = [header(words("home-subscriptions"))]
    for one in found.own[:_SUBSCRIPTIONS]:
        blocks += _subscription(words, one)
    if not found.own:
        blocks.append(section(words("digest-none")))
    blocks.append(actions(button("digest_new", words("button-new-digest"), "new", "primary")))
    if found.others:
        blocks.append(header(words("home-channels")))
        shown = sorted(found.others, key=lambda one: one.place.channel)[:_SUBSCRIPTIONS]
        for one in shown:
            blocks += _subscription(words, one)
    if left := max(len(found.own) - _SUBSCRIPTIONS, 0) + max(len(found.others) - _SUBSCRIPTIONS, 0):
        blocks.append(context(words("home-more-subscriptions", count=left)))
    return blocks


def stuck(words: Wording, parts: Sequence[Part]) -> list[Block]:
    """Return the messages that only a person can move on; no block where there are none."""
    if not parts:
        return []
    found = [header(words("home-stuck"))]
    for one in parts[:_STUCK]:
        line = words("digest-stuck-line", key=one.key, state=one.state.value, reason=one.reason or "-")
        again = button("digest_resend", words("button-resend"), one.key)
        confirm = {
            "title": plain(words("button-resend")),
            "text": plain(words("resend-confirm")),
            "confirm": plain(words("button-resend")),
            "deny": plain(words("form-cancel")),
        }
        found.append(section(line, again | {"confirm": confirm}))
    return found


def sources(words: Wording, found: Found) -> list[Block]:
    """Return how much is indexed, in what answers are looked up, and how the feeds are."""
    corpus = corpus_words(found.corpus)
    menu = _menu(words, found.corpus) if found.manages else None
    blocks = [header(words("home-sources")), section(words.of(found.status.summary))]
    blocks += [context(words.of(hint)) for hint in found.status.hints]
    blocks.append(section(words.of(corpus), menu))
    if not found.feeds:
        return [*blocks, section(words("feeds-none"))]
    troubled = sorted(found.feeds, key=lambda feed: (feed.error is None, feed.added))
    blocks += [section(words.of(feed_line(feed))) for feed in troubled[:_FEEDS]]
    if left := len(found.feeds) - _FEEDS:
        blocks += [context(words("home-more-feeds", count=left))] if left > 0 else []
    return blocks


def _menu(words: Wording, chosen: Corpus) -> Block:
    options = {one: option(words(f"corpus-{one}"), one.value) for one in Corpus}
    return {
        "type": "static_select",
        "action_id": CORPUS,
        "options": list(options.values()),
        "initial_option": options[chosen],
    }


def _subscription(words: Wording, one: Subscription) -> list[Block]:
    found = [_named(one.place, words.of(subscription_line(one)), words)]
    if one.reason:
        found.append(context(one.reason))
    active = one.state is SubscriptionState.ACTIVE
    switch = "digest_pause" if active else "digest_resume"
    label = words("button-pause") if active else words("button-resume")
    buttons = (
        button("digest_edit", words("button-edit"), one.id),
        button(switch, label, one.id),
        button("digest_remove", words("button-remove"), one.id, "danger"),
    )
    return [*found, actions(*buttons)]


def _named(place: Place, line: str, words: Wording) -> Block:
    """Return a line after the name of its channel, which Slack shows to those who may know it."""
    channel: Block = {"type": "channel", "channel_id": place.channel}
    if not place.channel.startswith(("C", "G")):
        channel = {"type": "text", "text": words("home-direct"), "style": {"bold": True}}
    text = {"type": "text", "text": f"  {line}"}
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [channel, text]}]}
