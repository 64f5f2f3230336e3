"""Why: the sentences that give the reason for what a question asks about, and those beside them that tell of it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answers.evidence import Evidence
from bot.answers.finding import Found
from bot.answers.kinds import QuestionKind
from bot.answers.kinship import nearest
from bot.answers.question import Question
from bot.answers.quoting import LONGEST_QUOTE, word_count
from bot.answers.reasons import reason_after, reason_before, reason_for
from bot.answers.sorts import Sort, sort_of
from bot.answers.topics import content_stems, names_in
from bot.language.sentences import sentence_spans
from bot.language.terms import stems, words
from bot.span import Span, hull

_NAMED = 0.7  # how fully a name must be held
_NAME = re.compile(r"(?<=[^.?!\s] )[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")
_REFERRING = frozenset("he she it they him her them his its their".split())


def asks_why(question: Question) -> bool:
    """Say whether only a reason answers."""
    return question.kind is QuestionKind.FACT and sort_of(question.text) is Sort.REASON


def tells_why(evidence: Evidence, found: Found) -> bool:
    """Say whether the sentence, or the one beside it, gives a reason for what the question asks about."""
    return telling_why(evidence, found) is not None


def telling_why(evidence: Evidence, found: Found) -> Evidence | None:
    """Return `evidence` with the sentence beside it that gives the reason, if any; None where no reason is given.

    What the question names is looked for apart from what it says of it.
    """
    question = found.question
    event = [head for head in question.heads if head in found.terms and head not in question.names] or found.terms
    if not _of_those_named(evidence, found):
        return None
    text = evidence.article.quote(evidence.sentence)
    before, after = _beside(evidence)
    if before and reason_before(text, event):
        return _joined(evidence, before)
    if reason_for(text, event):
        return evidence
    return _joined(evidence, after) if after and reason_after(text, evidence.article.quote(after), event) else None


def _of_those_named(evidence: Evidence, found: Found) -> bool:
    """Say whether the sentence is about those that the question names first, or refers to them: "she left"."""
    names = [name for name in _first_names(found.question) if name in found.terms]
    if not names or any(evidence.says(name) >= _NAMED for name in names):
        return True
    told = evidence.article.quote(evidence.sentence)
    refers = not _REFERRING.isdisjoint(words(told)) or not names_in(told)
    return refers and any(nearest(name, evidence.near) >= _NAMED for name in names)


def _first_names(question: Question) -> list[str]:
    """Return the stems of the first name of the question: whoever did, or is, what it asks the reason for."""
    first = _NAME.search(question.text, max(0, question.text.lower().find("why")))
    return [term for term in content_stems(first[0]) if term in question.names] if first else []


def _beside(evidence: Evidence) -> tuple[Span | None, Span | None]:
    """Return the sentences before and after that of `evidence` in its paragraph."""
    for block in evidence.article.blocks:
        if block.span.covers(evidence.sentence):
            spans = [one.shifted(block.span.start) for one in sentence_spans(block.span.of(evidence.article.text))]
            before = [one for one in spans if one.end <= evidence.sentence.start]
            after = [one for one in spans if one.start >= evidence.sentence.end]
            return before[-1] if before else None, after[0] if after else None
    return None, None


def _joined(evidence: Evidence, reason: Span) -> Evidence:
    """Return the evidence of both sentences, or of the reason alone where the two are too long to be shown."""
    article = evidence.article
    both = hull([evidence.sentence, reason])
    shown = both if word_count(article.quote(both)) <= LONGEST_QUOTE else reason
    own = evidence.own | frozenset(stems(article.quote(reason)))
    return replace(evidence, sentence=shown, record=None, content=own, own=own)
