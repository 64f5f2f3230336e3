from dataclasses import replace
from datetime import date, timedelta

from bot.claims.claim import SpeakerKind, Stance
from bot.claims.frame import Frame
from bot.contradictions.contradiction import ContradictionKind, Severity
from bot.contradictions.facets import facets
from bot.contradictions.judge import RuleJudge
from bot.contradictions.outliving import outlivings
from bot.language.moment import Moment, Precision
from bot.ports import ClaimRecord
from tests.unit.contradictions.told import DAY, claim, day, frame

KILLED = frame("kill", "Westmark", "Fen")
LATER = DAY + timedelta(days=90)


def told(what: Frame, speaker: str = "Ida Holm", **other: object) -> ClaimRecord:
    """Return what a general told of somebody's end on `DAY`."""
    return claim(what, speaker=speaker, content="what had become of Fen", **other)  # type: ignore[arg-type]


def spoke(on: date | None = LATER, by: str = "Otto Fen", before: str = "") -> ClaimRecord:
    """Return what somebody said on a day, where the article gives one."""
    made = claim(
        frame("march", "we"), speaker=by, on=LATER, outlet="B", content="we march on, Fen or no Fen", before=before
    )
    said = None if on is None else Moment(on, on, Precision.DAY, "weekday")
    return replace(made, claim=replace(made.claim, said=said))


def found(a: ClaimRecord, b: ClaimRecord) -> bool:
    return bool(list(outlivings(facets(a), facets(b))))


def test_whoever_was_told_dead_and_speaks_later_contradicts_it():
    for end in (KILLED, frame("die", "Otto Fen", in_="Ostmark"), frame("execute", "", "Otto Fen")):
        verdict = RuleJudge().judge(told(end), spoke())
        assert verdict is not None
        assert (verdict.kind, verdict.severity) == (ContradictionKind.DENIAL, Severity.MAJOR)
        assert verdict.reasons[0] == "outlived"


def test_what_the_dead_said_before_or_on_no_day_that_is_told_is_no_sign_of_life():
    assert not found(told(KILLED), spoke(DAY - timedelta(days=1)))
    assert not found(told(KILLED), spoke(DAY))
    assert not found(told(KILLED), spoke(None))


def test_the_day_of_the_death_tells_where_one_is_given():
    late = told(KILLED, times=(day(LATER + timedelta(days=1)),))

    assert not found(late, spoke())
    assert found(told(KILLED, times=(day(DAY - timedelta(days=300)),)), spoke())


def test_somebody_else_may_speak():
    assert not found(told(KILLED), spoke(by="Ada Reed"))
    assert not found(told(frame("kill", "Westmark", "Ada Fen")), spoke())
    assert not found(told(frame("kill", "Westmark", "Fen aide")), spoke())
    assert not found(told(frame("kill", "Fen", "Reed")), spoke())


def test_a_surname_that_two_have_tells_nothing():
    assert not found(told(KILLED), spoke(before="Ada Fen buried her brother."))
    assert not found(told(KILLED, before="Ada Fen and Otto Fen led the band."), spoke())


def test_a_death_that_is_denied_planned_or_told_by_the_article_alone_is_none():
    narrated = told(KILLED)
    narrated = replace(
        narrated,
        claim=replace(narrated.claim, speaker=replace(narrated.claim.speaker, kind=SpeakerKind.OUTLET)),
    )

    assert not found(told(KILLED, stance=Stance.DENIES, cue="denied"), spoke())
    assert not found(told(frame("kill", "Westmark", "Fen", auxiliary="could")), spoke())
    assert not found(narrated, spoke())
