from dataclasses import replace

import pytest

from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.judge import RuleJudge
from bot.contradictions.meeting import compare, contradiction_id, contradictions_of, meet
from bot.language.terms import stems
from bot.ports import ClaimRecord, Passage, SpeakerRecord, UnitOfWork
from bot.span import Span
from storage.memory import MemoryLibrary
from tests.unit.contradictions.told import claim, count, frame

SENT = frame("send", "Freedonia", "soldier", to_="Sylvania")
HELD = claim(SENT, content="Freedonia had sent soldiers to Sylvania")
DENIED = claim(
    SENT, speaker="Otto Fen", stance=Stance.DENIES, cue="denied", content="that Freedonia had sent soldiers to Sylvania"
)
OTHER = claim(frame("open", "museum", in_="Ostmark"), speaker="Ida Holm", content="the museum in Ostmark had opened")


async def stored(uow: UnitOfWork, record: ClaimRecord) -> ClaimRecord:
    _, article = await uow.articles.put(replace(record.article, version=0))
    name = record.speaker_name
    await uow.speakers.put(SpeakerRecord(record.speaker_id, name, "person", None, (name,), 0))
    terms = tuple(dict.fromkeys(stems(article.quote(record.claim.sentence))))
    await uow.claims.replace(article, [(record.claim, record.speaker_id)], [terms])
    await uow.search.index(article, [Passage(article.id, article.version, record.claim.sentence, terms)])
    found = await uow.claims.get(record.claim.id)
    assert found is not None
    return found


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


async def test_what_meets_is_judged_once(uow):
    held, denied, _ = [await stored(uow, record) for record in (HELD, DENIED, OTHER)]
    found = await contradictions_of([held.claim.id, denied.claim.id, "gone"], uow)

    assert [one.id for one in found] == [contradiction_id(held.claim.id, denied.claim.id)]
    assert found[0].verdict.kind is ContradictionKind.DENIAL
    assert "denied" in found[0].explanation


def test_the_id_does_not_depend_on_the_order():
    (one,), (other,) = compare(HELD, [DENIED], RuleJudge()), compare(DENIED, [HELD], RuleJudge())

    assert one.id == other.id
    assert (one.earlier, one.later) == (other.earlier, other.later)


def test_nothing_to_compare():
    assert compare(HELD, [], RuleJudge()) == []
    assert compare(HELD, [OTHER], RuleJudge()) == []


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
