"""Explanations: one sentence made of the two claims, in their own order of time, that takes no side."""

from __future__ import annotations

import re
from datetime import date

from bot.claims.claim import Claim, QuoteKind, Stance
from bot.claims.stances import FROM_CONTENT
from bot.contradictions.contradiction import ContradictionKind
from bot.language.showing import shown_moment
from bot.ports import ClaimRecord
from bot.wording.phrase import Phrase
from bot.wording.stances import slug

_OF_THINGS = ("object: ", "preposition: ")  # rules whose content is no clause
_LONGEST = 160  # characters of a content
_ANSWERING = frozenset({Stance.DENIES, Stance.DISMISSES, Stance.DOUBTS, Stance.DOES_NOT_CONFIRM, Stance.CONFIRMS})


def explain(kind: ContradictionKind, earlier: ClaimRecord, later: ClaimRecord) -> Phrase:
    """Return one sentence that sets the two claims side by side.

    Whoever shows a stored disagreement tells it anew: what is stored calls the speakers by names that the reader may
    not be able to see.
    """
    return Explaining().explain(kind, earlier, later)


class Explaining:
    """Explains disagreements of one set of claims: what is told of a claim is put together once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[ClaimRecord, str]] = {}

    def explain(self, kind: ContradictionKind, earlier: ClaimRecord, later: ClaimRecord) -> Phrase:
        """Return the sentence for one disagreement."""
        first, second = self._told(earlier, _when(earlier)), self._told(later, _after(earlier, later))
        return Phrase(f"explain-{slug(kind)}", earlier=first, later=second)

    def _told(self, record: ClaimRecord, when: str) -> str:
        known = self._known.get((record.claim.id, when))
        if known is None or known[0] is not record:
            known = self._known[record.claim.id, when] = record, _told(record, when)
        return known[1]


def _told(record: ClaimRecord, when: str) -> str:
    claim = record.claim
    name = record.speaker_name or record.article.outlet or Phrase("the-article")
    content, stance = _content(record), _stance(claim)
    own = _own_verb(record) if stance is Stance.ASSERTS else None
    verb = Phrase("explain-own-verb", verb=own) if own else Phrase("explain-verb", stance=slug(stance))
    if claim.attribution.quote is QuoteKind.DIRECT:
        if stance in _ANSWERING:  # what is denied is not what was quoted
            verb = Phrase("explain-answering", stance=slug(stance))
        return Phrase("explain-quoted", name=name, verb=verb, when=when, content=content)
    aside = Phrase("explain-aside", when=when) if when else ""
    return Phrase("explain-said", name=name, when=aside, verb=verb, content=content)


def _stance(claim: Claim) -> Stance:
    """Return the stance to tell; one that the content itself holds ("they could not confirm") is merely said."""
    held = any(step.startswith(FROM_CONTENT) for step in claim.trail)
    return Stance.ASSERTS if held else claim.stance


def _own_verb(record: ClaimRecord) -> str | None:
    """Return the article's own verb where the content is no clause: "announced a pact", not "said a pact"."""
    attribution = record.claim.attribution
    if not attribution.rule.startswith(_OF_THINGS) or not attribution.cue:
        return None
    verb = " ".join(record.article.quote(span) for span in attribution.cue)
    return None if verb[:1].isupper() or verb.split()[0].endswith("ing") else verb


def _content(record: ClaimRecord) -> str:
    """Return the words of the content on one line, cut at a word when long."""
    text = " … ".join(record.article.quote(span) for span in record.claim.attribution.content)
    text = _balanced(re.sub(r"\s+", " ", text).strip(" .,;:"))
    if record.claim.attribution.quote is not QuoteKind.DIRECT:
        text = _uncapped(text, record.article.text)
    if len(text) <= _LONGEST:
        return text
    return text[: text.rfind(" ", 0, _LONGEST)] + " …"


def _uncapped(text: str, article: str) -> str:
    """Return words that stood at the start of a sentence without its capital, where that is no name's.

    No name is a word that the article also has in small letters.
    """
    first = text.split(" ", 1)[0]
    small = first.lower()
    told = (
        first[:1].isupper() and (first == "A" or first[1:].islower()) and re.search(rf"\b{re.escape(small)}\b", article)
    )
    return small + text[len(first) :] if told else text


def _balanced(text: str) -> str:
    """Return words without the marks of a quotation around them all, and with the second half of one that ends them."""
    bare = text.strip(' .,;:“”"')
    if bare.count("“") > bare.count("”"):
        return f"{bare}”"
    if bare.count("”") > bare.count("“"):
        return f"“{bare}"
    return f'{bare}"' if bare.count('"') % 2 and text.endswith('"') else bare


def _when(record: ClaimRecord) -> str:
    """Return when it was said, as precisely as the text has it; when the article was printed is not told as that."""
    said = record.claim.said
    words = None if said is None else shown_moment(said)
    if said is None or words is None:
        return ""
    if _day(record) is not None:
        return Phrase("explain-on", moment=words)
    return Phrase("explain-between" if words.startswith("between") else "explain-in", moment=words)


def _after(earlier: ClaimRecord, later: ClaimRecord) -> str:
    first, second = _day(earlier), _day(later)
    if first is None or second is None:
        return _when(later)
    nearby = {0: "explain-same-day", 1: "explain-day-after"}.get((second - first).days)
    return Phrase(nearby) if nearby else _when(later)


def _day(record: ClaimRecord) -> date | None:
    """Return the day of the statement where the text tells the very day."""
    said = record.claim.said
    return said.first if said is not None and said.first == said.last else None
