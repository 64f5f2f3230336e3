"""Metadata: what is known of an article beside its text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from bot.articles.article import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known beside a text; the `_basis` fields say how, where there is any."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    byline: str | None = None
    title_basis: Basis = Basis.GIVEN
    outlet_basis: Basis = Basis.GIVEN
    published_basis: Basis = Basis.GIVEN

    def overruled(self, *, by: Metadata) -> Self:
        """Return the same with what `by` knows in the place of its own, each with how it is known."""
        return replace(
            self,
            title=by.title or self.title,
            outlet=by.outlet or self.outlet,
            url=by.url or self.url,
            published=by.published or self.published,
            byline=by.byline or self.byline,
            title_basis=by.title_basis if by.title else self.title_basis,
            outlet_basis=by.outlet_basis if by.outlet else self.outlet_basis,
            published_basis=by.published_basis if by.published else self.published_basis,
        )
