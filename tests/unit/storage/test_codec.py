from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.claims.claim import Attribution, Claim, Proposition, Speaker
from bot.errors import PermanentError
from bot.language.moment import Moment
from bot.language.quantity import Quantity
from bot.span import Span
from storage.codec import SHAPE, decode_claim, encode_claim, encode_frames
from tests.builders import a_claim, an_article

SPANS = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(lambda pair: Span(min(pair), max(pair)))
st.register_type_strategy(Span, SPANS)


@settings(max_examples=15, deadline=None)
@given(st.from_type(Claim).filter(lambda claim: "nan" not in repr(claim)))
def test_any_claim_comes_back_through_json(claim: Claim) -> None:
    document, frames = json.loads(json.dumps((encode_claim(claim), encode_frames(claim))))
    assert decode_claim(document, frames) == claim


def test_frames_in_a_document_of_the_first_shape_count() -> None:
    claim = a_claim("c1", an_article())
    document = encode_claim(claim)
    document["shape"] = 1
    document["proposition"]["frames"] = encode_frames(claim)
    assert decode_claim(document) == claim


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        (Claim, ()),
        (Attribution, ("attribution",)),
        (Speaker, ("speaker",)),
        (Proposition, ("proposition",)),
        (Quantity, ("proposition", "quantities", 0)),
        (Moment, ("said",)),
    ],
)
def test_every_field_is_written(kind: Any, path: tuple[str | int, ...]) -> None:
    document: Any = encode_claim(a_claim("c1", an_article()))
    for step in path:
        document = document[step]
    kept_apart = {"frames"} if kind is Proposition else set()
    assert set(document) - {"shape"} | kept_apart == {field.name for field in dataclasses.fields(kind)}


def test_a_later_shape_is_refused() -> None:
    document = encode_claim(a_claim("c1", an_article())) | {"shape": SHAPE + 1}
    with pytest.raises(PermanentError, match="update Gainsay"):
        decode_claim(document)
