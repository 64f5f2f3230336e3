from dataclasses import replace

import pytest

from bot.answers.lookups import claims_reply, contradictions_reply, resolve_claims_filter, resolve_contradictions
from bot.answers.quoting import UnfaithfulQuoteError, check, cite
from bot.claims.claim import Stance
from bot.errors import UserError
from bot.ports import ClaimFilter, ContradictionRecord
from bot.replies import ReplyKind
from bot.requests import ClaimsRequest, ContradictionsRequest
from bot.span import Span
from tests.builders import a_contradiction, an_article
from tests.unit.answers.story import told_library


@pytest.fixture
async def library():
    return await told_library()


async def test_names_are_made_into_filters(library):
    async with library.begin() as uow:
        filters, terms = await resolve_claims_filter(
            ClaimsRequest(speaker="Reld", stance=Stance.DENIES, outlet="ostmark herald", about="bridges"), uow
        )
        found = await uow.claims.find(filters)
    assert filters.outlets == ("The Ostmark Herald",)
    assert terms == ("bridg",)
    assert [record.speaker_name for record in found] == ["Tomas Reld"]


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        (ClaimsRequest(speaker="Dana Smith"), "Dana Corvin"),
        (ClaimsRequest(outlet="Mir Courier"), "Mirr Courier"),
    ],
)
async def test_an_unknown_name_is_refused_with_the_nearest(library, wanted, hint):
    async with library.begin() as uow:
        with pytest.raises(UserError, match=hint):
            await resolve_claims_filter(wanted, uow)


async def test_nobody_of_that_name(library):
    async with library.begin() as uow:
        with pytest.raises(UserError, match="Zebulon Quux"):
            await resolve_claims_filter(ClaimsRequest(speaker="Zebulon Quux"), uow)


async def test_contradictions_about_a_topic(library):
    async with library.begin() as uow:
        await uow.contradictions.put([a_contradiction("c1", "herald-1", "courier-0")])
        found = await resolve_contradictions(ContradictionsRequest(about="bridge cracks"), uow)
        none = await resolve_contradictions(ContradictionsRequest(about="zeppelins"), uow)
    assert [one.id for one in found] == ["c1"]
    assert list(none) == []


async def test_claims_as_a_message(library):
    async with library.begin() as uow:
        filters, _ = await resolve_claims_filter(ClaimsRequest(speaker="Varga"), uow)
        reply = claims_reply(await uow.claims.find(filters))
    assert reply.kind is ReplyKind.CLAIMS
    assert reply.summary == "One claim:"
    assert reply.citations()[0].quote.startswith("Regional inspector")


async def test_who_else_is_party_to_a_contradiction_is_quoted_with_the_side_they_take(library):
    async with library.begin() as uow:
        told = {record.claim.id: record for record in await uow.claims.find(ClaimFilter())}
    pair = ContradictionRecord(a_contradiction("c1", "herald-0", "herald-1"), told["herald-0"], told["herald-1"])
    joins = ContradictionRecord(a_contradiction("c2", "herald-0", "herald-2"), told["herald-0"], told["herald-2"])

    (section,) = contradictions_reply([replace(pair, further=(joins,))]).sections

    assert [item.speaker for item in section.items] == ["Dana Corvin", "Tomas Reld", "Aldo Finn"]
    assert [item.note for item in section.items] == [None, None, "on the same side as Tomas Reld"]


def test_a_quote_that_is_not_the_stored_text_is_never_shown():
    article = an_article()
    citation = cite(article, Span(0, 9))
    check(citation, article)
    changed = an_article(text="Another text altogether, with other words.")
    with pytest.raises(UnfaithfulQuoteError):
        check(citation, changed)
