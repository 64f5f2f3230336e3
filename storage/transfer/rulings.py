"""What operators ruled, about speakers and contradictions, as lines of an export."""

from __future__ import annotations

from datetime import datetime

from bot.claims.rulings import Ruling
from bot.contradictions.review import Opinion, Review
from storage.transfer.lines import Line, line, written_instant


def ruling_line(ruling: Ruling) -> Line:
    """Return what an operator ruled about speakers."""
    own = {
        "origin": ruling.origin,
        "target": ruling.target,
        "made": written_instant(ruling.made),
        "name": ruling.name,
        "article_id": ruling.article_id,
        "was": [ruling.was_name, ruling.was_kind, ruling.was_stands_for, list(ruling.was_aliases)],
    }
    return line("ruling", own)


def read_ruling(held: Line) -> Ruling:
    """Return the ruling of a line."""
    own = held["gainsay"]
    name, kind, stands_for, aliases = own["was"]
    made = datetime.fromisoformat(own["made"])
    was = name, kind, stands_for, tuple(aliases)
    return Ruling(own["origin"], own["target"], made, own["name"], own["article_id"], *was)


def review_line(review: Review) -> Line:
    """Return what an operator ruled about a contradiction."""
    own = {
        "contradiction": review.contradiction_id,
        "opinion": review.opinion.value,
        "note": review.note,
        "made": written_instant(review.made),
        "seen": dict(review.seen),
    }
    return line("review", own)


def read_review(held: Line) -> Review:
    """Return the ruling of a line."""
    own = held["gainsay"]
    made = datetime.fromisoformat(own["made"])
    return Review(own["contradiction"], Opinion(own["opinion"]), own["note"], made, own["seen"])
