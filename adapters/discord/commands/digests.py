"""`/gainsay digest`: what is new, posted where it is wanted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from dataclasses import fields as dataclass_fields
from typing import Any, TypeAlias, TypedDict

from discord import app_commands
from discord.app_commands import Choice, locale_str

from adapters.chat.digest_words import subscription_line
from adapters.chat.text import fit
from adapters.chat.trouble import notice
from adapters.chat.verbs import day
from adapters.discord import limits
from adapters.discord.answers import Answers
from adapters.discord.commands.describing import Command, Interaction, Words, described
from adapters.discord.commands.permissions import Postable, PostableTransformer, check_manager, check_posting
from adapters.discord.completing import choices, names
from adapters.discord.places import asker, here, reader, workspace
from adapters.discord.translator import told
from adapters.options import spread
from bot.contradictions.contradiction import Severity
from bot.digests.checking import read_days, read_names, read_time
from bot.digests.subscription import Subscription, Wish
from bot.errors import GainsayError, UserError
from bot.names import NameKind
from bot.places import Place
from bot.replies import Reply
from bot.wording import Phrase
from bot.zones import zones_like

Channel: TypeAlias = app_commands.Transform[Postable, PostableTransformer]
_SEVERITIES = [Choice(name=told(f"severity-{one.value}"), value=one.value) for one in Severity]
_FEWEST = 6  # characters of an id, as lists show it


class Named(TypedDict):
    """What a subcommand is called."""

    name: locale_str
    description: locale_str


def _named(name: str) -> Named:
    key = f"command-digest-{name}"
    return {"name": locale_str(name, key=key), "description": told(f"{key}.description")}


@dataclass(frozen=True, slots=True)
class Fields:
    """What somebody filled in; None leaves a field as it is."""

    topics: Words | None = None  # names parted by commas or semicolons
    speakers: Words | None = None
    outlets: Words | None = None
    days: Words | None = None
    at: Words | None = None
    zone: Words | None = None
    least: str | None = None
    alerts: bool | None = None
    empty: bool | None = None

    def upon(self, base: Wish) -> Wish:
        """Return `base` with the fields that were filled in. Raises `bot.digests.checking.WishError`."""
        filled: dict[str, Any] = {"zone": self.zone, "alerts": self.alerts, "when_empty": self.empty}
        lists = {name: getattr(self, name) for name in ("topics", "speakers", "outlets")}
        filled |= {name: None if text is None else read_names(text) for name, text in lists.items()}
        filled["days"] = None if self.days is None else read_days(self.days)
        filled["at"] = None if self.at is None else read_time(self.at)
        filled["least"] = None if self.least is None else Severity(self.least)
        return replace(base, **{name: value for name, value in filled.items() if value is not None})


def _with_fields(command: Command) -> Command:
    """Give a command, described, the options that `Fields` are filled in with."""
    options = spread(fields=Fields)(command)
    described(*(field.name for field in dataclass_fields(Fields)))(options)
    return app_commands.choices(least=_SEVERITIES)(options)


class Digests(app_commands.Group, name="digest", description=told("command-digest.description")):
    """The subscriptions of the place where the command is given."""

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        self._answers = answers
        self._digests = answers.desk.digests

    @app_commands.command(**_named("on"))
    @_with_fields
    @described("channel")
    async def on(self, interaction: Interaction, fields: Fields, channel: Channel | None = None) -> None:
        """Subscribe this place, or another channel of the server."""

        async def made() -> Reply:
            check_manager(interaction)
            check_posting(interaction, channel)
            place = here(interaction)
            if channel is not None:
                place = Place(place.platform, place.workspace, str(channel.id))
            wish = fields.upon(Wish(language=reader(interaction).language.value))
            return _told("digest-on", await self._digests.subscribe(place, wish, owner=asker(interaction)))

        await self._answers.command(interaction, made, private=True)

    @app_commands.command(**_named("change"))
    @_with_fields
    @described("subscription")
    async def change(self, interaction: Interaction, subscription: str, *, fields: Fields) -> None:
        """Change what was given; the rest stays."""

        async def changed() -> Reply:
            check_manager(interaction)
            held = await self._held(interaction, subscription)
            return _told("digest-changed", await self._digests.change(held.id, fields.upon(held.wish)))

        await self._answers.command(interaction, changed, private=True)

    @app_commands.command(**_named("list"))
    async def listed(self, interaction: Interaction) -> None:
        """Show the subscriptions of the server, or of the direct conversation."""

        async def found() -> Reply:
            held = await self._all(interaction)
            if not held:
                return notice(Phrase("digest-none"))
            return notice(Phrase("digest-list", count=len(held)), *map(subscription_line, held))

        await self._answers.command(interaction, found, private=True)

    @app_commands.command(**_named("pause"))
    @described("subscription")
    async def pause(self, interaction: Interaction, subscription: str) -> None:
        """Send nothing until it is resumed."""
        await self._change(interaction, subscription, self._digests.pause, "digest-paused-now")

    @app_commands.command(**_named("resume"))
    @described("subscription")
    async def resume(self, interaction: Interaction, subscription: str) -> None:
        """Go on."""
        await self._change(interaction, subscription, self._digests.resume, "digest-changed")

    @app_commands.command(**_named("off"))
    @described("subscription")
    async def off(self, interaction: Interaction, subscription: str) -> None:
        """Forget a subscription."""
        await self._change(interaction, subscription, self._digests.remove, "digest-off")

    @app_commands.command(**_named("preview"))
    @described("subscription")
    async def preview(self, interaction: Interaction, subscription: str) -> None:
        """Show the digest that would be sent now, to the asker alone."""

        async def made() -> Reply:
            held = await self._held(interaction, subscription)
            return await self._digests.preview(held.id)

        await self._answers.command(interaction, made, private=True)

    @app_commands.command(**_named("why"))
    @described("subscription", "on", "item")
    async def why(
        self, interaction: Interaction, subscription: str, on: str | None = None, item: Words | None = None
    ) -> None:
        """Say what became of a day's digest, or why something was or was not in one."""

        async def made() -> Reply:
            held = await self._held(interaction, subscription)
            return await self._digests.why(held.id, item=item, day=day(on))

        await self._answers.command(interaction, made, private=True)

    async def _change(
        self,
        interaction: Interaction,
        subscription: str,
        change: Callable[[str], Awaitable[Subscription]],
        told_by: str,
    ) -> None:
        async def changed() -> Reply:
            check_manager(interaction)
            held = await self._held(interaction, subscription)
            return _told(told_by, await change(held.id))

        await self._answers.command(interaction, changed, private=True)

    async def _held(self, interaction: Interaction, subscription: str) -> Subscription:
        """Return a subscription of the server or, in a direct conversation, of that alone."""
        for one in await self._all(interaction):
            if len(subscription) >= _FEWEST and one.id.startswith(subscription.strip().casefold()):
                return one
        raise UserError(Phrase("error-no-subscription", id=subscription))

    async def _all(self, interaction: Interaction) -> Sequence[Subscription]:
        if interaction.guild_id is None:
            return await self._digests.list(place=here(interaction))
        return await self._digests.list(workspace=workspace(interaction.guild_id))

    @pause.autocomplete("subscription")
    @resume.autocomplete("subscription")
    @off.autocomplete("subscription")
    @change.autocomplete("subscription")
    @preview.autocomplete("subscription")
    @why.autocomplete("subscription")
    async def subscriptions(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        """Offer the subscriptions that can be reached, by what they are about."""
        try:
            held = await self._all(interaction)
        except GainsayError:
            return []
        words = reader(interaction)
        shown = [(words.of(subscription_line(one)), one.id) for one in held]
        fitting = [pair for pair in shown if typed.casefold() in " ".join(pair).casefold()]
        return [Choice(name=fit(text, limits.CHOICE), value=one_id) for text, one_id in fitting[: limits.CHOICES]]

    @on.autocomplete("zone")
    @change.autocomplete("zone")
    async def zones(self, _: Interaction, typed: str) -> list[Choice[str]]:
        """Offer time zones."""
        return choices(zones_like(typed, limit=limits.CHOICES))

    @on.autocomplete("topics")
    @change.autocomplete("topics")
    async def topics(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        """Offer topics for the last name of the list."""
        return await self._last(interaction, NameKind.TOPIC, typed)

    @on.autocomplete("speakers")
    @change.autocomplete("speakers")
    async def speakers(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        """Offer speakers for the last name of the list."""
        return await self._last(interaction, NameKind.SPEAKER, typed)

    @on.autocomplete("outlets")
    @change.autocomplete("outlets")
    async def outlets(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        """Offer outlets for the last name of the list."""
        return await self._last(interaction, NameKind.OUTLET, typed)

    async def _last(self, interaction: Interaction, kind: NameKind, typed: str) -> list[Choice[str]]:
        before, comma, last = typed.rpartition(",")
        found = await names(self._answers.desk.within(workspace(interaction.guild_id)), kind, last.strip())
        return choices([f"{before}{comma} {one.value}".strip() for one in found])


def _told(key: str, one: Subscription) -> Reply:
    return notice(Phrase(key), subscription_line(one))
