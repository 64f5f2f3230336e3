"""Facts: the passages that answer what was, where, how and why, where no statement is asked for."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answers.evidence import Evidence
from bot.answers.finding import Found
from bot.answers.kinship import COMPOUND
from bot.answers.picks import LEAST_FIT, Pick, different, enough, scored
from bot.answers.why import asks_why, telling_why
from bot.language.terms import STOP_WORDS, fold, stem


def fact(found: Found) -> list[Pick]:
    """Return passages that hold the answer, one for each outlet that the question names."""
    noun = _asked_noun(found.question.text)
    picks = [p for p in scored(found, (*found.passages, *found.claims)) if not noun or _settles(p.evidence, noun)]
    if asks_why(found.question):
        picks = [replace(pick, evidence=why) for pick in picks if (why := telling_why(pick.evidence, found))]
    if found.outlets:
        lanes = [
            next((p for p in picks if p.evidence.article.outlet == outlet and p.fit >= LEAST_FIT * 0.6), None)
            for outlet in found.outlets
        ]
        return [pick for pick in lanes if pick]
    return different(enough(picks), 2)


def _asked_noun(question: str) -> str | None:
    """Return the noun of "which species", the kind of thing that the answer must name."""
    match = re.match(r"(?:which|what) (?P<noun>\w{3,})", fold(question))
    return match["noun"] if match and match["noun"] not in STOP_WORDS else None


def _settles(evidence: Evidence, noun: str) -> bool:
    """Say whether the sentence speaks of the noun and does not leave the same question open ("learn which species")."""
    text = fold(evidence.article.quote(evidence.sentence))
    asks = re.search(rf"\b(?:what|which|whether)\b(?:\s\w+)?\s{re.escape(noun)}", text)
    return asks is None and evidence.says(stem(noun)) >= COMPOUND * 0.95
