from dataclasses import replace
from datetime import timedelta

from bot.claims.claim import SpeakerKind, Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.defences import defences
from bot.contradictions.facets import facets
from bot.contradictions.judge import RuleJudge
from bot.ports import ClaimRecord
from tests.unit.contradictions.told import DAY, claim, frame

LATER = DAY + timedelta(days=9)
DENIED = claim(
    frame("sell", "Norsk", "Ostrand"),
    speaker="Ida Holm",
    stands_for="Norsk",
    stance=Stance.DENIES,
    content="that Norsk would sell the Ostrand yard",
)


def defended(word: str = "right", about: str = "Ostrand", speaker: str = "Per Dahl", **told: object) -> ClaimRecord:
    content = f"it was its {word} to sell the {about} yard"
    fields: dict[str, object] = {"stands_for": "Norsk", "on": LATER, "outlet": "B", **told}
    return claim(frame(word, "it", positive="not" not in word), speaker=speaker, content=content, **fields)  # type: ignore[arg-type]


def found(a: ClaimRecord, b: ClaimRecord) -> bool:
    return any(defences(facets(a), facets(b)))


def test_who_denied_a_matter_and_later_calls_it_a_right_changed_the_position():
    verdict = RuleJudge().judge(DENIED, defended())

    assert verdict is not None
    assert (verdict.kind, verdict.reasons[0]) == (ContradictionKind.POSITION_CHANGE, "defended")


def test_another_side_may_call_it_a_right():
    assert found(DENIED, defended())
    assert not found(DENIED, defended(stands_for="Ostrand Trust"))


def test_what_was_a_right_before_it_was_denied_shows_no_change():
    assert not found(DENIED, defended(on=DAY - timedelta(days=1)))
    assert not found(DENIED, defended(on=None))


def test_other_words_defend_nothing_and_another_matter_is_none_of_this():
    assert not found(DENIED, defended("pity"))
    assert not found(DENIED, defended(about="Mirr"))


def test_two_bodies_of_one_state_are_one_side():
    sold = frame("sell", "Denmark", "Ostrand")
    denied = claim(sold, speaker="Danish ministry", stance=Stance.DENIES, content="that Ostrand was sold")
    lawful = claim(
        frame("lawful", "sale"),
        speaker="Danish embassy",
        on=LATER,
        content="the sale of Ostrand was lawful",
        outlet="B",
    )
    bodies = [
        replace(one, claim=replace(one.claim, speaker=replace(one.claim.speaker, kind=SpeakerKind.ORGANISATION)))
        for one in (denied, lawful)
    ]

    assert found(*bodies)
