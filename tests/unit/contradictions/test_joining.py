from dataclasses import replace

from bot.claims.claim import SpeakerKind, Stance
from bot.contradictions.comparing import contradiction_id
from bot.contradictions.contradiction import Contradiction, ContradictionKind, Severity, Verdict
from bot.contradictions.folding import folded
from bot.contradictions.joining import ally_of
from bot.ports import ClaimRecord, ContradictionRecord
from tests.unit.contradictions.told import claim, frame

CLOSED = "the council had closed the ferry for the summer"
OTHERWISE = "the ferry stays closed all summer, as the council had wanted"


def told(speaker: str, content: str = CLOSED, outlet: str = "A") -> ClaimRecord:
    made = claim(frame("close"), speaker=speaker, content=content, outlet=outlet)
    return replace(made, claim=replace(made.claim, speaker=replace(made.claim.speaker, kind=SpeakerKind.ORGANISATION)))


DENIER = claim(frame("close"), speaker="Otto Fen", stance=Stance.DENIES, content=f"that {CLOSED}", outlet="B")


def against(a: ClaimRecord, b: ClaimRecord = DENIER, score: float = 0.9) -> ContradictionRecord:
    verdict = Verdict(ContradictionKind.DENIAL, Severity.MAJOR, score, ("x",))
    return ContradictionRecord(
        Contradiction(contradiction_id(a.claim.id, b.claim.id), a.claim.id, b.claim.id, verdict, ""), a, b
    )


def of_state(name: str, outlet: str = "A", content: str = CLOSED) -> ClaimRecord:
    return told(name, content, outlet)


def heads(records: tuple[ContradictionRecord, ...]) -> list[str]:
    return [one.earlier.speaker_name for one in records]


def test_the_bodies_of_one_state_are_shown_as_voices_of_one_disagreement():
    port, navy = of_state("Danish port office"), of_state("Danish navy", "C", OTHERWISE)

    (one,) = folded([against(port), against(navy, score=0.8)])

    assert heads(one.further) == ["Danish navy"]


def test_a_pair_that_is_not_sure_by_itself_shows_nobody():
    port, navy = of_state("Danish port office"), of_state("Danish navy", "C", OTHERWISE)

    (one,) = folded([against(port), against(navy, score=0.5)])

    assert one.folded
    assert one.further == ()


def test_a_copy_of_what_is_shown_adds_nothing_and_another_report_does():
    port = of_state("Danish port office")
    copy, report = of_state("Danish port office", "C"), of_state("Danish port office", "D", OTHERWISE)

    (one,) = folded([against(port), against(copy, score=0.8), against(report, score=0.7)])

    assert [pair.earlier.article.outlet for pair in one.further] == ["D"]


def test_no_more_than_two_pairs_are_added():
    bodies = ("Danish port office", "Danish navy", "Danish coast guard", "Danish police")
    contents = (CLOSED, OTHERWISE, "in the summer the ferry is closed", "the council has the ferry closed by now")

    (one,) = folded([against(of_state(name, name, said)) for name, said in zip(bodies, contents, strict=True)])

    assert len(one.further) == 2
    assert len(one.folded) == 3


def test_a_further_voice_is_of_the_side_that_its_opponent_tells():
    first = against(told("Ida Holm"))
    crossed = replace(against(told("Ada Reed")), earlier=DENIER, later=told("Ada Reed"))
    strangers = against(told("Ada Reed"), replace(told("Per Dahl"), speaker_name="Per Dahl"))

    assert ally_of(first, crossed, crossed.later) is first.earlier
    assert ally_of(first, crossed, crossed.earlier) is first.later
    assert ally_of(first, strangers, strangers.earlier) is None
