"""Datelines: where and when a report was filed, set before its first words, which is nobody's words."""

from __future__ import annotations

import re

from bot.language.gazetteer import country_of, is_capital_or_seat

_NAME = r"[A-Z][\w.'’-]*(?:\s(?:of|de|la|al|the|[A-Z][\w.'’-]*)){0,3}"
_SHOUTED = r"[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){0,3}"
_DAY = r"(?:\d{1,2}\s[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s\d{1,2})(?:,?\s\d{4})?"
_AGENCY = r"\((?:[A-Z][\w.'’&/-]*\s?){1,4}\)"
_DATELINE = re.compile(
    rf"(?:(?:(?P<shouted>{_SHOUTED})|{_NAME})(?:,\s{_NAME}){{0,2}}?(?P<day>,?\s{_DAY})?)?\s?(?P<agency>{_AGENCY})?"
    r"(?:\s?(?:—|–|--)\s|(?P<hyphen>\s-\s)|(?P<colon>:)\s)"
)
_SENTENCE = re.compile(r"[^.!?]*")
_DASHES = ("—", "–", "--", " - ")


def after_dateline(text: str) -> int:
    """Return where a paragraph begins behind its dateline, 0 where it has none.

    A date or an agency in brackets marks one, and so does a place in capitals before a lone dash: "OSTREL, Varnia —".
    With a second dash the first opens an aside: "NATO — the alliance — said". Before a colon stands who speaks, unless
    it is a place that is known as one.
    """
    match = _DATELINE.match(text)
    if match is None:
        return 0
    if match["day"] or match["agency"]:
        return match.end()
    if match["shouted"] is None or match["hyphen"]:
        return 0
    if match["colon"]:
        place = match["shouted"].title()
        return match.end() if is_capital_or_seat(place) or country_of(place) else 0
    rest = _SENTENCE.match(text, match.end())
    return 0 if rest is not None and any(dash in rest[0] for dash in _DASHES) else match.end()
