import pytest

from bot.answers.suggestions import suggested
from bot.names import NameKind
from storage.memory import MemoryLibrary
from tests.builders import stored_article

NAMES = {
    (NameKind.SPEAKER, "Tomas Reld"): 4,
    (NameKind.SPEAKER, "Tomasina Reldova"): 2,
    (NameKind.SPEAKER, "Ilse Varga"): 1,
    (NameKind.TOPIC, "Mirr bridge"): 3,
    (NameKind.OUTLET, "The Ostmark Herald"): 7,
}


@pytest.fixture
async def library():
    library = MemoryLibrary()
    async with library.begin() as uow:
        await stored_article(uow)
        await uow.names.replace("a1", NAMES)
        await uow.commit()
    return library


@pytest.mark.parametrize(
    ("kind", "typed", "expected"),
    [
        (NameKind.SPEAKER, "", ("Tomas Reld", "Tomasina Reldova", "Ilse Varga")),
        (NameKind.SPEAKER, "tom", ("Tomas Reld", "Tomasina Reldova")),
        (NameKind.SPEAKER, "tom reldo", ("Tomasina Reldova",)),
        (NameKind.SPEAKER, "Vagra", ("Ilse Varga",)),
        (NameKind.SPEAKER, "ilsa varg", ("Ilse Varga",)),
        (NameKind.SPEAKER, "tmoas reldova", ("Tomasina Reldova",)),
        (NameKind.SPEAKER, "zebulon", ()),
        (NameKind.TOPIC, "brigde", ("Mirr bridge",)),
        (NameKind.OUTLET, "ostmrk", ("The Ostmark Herald",)),
        (NameKind.OUTLET, "“!?", ("The Ostmark Herald",)),
    ],
)
async def test_names_that_may_be_meant(library, kind, typed, expected):
    async with library.begin() as uow:
        assert await suggested(kind, typed, uow) == expected


async def test_no_more_than_asked_for(library):
    async with library.begin() as uow:
        assert len(await suggested(NameKind.SPEAKER, "", uow, limit=2)) == 2
