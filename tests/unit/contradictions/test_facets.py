from dataclasses import replace

from bot.claims.claim import Reference, Stance
from bot.claims.frame import Tense
from bot.contradictions.facets import facets
from bot.contradictions.facts import Status
from bot.span import Span
from tests.unit.contradictions.told import claim, frame


def test_what_a_denied_claim_calls_him_is_not_the_denier():
    ordered = claim(frame("order", "ministry", "he"), speaker="Ada Reed")
    meant = Reference(Span(0, 5), (Span(0, 5),), "other", Stance.ASSERTS, ordered.claim.proposition, "the claim before")
    absurd = claim(
        frame("absurd", "claim"), speaker="Otto Fen", stance=Stance.DISMISSES, cue="called", content="absurd"
    )
    linked = replace(
        absurd, claim=replace(absurd.claim, proposition=replace(absurd.claim.proposition, refers=(meant,)))
    )

    denied = [fact for fact in facets(linked).facts if not fact.positive]

    assert denied
    assert not any(part.key in {"otto", "fen"} for fact in denied for part in fact.parts)


def test_what_somebody_claims_to_do_is_put_as_done_and_what_is_done_to_some_end_is_not():
    leads = frame("lead", object="cell", tense=Tense.NONE)
    claimed = claim(leads, cue="claimed", content="to lead the cell")
    aimed = claim(
        frame("hire", "firm", "guard"),
        frame("lead", object="cell", tense=Tense.NONE, span=Span(5, 20)),
        content="the firm had hired a guard to lead the cell",
    )

    assert [fact.status for fact in facets(claimed).facts] == [Status.DONE]
    assert [fact.status for fact in facets(aimed).facts] == [Status.DONE, Status.PLANNED]
