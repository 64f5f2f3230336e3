"""The noun phrase of a source: which words around its head name who speaks, and which only stand beside it."""

from __future__ import annotations

from bot.claims.candidate import trimmed
from bot.claims.inflection import time_word
from bot.language import syntax
from bot.language.words import Word

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
_WHERE = frozenset("at in on during after before".split())
_TRAILING = frozenset(
    {"acl:relcl", "relcl", "parataxis", "advcl", "advcl:relcl", "punct", "ccomp", "dep", "cop", "list"}
)
CLOSING_MARKS = frozenset({'"', "”", "''"})


def phrase(head: Word) -> list[Word]:
    """Return the noun phrase of `head`: its subtree without the clauses that only comment on it."""
    kept = [token for token in syntax.clause_tokens(head, without=_TRAILING) if not _beside_the_point(token, head)]
    case = syntax.preposition_of(head)
    if case is not None and case.i < head.i:
        kept = [token for token in kept if token.i > case.i]
    found = trimmed(_first_run(kept, head))
    while found and found[0].text in CLOSING_MARKS:
        found = found[1:]
    found = _with_first_half(found)
    if found and any(token.text == "(" for token in found):
        found = [*found, *(token for token in found[-1].doc[found[-1].i + 1 : found[-1].i + 2] if token.text == ")")]
    return found


def _with_first_half(found: list[Word]) -> list[Word]:
    """Take in the first half of a hyphenated word where the parse leaves it outside: "her co-" before "star"."""
    while found and found[0].i >= 2:
        first, hyphen = found[0].nbor(-2), found[0].nbor(-1)
        if hyphen.text != "-" or hyphen.whitespace_ or first.whitespace_ or not first.text.islower():
            break
        half = [token for token in first.subtree if token.i <= first.i]
        found = [*(half if half[-1].i - half[0].i == len(half) - 1 else [first]), hyphen, *found]
    return found


def _beside_the_point(token: Word, head: Word) -> bool:
    """Say whether a word belongs to a time or to a phrase set off before the noun: "In Rome, the minister"."""
    top = token
    while top.head.i != head.i and top.head.i != top.i:
        top = top.head
    if top.i == head.i or top.head.i != head.i:
        return False
    if time_word(top.lower_) or any(time_word(part.lower_) for part in top.children if part.dep_ == "pobj"):
        return True
    if top.i > head.i and top.dep_ in ("nmod", "obl"):  # "the mayor, Ada Holt, at a meeting"
        case = syntax.preposition_of(top)
        return case is not None and case.lower_ in _WHERE and case.nbor(-1).text == ","
    return (
        top.i < head.i
        and top.dep_ in ("obl", "nmod", "advmod", "prep", "mark", "cc", "advcl")
        and (syntax.preposition_of(top) is not None or top.dep_ not in ("obl", "nmod"))
    )


def noun_after(token: Word) -> Word | None:
    """Return the head of the noun phrase that starts after `token` (a preposition), by the parse."""
    doc = token.doc
    if token.i + 1 >= len(doc):
        return None
    node = doc[token.i + 1]
    while (
        node.head.i != node.i
        and node.head.i > token.i
        and (node.head.pos_ in _NOMINAL or (node.head.dep_ == "amod" and node.head.i > node.i))  # "fact-checking group"
        and node.head.sent == token.sent
        and syntax.copula(node.head) is None
        and not (node.head.i > node.i and any(part.text == "," for part in doc[node.i : node.head.i]))
    ):
        node = node.head
    return node if node.pos_ in _NOMINAL else None


def _first_run(tokens: list[Word], head: Word) -> list[Word]:
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
