from __future__ import annotations

import pytest

from bot.claims.attributions import attributions
from bot.claims.claim import QuoteKind
from tests.unit.claims import parses


def read(table: str, offset: int = 0):
    doc = parses.parsed(table)
    text = " " * offset + doc.text
    found = attributions([doc], [offset])
    return [tuple(" ".join(span.of(text) for span in spans) for spans in (a.source, a.cue, a.content)) for a in found]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (parses.SAID_CLAUSE, ("The minister", "said", "the bridge opened")),
        (parses.QUOTE_SAID, ("Lee", "said", "“We never signed it,”")),
        (parses.DENIED_OBJECT, ("Northport", "has denied", "the report")),
        (parses.NOT_CONFIRM, ("The army", "could not confirm", "the raid")),
        (parses.CONFIRMED_BY, ("the ministry", "was confirmed", "The raid")),
        (parses.ACCORDING, ("the ministry", "according to", "The bridge opened")),
    ],
)
@pytest.mark.parametrize("offset", [0, 17])
def test_source_cue_and_content(table, expected, offset):
    assert expected in read(table, offset)


def test_kind_of_quotation():
    direct = attributions([parses.parsed(parses.QUOTE_SAID)], [0])
    indirect = attributions([parses.parsed(parses.SAID_CLAUSE)], [0])
    assert [a.quote for a in direct] == [QuoteKind.DIRECT]
    assert [a.quote for a in indirect] == [QuoteKind.INDIRECT]


def test_a_quoted_paragraph_carries_on_the_one_before():
    first = parses.parsed(parses.QUOTE_SAID)
    second = parses.parsed(
        """
        “ `` PUNCT 4 punct
        It PRP PRON 4 nsubj
        is VBZ AUX 4 cop
        false JJ ADJ 0 ROOT
        today NN NOUN 4 obl
        . . PUNCT 4 punct
        ” '' PUNCT 4 punct
        """
    )
    offset = len(first.text) + 2
    text = f"{first.text}\n\n{second.text}"
    found = attributions([first, second], [0, offset])
    assert len(found) == 1
    assert found[0].content[-1].of(text) == second.text


def test_nothing_is_found_in_plain_narration():
    table = "The DT DET 2 det\nbridge NN NOUN 3 nsubj\nopened VBD VERB 0 ROOT\n. . PUNCT 3 punct"
    assert read(table) == []
