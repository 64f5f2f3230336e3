"""Fixed phrases that report: "according to X", "in X's view", "X: ..." at the head of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.claims.candidate import Candidate, trimmed, without
from bot.claims.source_phrases import noun_after, phrase
from bot.language import syntax
from bot.language.words import Parse, Word

_LEAD = re.compile(
    r"^\W{0,2}((?:[A-Z][\w.’'-]*|of|the|and|de|al)(?: (?:[A-Z][\w.’'-]*|of|the|and|for|de|al|in|&)){0,6}):\s+(?=\S)"
)
_SIGNATURE = re.compile(
    r"^([\"“”].+[\"”])\s*([—―–]|--)\s*([A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){1,3})(?:,[^.!?]{0,80})?\.?$", re.DOTALL
)
_ACCORDING = re.compile(r"\baccording\s+to\b", re.IGNORECASE)
_NO_SPEAKER = frozenset(
    """update updated correction exclusive breaking watch video photo photos related read more note editor's live fact
    origin origins claim claims example examples status background verdict rating summary context overview conclusion
    opinion analysis poll topics question bottom source sources photograph image gallery transcript results""".split()
)


def phrase_candidates(doc: Parse) -> Iterator[Candidate]:
    """Yield a candidate for each fixed phrase that reports."""
    for match in _ACCORDING.finditer(doc.text):
        token = doc.token_at(match.start())
        if token is not None and token.i + 1 < len(doc):
            found = _according(token, doc[token.i + 1])
            if found is not None:
                yield found
    for found in (_lead(doc), _signed(doc)):
        if found is not None:
            yield found


def _according(token: Word, to: Word) -> Candidate | None:
    head = noun_after(to)
    if head is None:
        return None
    source = phrase(head)
    source = [t for t in source if t.i > to.i]
    if not source:
        return None
    cue = [token, to]
    sentence = list(token.sent)
    last = max(t.i for t in source)
    kept = [t for t in sentence if t.i < token.i or t.i > last]
    clause = _clause_around(token, head)
    if clause:
        kept = [t for t in kept if t in clause]
    return Candidate(token, "according to", "according to", cue, source, trimmed(without(kept, cue, source)))


def _clause_around(token: Word, head: Word) -> set[Word]:
    """Return the clause that the phrase modifies, or nothing where the parse is no help."""
    node = head
    while node.i != node.head.i and node.head.i in range(token.i, head.i + 1):
        node = node.head
    governor = node.head
    if governor.i == node.i or token.i <= governor.i <= head.i:
        return set()
    if governor.dep_ == "conj" and governor.pos_ in ("VERB", "AUX") and syntax.own_subject(governor) is not None:
        return set(governor.subtree)
    return set()


def _signed(doc: Parse) -> Candidate | None:
    """Return a quotation that fills a paragraph but for the name signed under it: "...." — Ann Lee, teacher."""
    match = _SIGNATURE.match(doc.text)
    if match is None:
        return None
    dash = doc.token_at(match.start(2))
    source = [t for t in doc if match.start(3) <= t.idx < match.end(3)]
    if dash is None or not source:
        return None
    return Candidate(dash, ":", "colon", [dash], source, trimmed(t for t in doc if t.idx < match.end(1)))


def _lead(doc: Parse) -> Candidate | None:
    match = _LEAD.match(doc.text)
    if match is None or _NO_SPEAKER & set(match[1].lower().split()):
        return None
    source = [t for t in doc if match.start(1) <= t.idx < match.end(1)]
    colon = [t for t in doc if t.idx == match.end(1) and t.text == ":"]
    if len(source) == 1 and not source[0].ent_type_ and not match[1].isupper():
        return None  # "Flood: ministry rejects figures" has a matter before its colon
    named = bool(source) and (source[-1].pos_ in ("PROPN", "NOUN") or match[1].isupper())  # a transcript's "CHAIR: ..."
    if not colon or not named:
        return None
    return Candidate(colon[0], ":", "colon", colon, source, trimmed(t for t in doc if t.i > colon[0].i))
