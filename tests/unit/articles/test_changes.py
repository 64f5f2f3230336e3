"""What changed between two versions."""

from hypothesis import given
from hypothesis import strategies as st

from bot.articles.article import Block, BlockKind
from bot.articles.changes import Change, changes
from bot.span import Span
from tests.builders import an_article


def of(*paragraphs):
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return an_article(text="\n\n".join(paragraphs), blocks=tuple(blocks))


def test_new_gone_and_reworded_paragraphs():
    assert changes(of("a", "b"), of("a", "b", "c")) == [Change(None, "c")]
    assert changes(of("a", "b"), of("b")) == [Change("a", None)]
    assert changes(of("a", "40 were hurt", "c"), of("a", "41 were hurt", "c")) == [
        Change("40 were hurt", "41 were hurt")
    ]


def test_a_moved_paragraph_is_no_change():
    assert changes(of("a", "b", "c"), of("c", "a", "b")) == []


@given(st.lists(st.sampled_from("abcdef"), max_size=8))
def test_nothing_changed_where_all_is_the_same(paragraphs):
    assert changes(of(*paragraphs), of(*paragraphs)) == []
