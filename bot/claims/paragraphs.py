"""One paragraph's candidates, tied to the quotations that touch them."""

from __future__ import annotations

import re

from bot.claims import vocabulary
from bot.claims.candidate import Candidate, trimmed
from bot.claims.joints import SPEECH_WORDS, goes_on, joint, own_side, sets_off
from bot.claims.nouns import noun_candidates
from bot.claims.phrases import phrase_candidates
from bot.claims.quotations import Quotation, quotations
from bot.claims.sources import source_beside
from bot.claims.verbs import by_pattern, verb_candidates
from bot.language import syntax
from bot.language.words import PLACE, Parse, Word
from bot.span import Span

_SENTENCE_END = re.compile(r"[^\W\d_]{3,}[.?!][\"”’']?\s+[\"“‘']?[^\W\d_]")
_TITLES = re.compile(r"\b(?:Prof|Capt|Supt|Assoc|Corp|Inc|Sens|Reps|Govs|Messrs|Brig|Comdr)\.\s")
_BESIDE = re.compile(r"[\s,.:;()\[\]–—-]*(?:that|as|and|but|also|then|too)?[\s,:–—-]*")
_SOURCELESS = frozenset({"passive", "seeming", "adverb", "noun"})  # an active verb without a source is a misreading

_HYPHENS = frozenset("-‐‑")
_LEADING = frozenset({",", ":", ";", "."})


class Paragraph:
    """The candidates and quotations of one parsed paragraph."""

    def __init__(self, doc: Parse) -> None:
        """Find quotations and candidates, then give each utterance to the cue that it touches."""
        self.doc = doc
        self.text = doc.text
        self.quotations = quotations(self.text)
        self.utterances = [q for q in self.quotations if q.utterance]
        self.candidates = self._candidates()
        self._share()
        self._part()
        self.owned: dict[Quotation, Candidate] = {}
        for utterance in self.utterances:
            owner = self._overlapping(utterance)
            if owner is None or owner.word not in vocabulary.SPEECH | vocabulary.HEARER:
                owner = self._touching(utterance) or owner
            if owner is not None:
                self.owned[utterance] = owner
        self._follow()
        self._complete()
        self._part(again=True)
        self._grow()
        self._close()
        self.candidates = [
            c for c in self.candidates if (c.content or self._announces(c)) and (c.source or c.rule in _SOURCELESS)
        ]

    @property
    def quoted_throughout(self) -> bool:
        """Say whether the paragraph is nothing but quotations."""
        rest = self.text
        for quotation in reversed(self.utterances):
            rest = rest[: quotation.span.start] + rest[quotation.span.end :]
        return bool(self.utterances) and not re.search(r"\w", rest)

    def unowned(self) -> list[Quotation]:
        """Return utterances that no cue of this paragraph claims."""
        return [utterance for utterance in self.utterances if utterance not in self.owned]

    def _candidates(self) -> list[Candidate]:
        found = [*verb_candidates(self.doc), *noun_candidates(self.doc), *phrase_candidates(self.doc)]
        verbs = {t.i for c in found if c.source and c.rule != "adverb" for t in c.cue}
        found = [c for c in found if not self._inside(c.head) and not (c.rule == "adverb" and c.head.i in verbs)]
        return sorted(found, key=lambda c: c.head.i)

    def _share(self) -> None:
        """Give a verb joined by "and" or "but" the source of the one before: "called it X and insisted that Y"."""
        last: Candidate | None = None
        for candidate in self.candidates:
            head = candidate.head
            if not candidate.source and last is not None and _joined(head, last.head):
                candidate.source = last.source
            if candidate.source and head.tag_ in syntax.FINITE:
                last = candidate

    def _part(self, *, again: bool = False) -> None:
        """End a content where the same speaker's next report begins ("said X and called Y", "said X, adding Y").

        And where the other side begins: "X, she said, but the board denied it". `again` looks at contents that were
        found by pattern since, in which "he" is nobody else: "said X, but he refused".
        """
        for outer in self.candidates:
            outer.content = own_side(outer.content, outer.head)
            held = {token.i for token in outer.content}
            for inner in self.candidates:
                own = again and len(inner.source) == 1 and inner.source[0].pos_ == "PRON"
                if inner.head.i in held and sets_off(outer, inner) and not own:
                    outer.content = trimmed(token for token in outer.content if token.i < joint(inner))
                    held = {token.i for token in outer.content}
                elif inner.head.i in held and goes_on(outer, inner):
                    first = joint(inner) + 1 if inner.head.tag_ == "VBG" else min(token.i for token in inner.cue)
                    cut = [token for token in outer.content if token.i < first]
                    outer.content = trimmed(cut[:-1] if cut and cut[-1].dep_ == "cc" else cut)
                    inner.source = outer.source
                    inner.content = [token for token in inner.content if token.i > inner.cue[0].i]

    def _complete(self) -> None:
        """Fill in by pattern what neither parse nor quotation told, and mend sources that lie inside a quotation."""
        owners = {id(owner) for owner in self.owned.values()}
        for candidate in self.candidates:
            if candidate.source and self._inside(candidate.source[0]):
                candidate.source = source_beside(candidate.head)
            if candidate.head.tag_ == "VBG" and candidate.word in SPEECH_WORDS:
                candidate.source = self._leading_source(candidate) or candidate.source
            if not candidate.content and candidate.rule == "quotation":
                by_pattern(candidate, quoting=id(candidate) in owners)

    def _introduced(self, owner: Candidate, utterance: Quotation) -> bool:
        """Say whether the cue leads straight into the utterance: what stands before it is then no content."""
        end = owner.head.idx + len(owner.head)
        gap = self.text[end : utterance.span.start] if utterance.span.start >= end else "x"
        return gap.strip() in (",", ":", ",:", "") and not any(
            q.span.end <= owner.head.idx and self.owned.get(q) is owner for q in self.utterances
        )

    def _leading_source(self, candidate: Candidate) -> list[Word]:
        """Return the source of the sentence's first report, for a participle behind a comma ("..., adding that")."""
        head = candidate.head
        at = joint(candidate)
        if at < head.sent.start or head.doc[at].text != ",":
            return []
        for other in self.candidates:
            if other.head.sent.start == head.sent.start and other.head.i < at and other.word in SPEECH_WORDS:
                return other.source if other.head.tag_ in ("VBD", "VBZ", "VBP") else []
        return []

    def _inside(self, token: Word) -> bool:
        return any(q.span.start < token.idx < q.span.end for q in self.utterances)

    def _overlapping(self, utterance: Quotation) -> Candidate | None:
        """Return the innermost candidate whose content holds words of the utterance."""
        found = [
            c for c in self.candidates if any(utterance.span.start <= t.idx < utterance.span.end for t in c.content)
        ]
        if not found:
            return None
        speaking = [c for c in found if c.word in SPEECH_WORDS or c.rule in ("according to", "colon")]
        near = [c for c in speaking or found if not self._break(c, utterance)]
        return min(near or speaking or found, key=lambda c: (len(c.content), c.head.i))

    def _break(self, candidate: Candidate, utterance: Quotation) -> bool:
        at = candidate.head.idx
        gap = self.text[utterance.span.end : at] if at >= utterance.span.end else self.text[at : utterance.span.start]
        return sentence_break(gap)

    def _touching(self, utterance: Quotation) -> Candidate | None:
        after = [c for c in self.candidates if self._follows(c, utterance)]
        if after:
            return min(after, key=lambda c: c.head.i)
        before = [c for c in self.candidates if self._leads(c, utterance)]
        return max(before, key=lambda c: c.head.i) if before else None

    def _follows(self, candidate: Candidate, utterance: Quotation) -> bool:
        if candidate.word not in SPEECH_WORDS:
            return False
        own = candidate.rule == "clause" and candidate.content and candidate.content[0].i > candidate.head.i
        if own and utterance.inner.of(self.text).rstrip().endswith((".", "!", "?")):
            return False  # another sentence begins, which says something itself
        first = min(t.idx for t in (*candidate.cue, *candidate.source))
        if candidate.source and candidate.source[0].idx < utterance.span.start:
            first = candidate.cue[0].idx
        gap = self.text[utterance.span.end : first] if first >= utterance.span.end else None
        return gap is not None and _BESIDE.fullmatch(gap) is not None

    def _leads(self, candidate: Candidate, utterance: Quotation) -> bool:
        if candidate.word not in SPEECH_WORDS or candidate.head.idx >= utterance.span.start:
            return False
        gap = self.text[candidate.head.idx + len(candidate.head) : utterance.span.start]
        if any(q.span.start > candidate.head.idx and q.span.end <= utterance.span.start for q in self.utterances):
            return False
        return not sentence_break(gap) and (gap.rstrip()[-1:] in (",", ":", "") or len(gap.split()) < 5)

    def _announces(self, candidate: Candidate) -> bool:
        """Say whether the next paragraph is to tell what is said: "She added:"."""
        return candidate.word in SPEECH_WORDS and self.text[candidate.head.idx + len(candidate.head) :].strip() == ":"

    def _follow(self) -> None:
        """Give an utterance that opens a new sentence after an owned one to the same cue: "A," she said. "B."."""
        last: Candidate | None = None
        for utterance in self.utterances:
            owner = self.owned.get(utterance)
            if owner is None and last is not None:
                gap = self.text[last.head.idx : utterance.span.start]
                if not self._speech_between(last, utterance) and len(gap.split()) < 60:
                    self.owned[utterance] = owner = last
            last = owner or last

    def _speech_between(self, candidate: Candidate, utterance: Quotation) -> bool:
        return any(
            candidate.head.idx < c.head.idx < utterance.span.start
            and c.word in SPEECH_WORDS
            and c is not candidate
            and sentence_break(self.text[candidate.head.idx : c.head.idx])
            for c in self.candidates
        )

    def _grow(self) -> None:
        for utterance, owner in self.owned.items():
            if self._introduced(owner, utterance):
                owner.content = [t for t in owner.content if t.i > owner.head.i]
            known = {t.i for t in owner.content} | {t.i for t in owner.cue} | {t.i for t in owner.source}
            begun = self.doc.beginning(utterance.span.start, utterance.span.end)
            inside = [token for token in begun if token.i not in known]
            owner.content = sorted([*owner.content, *inside], key=PLACE)

    def _close(self) -> None:
        """Take in the closing mark of a quotation that a content ends with, and drop marks and points before it."""
        closing = {q.inner.end: q for q in self.quotations if q.closed}
        for candidate in self.candidates:
            beside = {token.i for token in (*candidate.cue, *candidate.source)}
            candidate.content = [t for t in candidate.content if t.text != "," or t.i - 1 not in beside]
            while candidate.content and candidate.content[0].text in _LEADING:
                candidate.content.pop(0)
            if not candidate.content:
                continue
            last = candidate.content[-1]
            quotation = closing.get(last.idx + len(last))
            if (
                quotation is not None
                and quotation.span.start >= candidate.content[0].idx
                and last.i + 1 < len(self.doc)
            ):
                candidate.content.append(last.nbor())


def _joined(verb: Word, first: Word) -> bool:
    """Say whether a finite verb without a subject goes on after "and" or "but" where another left off."""
    if verb.tag_ != first.tag_ or verb.tag_ not in syntax.FINITE or verb.sent != first.sent:
        return False
    at = verb.i - 1
    while at > first.i and verb.doc[at].pos_ == "ADV":
        at -= 1
    return verb.doc[at].lower_ in ("and", "but") and syntax.own_subject(verb) is None


def sentence_break(text: str) -> bool:
    """Say whether a sentence ends inside `text` and another begins."""
    return _SENTENCE_END.search(_TITLES.sub("", text)) is not None


def char_spans(tokens: list[Word], offset: int) -> tuple[Span, ...]:
    """Return `tokens` as character spans moved by `offset`; runs parted only by space or punctuation are one."""
    runs: list[tuple[Word, Word]] = []
    for token in tokens:
        if runs:
            first, last = runs[-1]
            between = token.doc.words[last.i + 1 : token.i]
            if token.i == last.i + 1 or all(word.is_space or word.is_punct for word in between):
                runs[-1] = first, token
                continue
        runs.append((token, token))
    return tuple(Span(offset + first.idx, offset + _end(last)) for first, last in runs)


def _end(token: Word) -> int:
    """Return where the word of `token` ends: a hyphenated one goes on over its parts."""
    if token.whitespace_:
        return token.idx + len(token)
    doc, at = token.doc.words, token.i
    while at + 2 < len(doc) and doc[at + 1].text in _HYPHENS and not (doc[at].whitespace_ or doc[at + 1].whitespace_):
        if not doc[at + 2].text[:1].isalnum():
            break
        at += 2
    return doc[at].idx + len(doc[at])
