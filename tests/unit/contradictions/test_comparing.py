import pytest

from bot.contradictions.comparing import compare, contradiction_id, contradictions_of
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.judge import RuleJudge
from storage.memory import MemoryLibrary
from tests.unit.contradictions.told import DENIED, HELD, OTHER, stored


@pytest.fixture
async def uow():
    async with MemoryLibrary().begin() as work:
        yield work


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
