"""Sources: the words that name who speaks, found from a cue."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.candidate import trimmed
from bot.language import syntax

_TRAILING = frozenset({"acl:relcl", "relcl", "parataxis", "advcl", "advcl:relcl", "punct", "ccomp", "dep", "cop", "list"})
_TIME_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow morning afternoon
    evening night week month year""".split()
)
_SPEAKING = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"})


def phrase(head: Token) -> list[Token]:
    """Return the noun phrase of `head`: its subtree without the clauses that only comment on it."""
    kept = syntax.clause_tokens(head, without=_TRAILING)
    case = syntax.preposition_of(head)
    if case is not None and case.i < head.i:
        kept = [token for token in kept if token.i > case.i]
    return trimmed(_first_run(kept, head))


def source_of(verb: Token) -> list[Token]:
    """Return the words that name who does what `verb` says, or nothing for an agentless passive."""
    if syntax.passive(verb):
        agents = syntax.agents(verb)
        return phrase(agents[0]) if agents else []
    subject = syntax.subject(verb)
    if subject is None or subject.i == verb.i:
        subject = _beside(verb)
    if subject is None or subject.lower_ in ("it", "there") and subject.dep_ == "expl":
        return []
    return phrase(subject)


def _beside(verb: Token) -> Token | None:
    """Return the noun that stands right after an inverted verb ("said the minister"), where the parse has no subject."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("obj", "dobj", "dep", "obl:unmarked", "flat") and child.pos_ in _SPEAKING:
            if child.lower_ not in _TIME_WORDS and child.i - verb.i < 8:
                return child
    return None


def _first_run(tokens: list[Token], head: Token) -> list[Token]:
    """Return the run of `tokens` around `head`, gaps made only of punctuation allowed."""
    around = [token for token in tokens if token.i == head.i]
    doc = head.doc
    before = [token for token in tokens if token.i < head.i]
    after = [token for token in tokens if token.i > head.i]
    edge = head.i
    for token in reversed(before):
        if not all(doc[i].is_punct or doc[i].is_space for i in range(token.i + 1, edge)):
            break
        around.insert(0, token)
        edge = token.i
    edge = head.i
    for token in after:
        if not all(doc[i].is_punct or doc[i].is_space for i in range(edge + 1, token.i)):
            break
        around.append(token)
        edge = token.i
    return around
