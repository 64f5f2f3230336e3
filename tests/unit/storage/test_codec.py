from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.claims.claim import Attribution, Claim, Proposition, Reference, Speaker
from bot.errors import PermanentError
from bot.language.moment import Moment
from bot.language.quantity import Quantity
from bot.span import Span
from storage.codec import SHAPE, decode_claim, encode_claim, encode_parts
from tests.builders import a_claim, an_article

SPANS = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(lambda pair: Span(min(pair), max(pair)))
st.register_type_strategy(Span, SPANS)
MEANT = st.builds(Proposition, frames=st.just(()), refers=st.just(()))  # what is meant refers to nothing itself
st.register_type_strategy(Reference, st.builds(Reference, proposition=MEANT))


@settings(max_examples=15, deadline=None)
@given(st.from_type(Claim).filter(lambda claim: "nan" not in repr(claim)))
def test_any_claim_comes_back_through_json(claim: Claim) -> None:
    document, parts = json.loads(json.dumps((encode_claim(claim), encode_parts(claim))))
    assert decode_claim(document, parts) == claim


def test_parts_in_a_document_of_the_first_shape_count() -> None:
    claim = a_claim("c1", an_article())
    document = encode_claim(claim)
    document["shape"] = 1
    document["proposition"] |= encode_parts(claim)
    assert decode_claim(document) == claim


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        (Claim, ()),
        (Attribution, ("attribution",)),
        (Speaker, ("speaker",)),
        (Proposition, ("proposition",)),
        (Reference, ("proposition", "refers", 0)),
        (Quantity, ("proposition", "quantities", 0)),
        (Moment, ("said",)),
    ],
)
def test_every_field_is_written(kind: Any, path: tuple[str | int, ...]) -> None:
    claim = a_claim("c1", an_article())
    document: Any = encode_claim(claim)
    document["proposition"] |= encode_parts(claim)
    for step in path:
        document = document[step]
    assert set(document) - {"shape"} == {field.name for field in dataclasses.fields(kind)}


def test_a_later_shape_is_refused() -> None:
    document = encode_claim(a_claim("c1", an_article())) | {"shape": SHAPE + 1}
    with pytest.raises(PermanentError, match="update Gainsay"):
        decode_claim(document)
