"""What a digest shows of what is new, and in which order and words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind, Severity
from bot.language.moment import Moment, Precision
from bot.span import Span
from bot.wording.catalogue import wording
from tests.unit.digests.world import NINE, PLACE, World, a_place


async def test_contradictions_come_first_and_position_changes_before_all(world: World) -> None:
    await world.desk.subscribe(PLACE, NINE)
    told = ("The bridge is safe.", "It shakes.", "A ferry sank.", "None did.", "Rents rise.", "Rents fall.")
    ids = await world.tell(*told)
    await world.dispute(ids[0], ids[1], Severity.MINOR)
    await world.dispute(ids[2], ids[3])
    await world.dispute(ids[4], ids[5], kind=ContradictionKind.POSITION_CHANGE)
    world.clock.set("2031-05-05T09:00")
    await world.run()
    (post,) = world.counterpart.posted
    quotes = [item.citation.quote for section in post.reply.sections[:3] for item in section.items]
    assert quotes == [told[n] for n in (4, 5, 2, 3, 0, 1)]
    headings = [section.heading for section in post.reply.sections[:3]]
    assert headings[0] == "Dana Corvin: the position changed"
    assert headings[1] == headings[2] == "Dana Corvin: one denies what the other says"


async def test_a_disagreement_that_many_articles_carry_is_told_once(world: World) -> None:
    await world.desk.subscribe(PLACE, NINE)
    for outlet in ("Harbour Gazette", "Varn Courier"):
        one, other = await world.tell("The old bridge is safe to cross.", "The old bridge is not safe.", outlet=outlet)
        await world.dispute(one, other)
    world.clock.set("2031-05-05T09:00")
    await world.run()
    (post,) = world.counterpart.posted
    assert post.reply.summary.startswith("2 articles, 4 new claims, 1 contradiction.")
    disputes = [section for section in post.reply.sections if "denies" in (section.heading or "")]
    assert [len(section.items) for section in disputes] == [2]


async def test_what_is_still_disputed_takes_one_line(world: World) -> None:
    await world.desk.subscribe(PLACE, NINE)
    one, other = await world.tell("The bridge is safe.", "The bridge is shut.")
    await world.dispute(one, other)
    world.clock.set("2031-05-05T09:00")
    await world.run()
    await world.tell("A new word about the ferry.")
    world.clock.set("2031-05-06T09:00")
    await world.run()
    assert world.counterpart.posted[-1].reply.hints == ("Still disputed from before: 1 contradiction.",)


async def test_short_statements_on_one_matter_are_no_copies(world: World) -> None:
    await world.desk.subscribe(PLACE, replace(NINE, topics=("dam",)))
    await world.tell("The dam of Varn is sound.", outlet="Harbour Gazette")
    await world.tell("The dam of Varn had no cracks at all.", outlet="Varn Courier")
    world.clock.set("2031-05-05T09:00")
    await world.run()
    (post,) = world.counterpart.posted
    (section,) = post.reply.sections
    assert [item.note for item in section.items] == [None, None]
    assert post.reply.summary == "2 articles, 2 new claims, 0 contradictions."


async def test_words_around_the_quotes_are_in_the_subscribers_language(world: World) -> None:
    await world.desk.subscribe(PLACE, replace(NINE, language="uk", topics=("dam",)))
    await world.tell("The dam leaks.", speaker="the council", stance=Stance.DENIES, said=date(2031, 5, 3))
    world.clock.set("2031-05-05T09:00")
    await world.run()
    (section,) = world.counterpart.posted[0].reply.sections
    (item,) = section.items
    assert (section.heading, item.speaker, item.said) == ("Dam", "The council", "3 травня 2031")
    assert item.stance == wording("uk")("told-denies")
    assert item.citation.quote == "The dam leaks."


async def test_a_vague_time_and_a_nameless_source_are_in_the_subscriptions_language(world: World) -> None:
    await world.desk.subscribe(PLACE, replace(NINE, language="uk"))
    early = Moment(date(2031, 5, 1), date(2031, 5, 10), Precision.PART_OF_MONTH, "early", Span(0, 1))
    await world.tell("The dam leaks.", speaker="", outlet="", said=early)
    world.clock.set("2031-05-05T09:00")
    await world.run()
    ((item,),) = (section.items for section in world.counterpart.posted[0].reply.sections)
    assert (item.speaker, item.said) == ("Стаття", "початок травня 2031")


async def test_copies_of_one_report_count_once(world: World) -> None:
    await world.desk.subscribe(PLACE, replace(NINE, topics=("bridge",)))
    sentence = "The bridge over the river will be closed from Monday for repairs that last until autumn."
    await world.tell(sentence, outlet="Harbour Gazette")
    await world.tell(sentence, outlet="Courier")
    await world.tell("Engineers looked at the bridge and found some rust on two of its cables.", outlet="Herald")
    world.clock.set("2031-05-05T09:00")
    await world.run()
    (post,) = world.counterpart.posted
    assert post.reply.summary == "3 articles, 3 new claims, 0 contradictions. They go back to 2 independent reports."
    (section,) = post.reply.sections
    assert section.heading == "Bridge"
    assert sorted(item.note or "" for item in section.items) == ["", "also printed by Courier"]


async def test_the_same_data_give_the_same_digest(world: World) -> None:
    for channel in ("C1", "C2"):
        await world.desk.subscribe(a_place(channel), NINE)
    for number in range(12):
        await world.tell(f"Statement {number} about thing {number % 3}.", speaker=f"Speaker {number % 4}")
    before = [await world.desk.preview(one.id) for one in await world.desk.list()]
    world.clock.set("2031-05-05T09:00")
    await world.run()
    assert [post.reply for post in world.counterpart.posted] == before
    assert before[0] == before[1]
