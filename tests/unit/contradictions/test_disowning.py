from datetime import timedelta

import pytest

from bot.claims.claim import QuoteKind, Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.disowning import disownings
from bot.contradictions.facets import facets
from bot.contradictions.judge import RuleJudge
from bot.ports import ClaimRecord
from tests.unit.contradictions.told import DAY, claim, frame

SOLD = frame("sell", "Norsk", "yard")
QUOTED = claim(SOLD, speaker="Ida Holm", quote=QuoteKind.DIRECT, content="“Norsk will sell the yard.”")


def disowned(predicate: str = "misquote", speaker: str = "Ida Holm", **told: object) -> ClaimRecord:
    fields: dict[str, object] = {"on": DAY + timedelta(days=2), "outlet": "B", "content": "she was misquoted", **told}
    return claim(frame(predicate, object="she"), speaker=speaker, **fields)  # type: ignore[arg-type]


def found(a: ClaimRecord, b: ClaimRecord) -> bool:
    return any(disownings(facets(a), facets(b)))


def test_who_was_misquoted_takes_back_what_she_is_quoted_with():
    verdict = RuleJudge().judge(QUOTED, disowned())

    assert verdict is not None
    assert (verdict.kind, verdict.reasons[0]) == (ContradictionKind.POSITION_CHANGE, "disowned")


def test_only_her_own_quotation_is_disowned():
    indirect = claim(SOLD, speaker="Ida Holm", content="Norsk would sell the yard")

    assert found(QUOTED, disowned())
    assert not found(indirect, disowned())
    assert not found(QUOTED, disowned(speaker="Otto Fen"))
    assert not found(QUOTED, disowned("praise"))


def test_what_she_says_after_she_was_misquoted_stands():
    assert not found(QUOTED, disowned(on=DAY - timedelta(days=1)))


@pytest.mark.parametrize("content", ["his words were taken out of context", "his remarks were taken out of context"])
def test_words_taken_out_of_context_are_disowned(content):
    words = frame("take", object=f"his {content.split()[1]}", out_of_="context")

    assert facets(claim(words, speaker="Otto Fen", stance=Stance.DENIES, content=content)).disowns


def test_who_only_says_to_have_been_misquoted_puts_in_question_what_stands_around():
    told = claim(SOLD, speaker="Ida Holm", content="Norsk would sell the yard")
    around = "Norsk will sell the yard, the Courier had quoted the director."
    alone = disowned(speaker="Otto Fen", before=around, stance=Stance.DENIES)
    more = claim(
        frame("misquote", object="he"),
        frame("rent", "harbour", "crane"),
        speaker="Otto Fen",
        before=around,
        stance=Stance.DENIES,
        content="he was misquoted and that the harbour rents cranes",
    )

    assert facets(alone).bare
    assert not facets(more).bare
    assert RuleJudge().judge(told, alone) is not None
