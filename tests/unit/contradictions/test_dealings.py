from bot.claims.claim import Stance
from bot.claims.frame import Frame
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.dealings import dealings
from bot.contradictions.facets import facets
from bot.contradictions.finding import Finding
from bot.contradictions.judge import RuleJudge
from bot.ports import ClaimRecord
from tests.unit.contradictions.told import claim, frame


def denied(kind: str, stance: Stance = Stance.DENIES) -> ClaimRecord:
    """Return the word of a firm, Norsk Hval, on dealings with Reed."""
    return claim(
        frame(kind, "Norsk", with_="Reed", nominal=True),
        speaker="Norsk",
        stance=stance,
        cue="denied",
        content=f"any {kind} with Reed",
    )


def told(*frames: Frame) -> ClaimRecord:
    return claim(*frames, speaker="Ida Holm", outlet="B", content="what the two did")


PAID = told(frame("pay", "Norsk", "Reed"))


def found(a: ClaimRecord, b: ClaimRecord) -> list[Finding]:
    return list(dealings(facets(a), facets(b)))


def test_who_denies_contact_is_contradicted_by_what_one_did_for_the_other():
    for did in (PAID, told(frame("pay", "Reed", "fee", to_="Norsk"))):
        verdict = RuleJudge().judge(denied("contact"), did)
        assert verdict is not None
        assert (verdict.kind, verdict.reasons[0]) == (ContradictionKind.DENIAL, "dealings")


def test_what_one_did_for_somebody_else_is_no_such_dealing():
    assert found(denied("contact"), PAID)
    assert not found(denied("contact"), told(frame("pay", "Norsk", "Holm")))
    assert not found(denied("contact"), told(frame("pay", "Fen", "Reed")))


def test_what_is_no_dealing_is_none():
    assert not found(denied("contact"), told(frame("see", "Norsk", "Reed")))
    assert not found(denied("quarrel"), PAID)


def test_who_admits_contact_denies_none():
    assert not found(denied("contact", Stance.CONFIRMS), PAID)


def test_another_kind_of_dealings_is_less_likely_meant():
    military = claim(
        frame("cooperation", "military", with_="Reed", nominal=True),
        speaker="Norsk",
        stance=Stance.DENIES,
        cue="denied",
        content="military cooperation with Reed",
    )
    (arms,) = found(military, told(frame("supply", "Norsk", "weapon", to_="Reed")))
    (food,) = found(military, told(frame("visit", "Norsk", "Reed")))

    assert arms.measures["like"] > food.measures["like"]
