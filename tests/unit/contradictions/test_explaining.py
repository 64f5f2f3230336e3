from dataclasses import replace
from datetime import date

from bot.claims.claim import QuoteKind, Stance
from bot.claims.stances import FROM_CONTENT
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.explaining import Explaining, explain
from bot.language.moment import Moment, Precision
from bot.ports import ClaimRecord
from bot.span import Span
from tests.unit.contradictions.told import claim


def said(
    record: ClaimRecord, first: date, last: date | None = None, precision: Precision = Precision.DAY
) -> ClaimRecord:
    """Return the claim with a time that the text tells."""
    moment = Moment(first, last or first, precision, "written", Span(0, 1))
    return replace(record, claim=replace(record.claim, said=moment))


CONFIRMED = claim(content="1,500 soldiers had left Freedonia", cue="confirmed", stance=Stance.CONFIRMS)
UNCONFIRMED = claim(
    content="their presence in Sylvania", speaker="Otto Fen", stance=Stance.DOES_NOT_CONFIRM, cue="could not confirm"
)


def test_two_claims_in_one_sentence():
    first, second = said(CONFIRMED, date(2031, 10, 18)), said(UNCONFIRMED, date(2031, 10, 19))

    assert explain(ContradictionKind.CONFIRMATION_GAP, first, second) == (
        "One says what the other does not confirm: Ada Reed, on 18 October 2031, confirmed 1,500 soldiers had left "
        "Freedonia; Otto Fen, the day after, could not confirm their presence in Sylvania."
    )


def test_the_day_of_printing_is_not_told_as_the_day_of_the_statement():
    told = explain(ContradictionKind.CONFIRMATION_GAP, said(CONFIRMED, date(2031, 10, 18)), UNCONFIRMED)

    assert told.endswith("; Otto Fen could not confirm their presence in Sylvania.")


def test_a_time_is_told_as_precisely_as_it_is_known():
    early = said(UNCONFIRMED, date(2031, 10, 1), date(2031, 10, 10), Precision.PART_OF_MONTH)
    told = explain(ContradictionKind.CONFIRMATION_GAP, said(CONFIRMED, date(2031, 9, 30)), early)

    assert told.endswith("; Otto Fen, in early October 2031, could not confirm their presence in Sylvania.")


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


def test_a_quotation_that_ends_the_content_keeps_both_its_marks():
    told = explain(
        ContradictionKind.DENIAL, claim(content="the plan was “madness”"), claim(content='the tale "a myth"')
    )

    assert "the plan was “madness”;" in told
    assert told.endswith('the tale "a myth".')


def test_a_content_that_is_no_clause_keeps_its_own_verb():
    announced = claim(content="a pact with Sylvania", cue="announced", on=None)
    attribution = replace(announced.claim.attribution, rule="object: announce")
    first = replace(announced, claim=replace(announced.claim, attribution=attribution))

    told = explain(ContradictionKind.DENIAL, first, UNCONFIRMED)

    assert "Ada Reed announced a pact with Sylvania;" in told


def test_a_content_from_the_start_of_a_sentence_loses_its_capital_but_a_name_keeps_it():
    first = claim(content="The ferry was closed", before="By noon the ferry lay idle.", on=None)
    second = claim(content="Ostmark was calm", speaker="Otto Fen", on=None)

    assert explain(ContradictionKind.DENIAL, first, second) == (
        "One denies what the other says: Ada Reed said the ferry was closed; Otto Fen said Ostmark was calm."
    )


def test_a_claim_that_changed_is_told_anew():
    explaining, kind = Explaining(), ContradictionKind.CONFIRMATION_GAP
    renamed = replace(CONFIRMED, speaker_name="Ada Reed of Freedonia")

    assert "Ada Reed, " not in explaining.explain(kind, UNCONFIRMED, renamed)
    assert "Ada Reed confirmed" in explaining.explain(kind, UNCONFIRMED, CONFIRMED)
    assert explaining.explain(kind, CONFIRMED, UNCONFIRMED) == explain(kind, CONFIRMED, UNCONFIRMED)
