from dataclasses import replace

import pytest

from bot.claims.claim import Stance
from bot.contradictions.meeting import meet
from bot.ports import SpeakerRecord
from bot.span import Span
from storage.memory import MemoryLibrary
from tests.unit.contradictions.told import DENIED, HELD, OTHER, claim, count, frame, stored


@pytest.fixture
async def uow():
    async with MemoryLibrary().begin() as work:
        yield work


async def test_claims_on_one_matter_meet(uow):
    held, denied, other = [await stored(uow, record) for record in (HELD, DENIED, OTHER)]

    met = [one.claim.id for one in await meet(held, uow)]

    assert met[0] == denied.claim.id
    assert held.claim.id not in met
    assert met.index(denied.claim.id) < (met.index(other.claim.id) if other.claim.id in met else len(met))


async def test_a_shared_verb_alone_is_no_shared_matter(uow):
    held = await stored(uow, HELD)
    letters = claim(frame("send", "museum", "letter"), speaker="Ida Holm", content="the museum had sent letters")
    await stored(uow, letters)

    assert await meet(held, uow) == []


async def test_two_numbers_of_one_thing_meet_by_it_and_its_fate(uow):
    freed = frame("free", "king", "captive")
    many = claim(freed, content="three hundred captives were freed", quantities=(count(300, "captive"),))
    few = claim(
        frame("free", "", "captive"),
        speaker="Otto Fen",
        content="the king freed captives",
        quantities=(count(180, "captive"),),
    )
    uncounted = replace(few, claim=replace(few.claim, proposition=replace(few.claim.proposition, quantities=())))
    held, _ = await stored(uow, many), await stored(uow, few)

    assert [one.claim.id for one in await meet(held, uow)] == [few.claim.id]

    await stored(uow, uncounted)

    assert await meet(held, uow) == []


async def test_other_words_that_stand_almost_everywhere_are_not_asked_for(uow, monkeypatch):
    sold = claim(frame("sell", "Freedonia", "mill"), content="Freedonia had sold a mill")
    transfer = claim(
        frame("transfer", "museum", "letter"), speaker="Ida Holm", content="the museum would transfer letters"
    )
    held, _ = await stored(uow, sold), await stored(uow, transfer)
    asked: list[tuple[str, ...]] = []
    outlines_of = uow.search.outlines_of

    async def noted(wanted):
        asked.extend(one.terms for one in wanted)
        return await outlines_of(wanted)

    monkeypatch.setattr(uow.search, "outlines_of", noted)
    await meet(held, uow)
    assert "transfer" in {stem for terms in asked for stem in terms}

    asked.clear()
    monkeypatch.setattr("bot.contradictions.meeting._READ", 0)
    await meet(held, uow)
    assert "transfer" not in {stem for terms in asked for stem in terms}
    assert all(asked)  # its own rarest stem is asked for however common it is


async def test_who_is_spoken_of_meets_who_speaks_of_him_though_they_share_no_word(uow):
    unknown = claim(frame("know", "he", "Otto Fen", positive=False), content="he does not know Otto Fen")
    spokesman = claim(frame("lead", "he", "cell"), speaker="Otto Fen", content="he leads the cell", outlet="B")
    other = claim(frame("lead", "he", "cell"), speaker="Per Dahl", content="he leads the cell", outlet="C")
    first, *_ = [await stored(uow, record) for record in (unknown, spokesman, other)]

    assert [one.speaker_name for one in await meet(first, uow)] == ["Otto Fen"]


async def test_a_challenge_meets_what_its_article_tells_in_whatever_words(uow):
    before = "It is nonsense, Fen said."
    told = claim(frame("close", "council", "ferry"), before=before, content="the council had closed the ferry")
    made = claim(frame("nonsense", "it"), speaker="Otto Fen", stance=Stance.DENIES, content="it is nonsense").claim
    denied = replace(
        made,
        article_id=told.article.id,
        sentence=Span(0, len(before)),
        attribution=replace(made.attribution, content=(Span(0, len("It is nonsense")),)),
    )
    _, article = await uow.articles.put(replace(told.article, version=0))
    await uow.speakers.put(SpeakerRecord("s1", "Otto Fen", "person", None, ("Otto Fen",), 0))
    await uow.claims.replace(article, [(told.claim, "s1"), (denied, "s1")], [(), ()])
    challenge = await uow.claims.get(denied.id)
    assert challenge is not None

    assert [one.claim.id for one in await meet(challenge, uow)] == [told.claim.id]
