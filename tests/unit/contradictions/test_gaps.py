from datetime import date

from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.ports import ClaimRecord
from tests.unit.contradictions.judging import judged
from tests.unit.contradictions.told import claim, frame

SENT = frame("send", "Freedonia", "soldier", to_="Sylvania")


def withheld(speaker: str = "Otto Fen", on: date = date(2031, 5, 4)) -> ClaimRecord:
    return claim(SENT, speaker=speaker, stance=Stance.DOES_NOT_CONFIRM, cue="could not confirm", on=on)


def test_one_asserts_what_the_other_cannot_confirm():
    found = judged(claim(SENT), withheld())

    assert found is not None
    assert found.kind is ContradictionKind.CONFIRMATION_GAP
    assert found.score > 0.5


def test_two_who_cannot_confirm_agree():
    assert judged(withheld("Ada Reed"), withheld()) is None


def test_a_denial_is_no_gap():
    assert judged(claim(SENT, stance=Stance.DENIES, cue="denied"), withheld()) is None


def test_the_same_speaker_later_confirms():
    later = claim(SENT, speaker="Otto Fen", stance=Stance.CONFIRMS, cue="confirmed", on=date(2031, 5, 9))
    found = judged(withheld(), later)

    assert found is not None
    assert found.kind is ContradictionKind.POSITION_CHANGE
