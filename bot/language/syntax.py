"""Grammar questions asked of a parsed token, answered alike for Universal Dependencies and ClearNLP labels."""

from __future__ import annotations

from bot.language.negation import PREDICATE_NEGATORS
from bot.language.words import PLACE, Parse, Word

FINITE = frozenset({"VBD", "VBZ", "VBP"})
"""The tags of verbs that are finite without a modal."""

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "nsubjpass", "csubj", "csubj:pass", "csubjpass"})
_PASSIVE_MARKS = frozenset({"nsubj:pass", "nsubjpass", "csubj:pass", "csubjpass", "aux:pass", "auxpass"})
_OBJECTS = frozenset({"obj", "dobj"})
_RELATIVES = frozenset({"acl:relcl", "relcl"})
_MODIFIER_CLAUSES = frozenset({"acl", "advcl", "acl:relcl", "advcl:relcl", "relcl"})
_AUXILIARIES = frozenset({"aux", "aux:pass", "auxpass"})
_OBLIQUES = frozenset({"obl", "nmod", "obl:agent", "obl:arg", "nmod:desc"})
_NAME_PARTS = frozenset({"compound", "flat", "nmod:desc"})
_BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "get", "gets", "got", "getting"})
_REASONS = frozenset({"amid", "because", "despite", "due", "owing"})  # "because of the rain" is no subject
_FLOATING = frozenset({"both", "all", "each"})
_RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that"})


def children(token: Word, *labels: str) -> list[Word]:
    """Return the direct dependents of `token` that carry one of `labels`."""
    if token.labels.isdisjoint(labels):
        return []
    return [child for child in token.children if child.dep_ in labels]


def own_subject(token: Word) -> Word | None:
    """Return the subject written with this very predicate."""
    if _SUBJECTS.isdisjoint(token.labels):
        return None
    found = [child for child in token.children if child.dep_ in _SUBJECTS]
    full = [child for child in found if child.lower_ not in _FLOATING]  # "Ada and Bo both said"
    bare = [child for child in full if _REASONS.isdisjoint(part.lower_ for part in child.children)]
    return (bare or full or found)[-1]


def subject(token: Word) -> Word | None:
    """Return the subject of a predicate: its own, else the one it shares with the verb it is joined to.

    "X met Y and said" and "X refused to say" and "X spoke, saying" all give X.
    """
    seen: set[int] = set()
    node = token
    while node.i not in seen:
        seen.add(node.i)
        found = own_subject(node)
        if found is not None:
            return found
        if node.dep_ in ("conj", "xcomp", "advcl", "parataxis") and node.head.i != node.i:
            node = node.head
        elif node.dep_ in _MODIFIER_CLAUSES and node.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return node.head
        else:
            return None
    return None


def passive(token: Word) -> bool:
    """Say whether the verb is in the passive: "was denied", "denied by", "a report denied by"."""
    if token.tag_ not in ("VBN", "VBD"):
        return False
    helpers = {child.lower_ for child in token.children if child.dep_ in _AUXILIARIES or child.dep_ == "cop"}
    if helpers & _BE:
        return token.tag_ == "VBN" or not _PASSIVE_MARKS.isdisjoint(token.labels)
    if helpers or own_subject(token) is not None:
        return False
    return (token.tag_ == "VBN" and token.dep_ in ("acl", "ROOT")) or bool(agents(token))


def agents(token: Word) -> list[Word]:
    """Return who did it in a passive clause ("denied by the ministry")."""
    found = children(token, "obl:agent")
    for agent in children(token, "agent"):
        found += children(agent, "pobj")
    if not found and token.tag_ in ("VBN", "VBD"):
        found = [noun for preposition, noun in prepositional(token) if preposition.lower_ == "by"]
    return found


def objects(token: Word) -> list[Word]:
    """Return direct objects, the noun too that a parse hangs a finite verb on: "Lee dismissed concerns"."""
    found = [child for child in token.children if child.dep_ in _OBJECTS]
    finite = token.tag_ == "VBD" or (token.tag_ == "VBN" and own_subject(token) is not None)
    misled = not found and token.dep_ == "amod" and finite and token.head.i > token.i
    return [token.head] if misled else found


def auxiliaries(token: Word) -> list[Word]:
    """Return auxiliary verbs of a predicate, modals among them."""
    return [child for child in token.children if child.dep_ in _AUXILIARIES]


def copula(token: Word) -> Word | None:
    """Return the "be" of a predicate that is a noun or an adjective."""
    found = children(token, "cop")
    return found[0] if found else None


def mark(token: Word) -> Word | None:
    """Return the word that opens a subordinate clause ("that", "if", "to", "whether")."""
    found = children(token, "mark")
    return found[0] if found else None


def negation(token: Word) -> Word | None:
    """Return the word that negates this predicate: "not", "never", "no" before its noun."""
    for child in token.children:
        if child.dep_ == "neg" or (
            child.dep_ in ("advmod", "det", "cc", "cc:preconj") and child.lower_ in PREDICATE_NEGATORS
        ):
            return child
        if child.lower_ == "cannot":  # one word only where it is written in capitals
            return child
    return None


def conjuncts(token: Word) -> list[Word]:
    """Return `token` and what is joined to it by "and" or a comma, in text order."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj":
            found += conjuncts(child)
    return sorted(found, key=PLACE)


def antecedent(token: Word) -> Word | None:
    """Return the noun that a relative pronoun stands for."""
    if token.lower_ not in _RELATIVE_PRONOUNS:
        return None
    for node in token.ancestors:
        if node.dep_ in _RELATIVES and node.head.i < token.i:
            return node.head
    return None


def prepositional(token: Word) -> list[tuple[Word, Word]]:
    """Return (preposition, noun) for each prepositional phrase that hangs on `token`."""
    found: list[tuple[Word, Word]] = []
    for child in token.children:
        if child.dep_ in _OBLIQUES:
            case = next((c for c in child.children if c.dep_ == "case" and c.i < child.i), None)
            if case is not None:
                found.append((case, child))
        elif child.dep_ in ("prep", "agent"):
            found += [(child, noun) for noun in children(child, "pobj", "pcomp")]
    return found


def preposition_of(token: Word) -> Word | None:
    """Return the preposition that governs this noun, or None."""
    case = next((child for child in token.children if child.dep_ == "case" and child.i < token.i), None)
    if case is not None:
        return case
    return token.head if token.dep_ in ("pobj", "pcomp") else None


def possessors(token: Word) -> list[Word]:
    """Return owners written before their noun ("the ministry's denial", "his claim")."""
    return children(token, "nmod:poss", "poss")


def particle(token: Word) -> Word | None:
    """Return the particle of a phrasal verb ("ruled out")."""
    found = children(token, "compound:prt", "prt")
    return found[0] if found else None


def name_parts(token: Word) -> list[Word]:
    """Return the words of a name or compound noun that hang on its head, head included, in text order."""
    found = [token]
    for child in token.children:
        if child.dep_ in _NAME_PARTS:
            found += name_parts(child)
    return sorted(found, key=PLACE)


def clause_tokens(token: Word, *, without: frozenset[str] = frozenset()) -> list[Word]:
    """Return the subtree of `token` in text order, leaving out direct dependents labelled with one of `without`."""
    found = [token]
    for child in token.children:
        if child.dep_ not in without:
            found += list(child.subtree)
    return sorted(found, key=PLACE)


def tokens_between(doc: Parse, start: int, end: int) -> list[Word]:
    """Return the tokens that begin at characters `start` to `end` (exclusive) of `doc`, blanks left out."""
    return [token for token in doc.beginning(start, end) if not token.is_space]
