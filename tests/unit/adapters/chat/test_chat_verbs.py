from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.chat.verbs import (
    Command,
    Verb,
    ask,
    claims_request,
    contradictions_request,
    day,
    help_reply,
    parse,
    reply_to,
)
from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.errors import UserError
from bot.requests import ClaimsRequest, ContradictionsRequest, TimelineRequest, WhoRequest
from tests.support.desk import FakeDesk


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("", Command(Verb.HELP, "")),
        ("  ", Command(Verb.HELP, "")),
        ("help", Command(Verb.HELP, "")),
        ("ask who denied it?", Command(Verb.ASK, "who denied it?")),
        ("ASK  who denied it? ", Command(Verb.ASK, "who denied it?")),
        ("status", Command(Verb.STATUS, "")),
    ],
)
def test_parse(text: str, command: Command) -> None:
    assert parse(text) == command


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("clams", "claims"), ("contradiction", "contradictions"), ("staus", "status"), ("hlep", "help"), ("aks", "ask")],
)
def test_a_mistyped_verb_names_the_nearest(typed: str, meant: str) -> None:
    with pytest.raises(UserError, match=rf"Did you mean /gainsay {meant}\?"):
        parse(f"{typed} something")


def test_a_question_without_ask_is_told_how_to_ask() -> None:
    with pytest.raises(UserError, match="write /gainsay ask"):
        parse("whenever was it denied?")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("", ClaimsRequest()),
        ("the bridge", ClaimsRequest(about="the bridge")),
        ("by:The Mayor", ClaimsRequest(speaker="The Mayor")),
        ('By:"The Mayor" stance:denies', ClaimsRequest(speaker="The Mayor", stance=Stance.DENIES)),
        ("stance:calls-for ferry", None),
        (
            "ferry until:2024-10-31 since: 2024-10-01 outlet:Harbour Gazette",
            ClaimsRequest(about="ferry", since=date(2024, 10, 1), until=date(2024, 10, 31), outlet="Harbour Gazette"),
        ),
        ("nearby:all the bridge", ClaimsRequest(about="nearby:all the bridge")),
        ("stance:does_not_confirm", ClaimsRequest(stance=Stance.DOES_NOT_CONFIRM)),
        ("by:", ClaimsRequest()),
    ],
)
def test_claims_request(words: str, wanted: ClaimsRequest | None) -> None:
    if wanted is None:
        with pytest.raises(UserError, match=r"is no stance\. One of these is: asserts, confirms"):
            claims_request(words)
    else:
        assert claims_request(words) == wanted


def test_contradictions_request() -> None:
    assert contradictions_request("ferry kind:position-change by:the mayor since:2024-10-01") == ContradictionsRequest(
        "ferry", "the mayor", ContradictionKind.POSITION_CHANGE, date(2024, 10, 1)
    )
    with pytest.raises(UserError, match="is no kind"):
        contradictions_request("kind:lie")


def test_day() -> None:
    assert day(" 2024-10-19 ") == date(2024, 10, 19)
    assert day(None) is day(" ") is None
    with pytest.raises(UserError, match="2024-13-01"):
        day("2024-13-01")


@settings(deadline=None)
@given(st.text())
def test_whatever_is_typed_is_read_or_told(text: str) -> None:
    for read in (parse, claims_request, contradictions_request):
        try:
            read(text)
        except UserError as error:
            assert str(error)


async def test_an_empty_question_is_answered_with_the_help() -> None:
    desk = FakeDesk()
    assert await ask(" ", desk, thread="t") == help_reply()
    assert await reply_to(Command(Verb.ASK, ""), desk, thread="t") == help_reply()
    assert desk.asked == []


async def test_every_verb_has_its_use_case() -> None:
    desk = FakeDesk()
    for verb, rest in (
        (Verb.ASK, "who?"),
        (Verb.WHO, "denied the delay?"),
        (Verb.WHO, "the ferry stance:denies"),
        (Verb.CLAIMS, "ferry"),
        (Verb.CONTRADICTIONS, "ferry"),
        (Verb.TIMELINE, "the ferry by:The Mayor since:2024-10-01"),
        (Verb.SPEAKER, "The Mayor"),
        (Verb.SOURCE, "Bridge closed"),
    ):
        assert await reply_to(Command(verb, rest), desk, thread="t") is desk.answer
    assert "9 claims" in (await reply_to(Command(Verb.STATUS, ""), desk, thread="t")).summary
    assert await reply_to(Command(Verb.HELP, ""), desk, thread="t") == help_reply()
    assert desk.asked == [("who?", "t"), ("who denied the delay?", "t")]
    assert desk.wanted == [
        WhoRequest("the ferry", Stance.DENIES),
        ClaimsRequest(about="ferry"),
        ContradictionsRequest(about="ferry"),
        TimelineRequest("the ferry", "The Mayor", date(2024, 10, 1)),
        "The Mayor",
        "Bridge closed",
    ]


@pytest.mark.parametrize("verb", [Verb.WHO, Verb.SPEAKER, Verb.SOURCE])
async def test_a_verb_that_needs_words_says_what_it_does(verb: Verb) -> None:
    with pytest.raises(UserError, match=rf"/gainsay {verb} needs a few words"):
        await reply_to(Command(verb, " "), FakeDesk(), thread="t")


def test_the_help_names_every_verb_but_itself() -> None:
    told = " ".join(help_reply().hints)
    assert all(f"/gainsay {verb}" in told for verb in Verb if verb is not Verb.HELP)
