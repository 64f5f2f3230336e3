from dataclasses import replace
from datetime import date

from bot.claims.claim import QuoteKind, Stance
from bot.claims.stances import FROM_CONTENT
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.explaining import explain
from tests.unit.contradictions.told import claim


def test_two_claims_in_one_sentence():
    first = claim(
        content="1,500 soldiers had left Freedonia", on=date(2031, 10, 18), cue="confirmed", stance=Stance.CONFIRMS
    )
    second = claim(
        content="their presence in Sylvania",
        speaker="Otto Fen",
        stance=Stance.DOES_NOT_CONFIRM,
        cue="could not confirm",
        on=date(2031, 10, 19),
    )

    assert explain(ContradictionKind.CONFIRMATION_GAP, first, second) == (
        "One says what the other does not confirm: Ada Reed, on 18 October 2031, confirmed 1,500 soldiers had left "
        "Freedonia; Otto Fen, the day after, could not confirm their presence in Sylvania."
    )


def test_direct_quotes_stand_in_quotation_marks():
    first = claim(content="It is safe", quote=QuoteKind.DIRECT, on=None)
    second = claim(content="It is not safe", quote=QuoteKind.DIRECT, speaker="Otto Fen", on=None)

    assert explain(ContradictionKind.DENIAL, first, second) == (
        "One denies what the other says: Ada Reed said: “It is safe”; Otto Fen said: “It is not safe”."
    )


def test_a_quoted_denial_is_not_what_was_denied():
    first = claim(content="It is safe", quote=QuoteKind.DIRECT, on=None)
    second = claim(
        content="This is a rumour",
        quote=QuoteKind.DIRECT,
        speaker="Otto Fen",
        stance=Stance.DISMISSES,
        cue="scoffed",
        on=None,
    )

    assert explain(ContradictionKind.DENIAL, first, second).endswith("Otto Fen dismissed it: “This is a rumour”.")


def test_a_stance_that_stands_in_the_content_is_told_once():
    first = claim(content="the bridge is closed", on=None)
    second = claim(
        content="that they could not confirm it", speaker="Otto Fen", stance=Stance.DOES_NOT_CONFIRM, on=None
    )
    claimed = replace(second.claim, trail=(f'{FROM_CONTENT}: "could not confirm"',))

    told = explain(ContradictionKind.CONFIRMATION_GAP, first, replace(second, claim=claimed))

    assert told.endswith("Otto Fen said that they could not confirm it.")


def test_long_contents_are_cut_at_a_word():
    told = explain(ContradictionKind.ACCOUNT, claim(content="word " * 100), claim(content="other", speaker="Otto Fen"))

    assert "word …;" in told
    assert len(told) < 400
