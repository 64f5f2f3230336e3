from bot.answers.answering import answer
from bot.answers.composing import plain_text
from bot.ports import Library
from storage.memory import MemoryLibrary
from tests.unit.answers.story import TODAY, told

QUESTIONS = (
    "who denied that the bridge is unsafe?",
    "who could not confirm the damage to the bridge?",
    "how many cars cross the bridge?",
    "did Reld change his position on the bridge?",
    "what did Orla Quist say about the bridge?",
)


async def texts(library: Library) -> list[str]:
    await told(library)
    async with library.begin() as uow:
        return [plain_text((await answer(question, uow, today=TODAY, thread="t")).reply) for question in QUESTIONS]


async def test_every_library_gives_the_same_answers(library):
    assert await texts(library) == await texts(MemoryLibrary())
