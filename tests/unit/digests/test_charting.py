"""The picture of a digest: when there is one, what it shows, and that it never costs the message."""

from __future__ import annotations

from datetime import date, time

from bot.charts import Chart
from bot.claims.claim import Stance
from bot.digests.subscription import Wish
from bot.places import Platform
from bot.replies import Picture
from tests.unit.digests.world import World, a_place


class Pencil:
    """Draws nothing, and remembers of what."""

    def __init__(self, *, breaks: bool = False) -> None:
        self.breaks = breaks
        self.charts: list[Chart] = []

    def draw(self, chart: Chart) -> Picture:
        self.charts.append(chart)
        if self.breaks:
            raise RuntimeError("the pencil broke")
        return Picture(b"PNG", chart.alt, "timeline.png")


async def disputed_dam(platform: Platform = Platform.SLACK, language: str = "en") -> World:
    """Return a world in which two speakers have spoken of a dam on two days."""
    world = World()
    world.clock.set("2031-05-04T12:00")
    await world.desk.subscribe(a_place(platform=platform), Wish(topics=("dam",), at=time(9), language=language))
    await world.tell(
        "The dam of Varn leaks.", "The dam of Varn leaks badly.", speaker="Ada Holt", said=date(2031, 5, 1)
    )
    await world.tell("The old dam of Varn is sound.", speaker="Bo Lund", stance=Stance.DENIES, said=date(2031, 5, 2))
    await world.tell(
        "The dam of Varn has to be emptied.", speaker="Ada Holt", stance=Stance.CALLS_FOR, said=date(2031, 5, 3)
    )
    await world.tell("The dam of Varn holds.", speaker="Bo Lund", said=date(2031, 5, 4))
    world.clock.set("2031-05-05T09:00")
    return world


async def sent_with(world: World, pencil: Pencil) -> None:
    desk = world.desk
    desk._draughtsman = pencil
    await desk.sweep()
    await desk.courier(world.senders).deliver()


async def test_a_matter_with_a_story_is_drawn_when_it_is_sent() -> None:
    world, pencil = await disputed_dam(), Pencil()
    await sent_with(world, pencil)
    (post,) = world.counterpart.posted
    (chart,) = pencil.charts
    assert chart.title == "dam"
    assert [(mark.speaker, mark.stance, mark.first.day) for mark in chart.marks] == [
        ("Ada Holt", Stance.ASSERTS, 1),
        ("Bo Lund", Stance.DENIES, 2),
        ("Ada Holt", Stance.CALLS_FOR, 3),
        ("Bo Lund", Stance.ASSERTS, 4),
    ]
    assert [picture.alt for picture in post.reply.pictures] == [chart.alt]
    assert chart.alt.startswith("Timeline of dam. 1 May 2031: Ada Holt said; 2 May 2031: Bo Lund denied;")


async def test_the_picture_speaks_the_subscriptions_language() -> None:
    world, pencil = await disputed_dam(language="uk"), Pencil()
    await sent_with(world, pencil)
    assert pencil.charts[0].language == "uk"
    assert pencil.charts[0].alt.startswith("Хронологія: dam. 1 травня 2031: Ada Holt стверджує;")


async def test_scripts_get_what_is_drawn_and_no_picture() -> None:
    world, pencil = await disputed_dam(Platform.FILE), Pencil()
    await sent_with(world, pencil)
    (post,) = world.counterpart.posted
    assert pencil.charts == []
    assert post.reply.pictures == ()
    assert post.reply.chart is not None


async def test_a_picture_that_cannot_be_drawn_costs_nothing_else() -> None:
    world = await disputed_dam()
    await sent_with(world, Pencil(breaks=True))
    (post,) = world.counterpart.posted
    assert post.reply.pictures == ()
    assert post.reply.sections


async def test_one_speaker_on_one_day_is_told_and_not_drawn() -> None:
    world, pencil = World(), Pencil()
    world.clock.set("2031-05-04T12:00")
    await world.desk.subscribe(a_place(), Wish(at=time(9)))
    await world.tell(*(f"The dam of Varn leaks at joint {number}." for number in range(5)), speaker="Ada Holt")
    world.clock.set("2031-05-05T09:00")
    await sent_with(world, pencil)
    assert len(world.counterpart.posted) == 1
    assert pencil.charts == []
