"""The buttons under an answer: they work for everybody who sees them, and after a restart."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from structlog.testing import capture_logs

from adapters.discord import answers
from adapters.discord.client import GainsayClient
from bot.errors import RetryableError
from bot.places import Platform, Workspace
from bot.replies import Picture, ReplyKind
from bot.wording import wording
from tests.support.desk import FakeDesk
from tests.support.discord import buttons, components, words
from tests.support.replies import item, reply

LONG = reply(*(item(f"Sentence {number}. {'word ' * 20}end") for number in range(40)))
PNG = Picture(b"\x89PNG\r\n\x1a\n", "Who stood where on the bridge, and when", "timeline.png")


def sentences(message: Any) -> list[int]:
    return [int(number) for number in re.findall(r"> Sentence (\d+)", words(message))]


async def test_a_long_answer_is_turned_page_by_page(alice: Any, channel: Any, desk: FakeDesk) -> None:
    desk.answer = LONG
    result = await alice.slash(channel, "gainsay ask", question="Who denied it?")
    message = result.response.message
    assert buttons(message)["Back"]["disabled"]
    seen = sentences(message)
    while not buttons(message)["Next"].get("disabled"):
        await alice.click(message, label="Next")
        message = channel.last_message
        seen += sentences(message)
    assert seen == list(range(40))
    await alice.click(message, label="Back")
    assert not buttons(channel.last_message)["Next"].get("disabled")
    assert len(channel.history()) == 1


async def test_pages_turn_after_a_restart_and_for_others(
    simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk
) -> None:
    desk.answer = LONG
    await alice.send(channel, f"<@{simcord_env.bot.user.id}> who denied it?")
    first = sentences(channel.last_message)
    await simcord_env.restart_bot(GainsayClient(desk, shard_count=1))
    bob = alice.guild.add_member(simcord_env.create_user("bob"))
    await bob.click(channel.last_message, label="Next")
    assert sentences(channel.last_message)[0] == first[-1] + 1


async def test_a_private_answer_is_shared_and_says_by_whom(alice: Any, channel: Any) -> None:
    result = await alice.slash(channel, "gainsay claims", about="the bridge", private=True)
    assert set(buttons(result.response)) == {"Share"}
    clicked = await alice.click(result.response, label="Share")
    assert clicked.ephemeral
    assert words(clicked.response) == "Everybody in this channel can see it now."
    (shared,) = clicked.followups
    assert not shared.ephemeral
    assert "> The bridge is closed." in words(shared)
    assert "Shared by alice" in words(shared)


async def test_what_the_shared_name_holds_is_not_markup(simcord_env: Any, channel: Any, alice: Any) -> None:
    mallory = alice.guild.add_member(simcord_env.create_user("@everyone **x**"))
    result = await mallory.slash(channel, "gainsay claims", about="the bridge", private=True)
    clicked = await mallory.click(result.response, label="Share")
    assert r"Shared by \@everyone \*\*x\*\*" in words(clicked.followups[0])
    assert not clicked.followups[0].message.mention_everyone


async def test_how_it_was_found_is_told_to_who_asks(simcord_env: Any, alice: Any, channel: Any) -> None:
    await alice.send(channel, f"<@{simcord_env.bot.user.id}> who denied it?")
    told = await alice.click(channel.last_message, label="How was this found?")
    assert told.ephemeral
    assert "found by its words" in words(told.response)


@pytest.mark.parametrize(("label", "count"), [("Helpful", (1, 0)), ("Not helpful", (0, 1))])
async def test_verdicts_are_kept(
    label: str, count: tuple[int, int], simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk
) -> None:
    await alice.send(channel, f"<@{simcord_env.bot.user.id}> who denied it?")
    await simcord_env.restart_bot(GainsayClient(desk, shard_count=1))
    told = await alice.click(channel.last_message, label=label)
    assert "Thank you" in words(told.response)
    home = Workspace(Platform.DISCORD, str(alice.guild.id))
    assert await desk.feedback.count(home) == count
    async with desk.library.begin() as uow:
        (given,) = await uow.feedback.of(home)
    assert (given.question, given.answer, given.person.id) == (
        "who denied it?",
        str(channel.last_message.id),
        str(alice.id),
    )


async def test_what_is_not_kept_any_more_says_so(alice: Any, channel: Any, desk: FakeDesk) -> None:
    desk.answer = LONG
    result = await alice.slash(channel, "gainsay ask", question="Who denied it?", private=True)
    await desk.workspaces.forget(Workspace(Platform.DISCORD, str(alice.guild.id)))
    turned = await alice.click(result.response, label="Next")
    assert "not kept any more" in words(turned.followups[0])
    for label in ("Share", "How was this found?"):
        assert "not kept any more" in words((await alice.click(result.response, label=label)).response)


async def test_a_failing_database_takes_the_buttons_and_not_the_answer(
    alice: Any, channel: Any, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> str:
        raise RetryableError("away")

    monkeypatch.setattr(desk.shown, "keep", fail)
    with capture_logs() as logs:
        result = await alice.slash(channel, "gainsay ask", question="Who denied it?")
    assert "> The bridge is closed." in words(result.response)
    assert buttons(result.response) == {}
    assert [entry["event"] for entry in logs] == ["answer not kept"]


async def test_a_failing_button_says_so_with_the_id_in_the_log(
    alice: Any, channel: Any, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = await alice.slash(channel, "gainsay ask", question="Who denied it?")

    async def fail(*_: object, **__: object) -> None:
        raise KeyError("bug")

    monkeypatch.setattr(desk.shown, "get", fail)
    monkeypatch.setattr(desk.feedback, "give", fail)
    for label in ("Helpful", "How was this found?"):
        with capture_logs() as logs:
            told = await alice.click(result.response, label=label)
        assert logs[0]["ref"] in words(told.response)


async def test_a_picture_stays_while_pages_are_turned(alice: Any, channel: Any, desk: FakeDesk) -> None:
    desk.answer = replace(LONG, kind=ReplyKind.TIMELINE, pictures=(PNG,))
    result = await alice.slash(channel, "gainsay timeline", topic="the bridge")
    for _ in range(2):
        message = channel.last_message
        (gallery,) = [one for one in components(message) if one["type"] == 12]
        assert gallery["items"][0]["description"] == PNG.alt
        assert "timeline.png" in gallery["items"][0]["media"]["url"]
        assert [one.filename for one in message.attachments] == ["timeline.png"]
        assert PNG.alt not in words(message)
        await alice.click(message, label="Next")
    assert result.acknowledged


async def test_buttons_speak_the_askers_language(
    alice: Any, channel: Any, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "reader", lambda interaction: wording("uk"))
    desk.answer = LONG
    result = await alice.slash(channel, "gainsay ask", question="Who denied it?", private=True)
    names = {"Назад", "Далі", "Показати всім", "Як це знайдено?", "Корисно", "Не корисно"}
    assert set(buttons(result.response)) == names
    assert "незалежні джерела" in words(result.response)
    assert "> Sentence 0" in words(result.response)
    monkeypatch.undo()
    await alice.click(result.response, label="Далі")
    assert set(buttons(result.response)) == names  # as it was asked, whoever turns the page
    assert "(продовження)" in words(result.response)


async def test_a_servers_language_is_spoken_in_its_channels(simcord_env: Any, desk: FakeDesk) -> None:
    guild = simcord_env.create_guild(preferred_locale="uk")
    channel = guild.create_text_channel("questions")
    member = guild.add_member(simcord_env.create_user("alice"))
    await member.send(channel, f"<@{simcord_env.bot.user.id}>")
    assert "Запитайте мене" in words(channel.last_message)
