from dataclasses import fields
from datetime import date

from bot.articles.article import Basis
from bot.articles.draft import Draft
from bot.articles.metadata import Metadata


def test_what_is_known_beside_goes_first_with_how_it_is_known():
    found = Metadata(title="Pier shut", title_basis=Basis.TEXT, outlet="Courier", outlet_basis=Basis.INFERRED)
    told = found.overruled(by=Metadata(title="The pier is shut", published=date(2031, 5, 4)))
    assert (told.title, told.title_basis) == ("The pier is shut", Basis.GIVEN)
    assert (told.outlet, told.outlet_basis) == ("Courier", Basis.INFERRED)
    assert told.published == date(2031, 5, 4)


def test_a_draft_stays_one_and_is_scrubbed_again():
    draft = Draft("pier", "text", byline="Ada").overruled(by=Metadata(title="Pier\x1b shut", url="https://a.test/1"))
    assert draft == Draft("pier", "text", title="Pier shut", url="https://a.test/1", byline="Ada")


def test_all_that_is_known_can_be_overruled():
    full = Metadata(
        title="T", outlet="O", url="https://a.test/1", published=date(2031, 5, 4), byline="B",
        title_basis=Basis.TEXT, outlet_basis=Basis.TEXT, published_basis=Basis.TEXT,
    )  # fmt: skip
    assert Metadata().overruled(by=full) == full
    assert all(getattr(full, field.name) != field.default for field in fields(Metadata))
