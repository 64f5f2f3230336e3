"""Contents: the words that tell what is said, found from a verb that reports."""

from __future__ import annotations

import calendar

from bot.claims import vocabulary
from bot.claims.asides import before_aside, before_dash, before_remark, is_place_of_speech
from bot.claims.candidate import trimmed, without
from bot.claims.claim import Stance
from bot.claims.inflection import time_word
from bot.language import syntax
from bot.language.words import Word

_MONTHS = frozenset(calendar.month_name) | frozenset(calendar.month_abbr)
_CLAUSE_OPENERS = frozenset("that whether if regarding about concerning as".split())
_NARROWING = frozenset("with between against of about from to for towards among into in over".split())
_HYPHENS = frozenset("-‐‑")
_ANSWERING = frozenset({Stance.DENIES, Stance.DISMISSES, Stance.DOUBTS, Stance.CONFIRMS})
_REASONS = frozenset("so because if unless since until".split())
_CONTINUING = frozenset({"conj", "cc", "parataxis"})


def clause_content(verb: Word, word: str) -> list[Word]:
    """Return the clause that depends on `verb`: "that ..." with or without the word, a question, an infinitive."""
    clauses = _clauses(verb)
    if not clauses and word in vocabulary.INFINITIVE:
        clauses = [c for c in syntax.children(verb, "xcomp") if syntax.mark(c) is not None or c.tag_ == "VBG"]
    found: list[Word] = []
    for clause in clauses:
        found += list(clause.subtree)
    if not found and word in vocabulary.HEARER:
        found = _bidding(verb)
    return trimmed(before_remark(_reaching(verb, _from_verb(verb, word, found))))


def _clauses(verb: Word) -> list[Word]:
    """Return the heads of the clauses that are reported; one before the verb may go on in the next."""
    found: list[Word] = []
    begun: set[int] = set()
    for clause in reversed([child for child in verb.children if child.dep_ == "ccomp" and not _aside(child, verb)]):
        part = [token.i for token in clause.subtree]
        if clause.i > verb.i or _closed_before(clause, verb) or part[-1] + 1 in begun:
            found.append(clause)
            begun.add(part[0])
    return found[::-1]


def _aside(clause: Word, verb: Word) -> bool:
    """Say whether a participle tells what else was done in speaking: "called it unsafe, citing the cracks"."""
    if clause.tag_ != "VBG" or clause.i < verb.i or syntax.own_subject(clause) is not None:
        return False
    first = next(iter(clause.subtree)).i
    return any(token.text == "," for token in verb.doc[max(verb.i, first - 2) : first])


def _bidding(verb: Word) -> list[Word]:
    """Return whom to do what in "told his advisers to find a way"."""
    hearer = next((noun for noun in (*syntax.objects(verb), *syntax.children(verb, "iobj")) if noun.i > verb.i), None)
    if hearer is None:
        return []
    told = _infinitive(verb, hearer.i)
    return [*noun_phrase(hearer), *told] if told else []


def _closed_before(clause: Word, verb: Word) -> bool:
    """Say whether a clause before the verb ends in punctuation, as what is said before "he said" does."""
    last = max(token.i for token in clause.subtree if token.i < verb.i)
    doc = verb.doc
    return doc[last].is_punct or doc[last].is_quote or (last + 1 < len(doc) and doc[last + 1].is_punct)


def _from_verb(verb: Word, word: str, content: list[Word]) -> list[Word]:
    """Take in the first words of a clause that the parse left between it and the verb ("showed just how weak ...")."""
    later = [token.i for token in content if token.i > verb.i]
    if not later or len(later) < len(content) or word in vocabulary.HEARER:
        return content
    between = [verb.doc[i] for i in range(verb.i + 1, min(later))]
    if (
        not between
        or len(between) > 6
        or between[0].pos_ == "ADP"
        or any(time_word(token.lower_) or token.is_punct for token in between)
    ):
        return content
    return [*between, *content]


def _reaching(verb: Word, content: list[Word]) -> list[Word]:
    """Carry a clause on to the end of the sentence, or to where another clause of the cue's own level begins.

    What follows a reported clause nearly always belongs to it; parsers hang its last phrases on the cue instead.
    """
    if not content or max(token.i for token in content) < verb.i:
        return content
    last = max(token.i for token in content)
    stops = {verb.sent.end}
    for child in verb.children:
        goes_on = child.dep_ in _CONTINUING and not _that(child)  # "said it was shut but that nobody was hurt"
        if child.i > last and (goes_on or (child.dep_ == "advcl" and _apart(child))):
            stops.add(min(token.i for token in child.subtree))
    own = {token.i for token in verb.subtree}
    stops |= {i for i in range(last + 1, verb.sent.end) if i not in own}
    stop = min(stop for stop in stops if stop > last)
    return [*content, *(verb.doc[i] for i in range(last + 1, stop))]


def _that(clause: Word) -> bool:
    mark = syntax.mark(clause)
    return mark is not None and mark.lower_ == "that"


def _apart(clause: Word) -> bool:
    """Say whether an adverbial clause is set off from the content before it: by a comma, or as a time or a reason."""
    first = next(iter(clause.subtree))
    return first.lower_ not in _CLAUSE_OPENERS | _REASONS


def governing_clause(verb: Word, cue: list[Word], source: list[Word]) -> list[Word]:
    """Return the clause that a parenthetical "he said" hangs on, without the parenthesis itself."""
    if verb.dep_ != "parataxis" or verb.head.i == verb.i or syntax.objects(verb) or verb.head.i > verb.i:
        return []
    inside = {token.i for token in verb.subtree}
    kept = [token for token in verb.head.subtree if token.i not in inside]
    if any(token.text == ";" for token in verb.doc[verb.head.i : verb.i]):
        return []  # two statements side by side
    return trimmed(without(kept, cue, source))


def object_content(verb: Word, word: str) -> list[Word]:
    """Return the noun phrase that `verb` takes as its content, with what is said of it ("X as Y", "X of Y", "X Y")."""
    objects = syntax.objects(verb)
    if word == "call" and objects and _bidden(verb, objects[0].i):
        return []
    if word in vocabulary.TARGET:
        return trimmed(before_remark(before_aside(before_dash(verb, _target(verb, objects)))))
    if objects and (word in vocabulary.SPEECH_OBJECT or word in vocabulary.BELIEF_OBJECT):
        return trimmed(before_aside(_with_clause(verb, _with_phrases(verb, word, noun_phrase(objects[0])))))
    if word in vocabulary.INFINITIVE or word in vocabulary.BELIEF:
        parts = ([] if word == "agree" else objects[:1]) + syntax.children(verb, "xcomp")  # "agreed a fee" is a deal
        return trimmed(token for part in parts for token in part.subtree)
    return []


def _bidden(verb: Word, after: int) -> bool:
    """Say whether somebody is called to do or attend something: that calls him nothing."""
    return any(child.i > after and next(iter(child.subtree)).lower_ == "to" for child in verb.children)


def dated(noun: Word) -> bool:
    """Say whether the noun is a date or a day."""
    return noun.pos_ == "NUM" or time_word(noun.lower_) or noun.text in _MONTHS


def noun_phrase(noun: Word) -> list[Word]:
    """Return the whole phrase of a noun, less verbs that a parser joined to it."""
    joined = [child for child in noun.children if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")]
    joined += [child for child in noun.children if child.dep_ == "parataxis"]
    stop = min((token.i for child in joined for token in child.subtree), default=noun.sent.end)
    kept = [token for token in noun.subtree if token.i < stop]
    while kept and (kept[-1].dep_ == "cc" or kept[-1].is_punct):
        kept.pop()
    return kept


def _infinitive(verb: Word, after: int) -> list[Word]:
    """Return an infinitive that follows the object: "urged X to go", "called on X to go"."""
    found: list[Word] = []
    for child in verb.children:
        mark = syntax.mark(child)
        if (
            child.i > after
            and child.dep_ in ("xcomp", "advcl", "ccomp", "acl")
            and mark is not None
            and mark.lower_ == "to"
        ):
            found += list(child.subtree)
    return found


def _with_phrases(verb: Word, word: str, phrase: list[Word]) -> list[Word]:
    """Carry what is denied on over the phrases that narrow it: "denied a deal with X", "denied ties to the town Y".

    Parsers often hang those on the verb, and leave the second half of a hyphenated word beside the first.
    """
    if vocabulary.STANCE_OF_WORD.get(word) not in _ANSWERING:
        return phrase
    doc, end = verb.doc, verb.sent.end
    at = max(token.i for token in phrase) + 1
    while at + 1 < end:
        noun = _narrowing(verb, doc[at])
        if noun is None or dated(noun) or is_place_of_speech(doc[at], noun):
            break
        own = [token for token in noun_phrase(noun) if token.i >= at]
        phrase = [*phrase, *doc[at : own[0].i], *own]
        at = max(token.i for token in phrase) + 1
    return phrase


def _narrowing(verb: Word, token: Word) -> Word | None:
    """Return the noun of the phrase that `token` opens, if that narrows the noun before it."""
    before, after = token.nbor(-1), token.nbor()
    if token.text in _HYPHENS and not (before.whitespace_ or token.whitespace_):
        return after
    if token.pos_ == "PROPN" and before.pos_ == "NOUN":
        return token
    if token.lower_ not in _NARROWING:
        return None
    return next((noun for preposition, noun in syntax.prepositional(verb) if preposition.i == token.i), None) or (
        token.head if token.dep_ == "case" else None
    )


def _with_clause(verb: Word, phrase: list[Word]) -> list[Word]:
    """Carry a noun phrase on over the clause that explains it: "denied reports that ...", "questions whether ..."."""
    last = max(token.i for token in phrase)
    if last + 1 < verb.sent.end and verb.doc[last + 1].lower_ in _CLAUSE_OPENERS:
        return _reaching(verb, phrase)
    following = _infinitive(verb, last)  # "rejected calls to close the port"
    return [*phrase, *following] if following and following[0].i == last + 1 else phrase


def _target(verb: Word, objects: list[Word]) -> list[Word]:
    parts = objects[:1] + syntax.children(verb, "xcomp", "ccomp")
    for preposition, noun in syntax.prepositional(verb):
        if preposition.lower_ in ("as", "of", "for", "to", "with") and noun.i > verb.i:
            parts.append(noun)
    if objects:
        parts += [c for c in syntax.children(verb, "advcl", "obl") if c.i > objects[0].i and _as(c)]
    parts += [c for c in (*objects[1:], *syntax.children(verb, "obl:unmarked")) if _called(objects, c)]
    own = [token for part in parts for token in (noun_phrase(part) if part in objects else part.subtree)]
    if len(parts) == 1 and objects:
        own = _with_clause(verb, own)
    return trimmed([*own, *(_infinitive(verb, objects[0].i) if objects else [])])


def _called(objects: list[Word], noun: Word) -> bool:
    """Say whether a noun stands right behind the object as what that is called: "called the report an invention"."""
    if not objects or noun.i <= objects[0].i or dated(noun):
        return False
    return min(token.i for token in noun.subtree) == max(token.i for token in noun_phrase(objects[0])) + 1


def _as(token: Word) -> bool:
    first = next(iter(token.subtree))
    return first.lower_ in ("as", "for", "of")


def prepositional_content(verb: Word, word: str) -> tuple[list[Word], Word | None]:
    """Return the noun phrase or gerund after a preposition that belongs to the cue, and that preposition."""
    wanted = vocabulary.PREPOSITIONS.get(word, frozenset())
    for preposition, noun in syntax.prepositional(verb):
        if preposition.lower_ in wanted and noun.i > verb.i and not dated(noun):
            return trimmed([*without(noun_phrase(noun), [preposition]), *_infinitive(verb, noun.i)]), preposition
    for clause in syntax.children(verb, "advcl", "acl", "ccomp", "xcomp"):
        first = syntax.mark(clause)
        if first is not None and first.lower_ in wanted and clause.i > verb.i:
            return trimmed(without(clause.subtree, [first])), first
    return [], None
