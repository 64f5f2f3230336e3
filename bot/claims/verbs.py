"""Verbs that report: a candidate for every reporting verb of a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bot.claims import vocabulary
from bot.claims.candidate import Candidate, trimmed, without
from bot.claims.contents import (
    clause_content,
    governing_clause,
    object_content,
    prepositional_content,
)
from bot.claims.cues import CUE_VERBS, speech, verb_of
from bot.claims.joints import SPEECH_WORDS
from bot.claims.openings import opens, subject_after
from bot.claims.patterns import clause_after, noun_phrase_after, sentence_before
from bot.claims.source_phrases import phrase
from bot.claims.sources import source_beside, source_of, teller_after
from bot.language import syntax
from bot.language.words import Parse, Word

_ATTRIBUTIVE = frozenset({"amod", "compound", "case", "mark", "fixed", "det"})
_RELAYING = frozenset({"cite", "quote", "report"})
_FAR = 25  # words between such a verb and "as saying", with all that is said of the one who is quoted
_AGENTLESS = frozenset(
    """expect believe think say report allege rumour rumor suppose suspect understand consider see regard
    deny confirm verify corroborate announce reject dismiss dispute""".split()
)

_WITHHELD = frozenset(
    """access admission aid asylum bail boarding citizenship care entry funding parole passage permission permit
    permits probation reentry service services treatment visa visas""".split()
)
_UNPASSIVE = frozenset("call warn insist respond object react reply appeal".split())
_UNREPORTED = frozenset({"agree", "answer", "continue", "prompt"})  # what follows them without "that" is no statement
_LONGEST_DENIED = 7  # words after the verb: "denied two of the inspectors access"


def verb_candidates(doc: Parse) -> Iterator[Candidate]:
    """Yield a candidate for each reporting verb; its content may still be empty where only a quotation can tell."""
    for token in doc:
        word = verb_of(token)
        if word is None or word not in CUE_VERBS or _attributive(token) or withholds(token, word):
            continue
        saying = _relayed(token, word)
        if saying is not None:
            if not syntax.children(saying, "ccomp"):
                cue = trimmed([*source_of(token), *cue_tokens(token)])  # who hands it on is no speaker
                yield Candidate(token, word, "quotation", cue, source_of(saying), [])
            continue
        bare = token.tag_ == "VBN" and not syntax.agents(token) and not syntax.auxiliaries(token)
        lone = bare and (verbless(token) or _active_idiom(token, word))
        found = _passive(token, word) if syntax.passive(token) and not lone else _active(token, word)
        if found is not None:
            yield found


def _relayed(token: Word, word: str) -> Word | None:
    """Return "saying" where the verb only hands on another's words: "the agency quoted the mayor as saying"."""
    if word not in _RELAYING or syntax.passive(token):
        return None
    rest = token.doc[token.i + 1 : min(token.sent.end, token.i + _FAR)]
    return next((b for a, b in pairwise(rest) if a.lower_ == "as" and b.lower_ in ("saying", "telling")), None)


def _active_idiom(token: Word, word: str) -> bool:
    """Say whether a participle must be a past tense: nobody is "called on" or "warned of" behind the noun."""
    following = token.nbor() if token.i + 1 < token.sent.end else token
    return word in _UNPASSIVE and following.lower_ in vocabulary.PREPOSITIONS[word]


def _attributive(token: Word) -> bool:
    """Say whether the word modifies a noun or aims at what is done; a finite form never does, whatever the parse."""
    if token.tag_ == "VBG" and token.i > token.sent.start and token.nbor(-1).lower_ == "at":
        return True  # "aimed at countering threats"; below, "the alleged deal"
    if token.dep_ not in _ATTRIBUTIVE or token.tag_ in ("VBD", "VBZ", "VBP") or opens(token):
        return False
    if syntax.own_subject(token) is not None:
        return False
    before = token.nbor(-1) if token.i > token.sent.start else token
    return not (token.tag_ == "VBN" and verbless(token) and before.pos_ in ("NOUN", "PROPN", "NUM"))


def verbless(token: Word) -> bool:
    """Say whether the parse took a whole sentence for a noun phrase, so that its verb passes for a participle."""
    root = token.sent.root
    return root.pos_ in ("NOUN", "PROPN", "NUM") and syntax.copula(root) is None and token.i > root.sent.start


def cue_tokens(verb: Word) -> list[Word]:
    """Return the verb with its auxiliaries, negation, particle, the adverbs between them, and what it fails by."""
    parts = [verb, *syntax.auxiliaries(verb)]
    negation = syntax.negation(verb)
    particle = syntax.particle(verb)
    if negation is not None and negation.i < verb.i:
        parts.append(negation)
    if particle is not None and particle.i - verb.i == 1:
        parts.append(particle)
    if verb.dep_ == "xcomp":
        mark = syntax.mark(verb)
        if mark is not None and verb.i - mark.i < 3:
            parts.append(mark)
        if verb.head.lower_ in vocabulary.FAILING and 0 < verb.i - verb.head.i <= 3:
            parts.append(verb.head)
    start = min(part.i for part in parts if part.i <= verb.i)
    if verb.i - start > 5:
        start = verb.i
    while start > verb.sent.start and verb.doc[start - 1].pos_ == "ADV" and verb.doc[start - 1].head.i == verb.i:
        start -= 1
    end = max(part.i for part in parts if part.i >= verb.i)
    return [verb.doc[i] for i in range(start, end + 1)]


def _active(verb: Word, word: str) -> Candidate | None:
    cue = cue_tokens(verb)
    source = _outside(without(source_of(verb), cue), verb)
    if not source and verb.tag_ == "VBN" and not syntax.auxiliaries(verb):
        source = _outside(source_beside(verb), verb)
    if word in vocabulary.SEEMING:
        return _seeming(verb, word, cue)
    told = subject_after(verb) if opens(verb) and verb.tag_ == "VBG" else None
    if told is not None:
        source = phrase(told)
    content, rule = _content(verb, word, cue, source)
    if rule == "preposition":
        _, preposition = prepositional_content(verb, word)
        if preposition is not None and preposition.i - cue[-1].i <= 2:
            cue = [verb.doc[i] for i in range(cue[0].i, preposition.i + 1)]
    if told is not None:
        between = verb.doc[verb.i + 1 : source[0].i]
        content = trimmed(token for token in content or between if token.i < source[0].i)
        rule = rule if rule != "quotation" else "object"
    content = without(_spelt_out(content, verb), source, cue)
    return Candidate(verb, word, rule, cue, source, content)


def _spelt_out(content: list[Word], verb: Word) -> list[Word]:
    """Return the noun before a relative clause in the place of its pronoun: "a charge that the mayor denied"."""
    if len(content) != 1 or content[0].i > verb.i:
        return content
    noun = syntax.antecedent(content[0])
    return content if noun is None else [token for token in phrase(noun) if token.i < content[0].i]


def _outside(source: list[Word], verb: Word) -> list[Word]:
    """Return the source without the verb's own clause, which is part of its phrase where the parse hangs it there."""
    if source and source[0].i < verb.i < source[-1].i:
        return trimmed(token for token in source if token.i < verb.i)
    if all(token.i != verb.head.i for token in source):
        return source
    clause = {token.i for token in verb.subtree}
    return [token for token in source if token.i not in clause]


def _content(verb: Word, word: str, cue: list[Word], source: list[Word]) -> tuple[list[Word], str]:
    found = clause_content(verb, word) if _takes_clause(word) else []
    if found:
        return found, "clause"
    found = governing_clause(verb, cue, source) if _told(word) else []
    if found:
        return found, "parenthesis"
    if word in vocabulary.FIGURING:
        found = _figure_content(verb)
        if found or word not in SPEECH_WORDS:
            return found, "figure"
    found, _ = prepositional_content(verb, word)
    if found:
        return found, "preposition"
    found = [] if teller_after(verb) is not None else object_content(verb, word)
    if found:
        return found, "object"
    return [], "quotation"


def by_pattern(candidate: Candidate, *, quoting: bool) -> None:
    """Complete a candidate by the look of its sentence, where the parse ties nothing to the verb.

    `quoting` says that a quotation is already its content, so that only the source may be wanting.
    """
    verb, word = candidate.head, candidate.word
    if not (speech(word) or word in ("believe", "think")):
        return
    inverted = not candidate.source and verb.tag_ in ("VBD", "VBZ", "VBP")
    if inverted:
        candidate.source = noun_phrase_after(verb)
    if quoting:
        return
    candidate.content = sentence_before(verb, candidate.source) if candidate.source else []
    candidate.rule = "comma"
    if not candidate.content and not inverted and _takes_clause(word) and word not in _UNREPORTED:
        candidate.content = clause_after(verb, hearer=word in vocabulary.HEARER)
        candidate.rule = "pattern"


def _takes_clause(word: str) -> bool:
    return (
        word in vocabulary.SPEECH
        or word in vocabulary.BELIEF
        or word in vocabulary.HEARER
        or (word in vocabulary.INFINITIVE)
    )


def _figure_content(verb: Word) -> list[Word]:
    """Return "the toll at 40" in "put the toll at 40": what is counted, where, and the number together."""
    counted = next((noun for noun in syntax.objects(verb) if noun.i > verb.i), None)
    if counted is None:
        return []
    number = next(
        (noun for prep, noun in syntax.prepositional(verb) if prep.lower_ in ("at", "to") and noun.i > counted.i), None
    )
    if number is None or not any(token.like_num for token in number.subtree):
        return []
    first, last = phrase(counted)[0].i, max(token.i for token in number.subtree)
    return trimmed(verb.doc[i] for i in range(first, last + 1))


def withholds(verb: Word, word: str) -> bool:
    """Say whether somebody is kept from something and nothing said: "denied inspectors access", "refused a visa"."""
    if word not in ("deny", "refuse"):
        return False
    after = verb.doc[verb.i + 1 : min(verb.i + _LONGEST_DENIED, verb.sent.end)]
    for token in after:
        if token.lower_ in _WITHHELD:
            return True
        if token.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "PUNCT") or token.lower_ == "any":
            return False
    return False


def _told(word: str) -> bool:
    """Say whether a verb can stand in a parenthesis after what was said: "..., he said", "..., he thinks"."""
    return (
        word in vocabulary.SPEECH
        or word in vocabulary.HEARER
        or word in ("think", "believe", "hope", "suspect", "fear")
    )


def _seeming(verb: Word, word: str, cue: list[Word]) -> Candidate | None:
    subject = syntax.subject(verb)
    complements = syntax.children(verb, "xcomp", "ccomp", "obj")
    if subject is None or not complements:
        return None
    own = [] if subject.lower_ == "it" else phrase(subject)
    content = trimmed([*own, *(token for part in complements for token in part.subtree)])
    return Candidate(verb, word, "seeming", cue, [], without(content, cue))


def _passive(verb: Word, word: str) -> Candidate | None:
    cue = cue_tokens(verb)
    source = source_of(verb)
    subject = syntax.own_subject(verb)
    complements = syntax.children(verb, "xcomp", "ccomp")
    said = [token for part in complements for token in part.subtree]
    for preposition, noun in syntax.prepositional(verb):
        if preposition.lower_ == "as" or (preposition.lower_ in ("of", "with", "about") and word in vocabulary.TARGET):
            said += list(noun.subtree)
    if word in vocabulary.HEARER:
        content = trimmed(said)
    elif subject is not None and subject.lower_ != "it":
        content = trimmed([*_spelt_out(phrase(subject), verb), *said])
    elif verb.dep_ == "acl" and (source or said):
        content = trimmed([*said] or (token for token in phrase(verb.head) if token.i < verb.i))
    else:
        content = trimmed(said)
    if not source and word not in _AGENTLESS and word not in vocabulary.HEARER:
        return None
    return Candidate(verb, word, "passive", cue, source, without(content, source, cue))
