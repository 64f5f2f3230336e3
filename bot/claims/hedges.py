"""Hedges: the words by which a speaker or the article holds back from a plain assertion."""

from __future__ import annotations

import re

from bot.language.terms import fold

_HEDGE = re.compile(
    r"\b(?:if (?:this |it |that )?(?:is |was |were )?(?:true|confirmed|substantiated|proven|verified|correct)"
    r"|could|may|might|would"
    r"|likely|unlikely|possibly|possible|perhaps|probably|probable|reportedly|allegedly|alleged|apparently|apparent"
    r"|supposedly|supposed|purportedly|purported|potentially|potential|seemingly|seems?|appears?|believed|thought"
    r"|suspected|unconfirmed|unverified|suggests?|suggested|about to|maybe)\b"
)


def hedges(*texts: str) -> tuple[str, ...]:
    """Return the hedges of cue and content, folded, in text order, each once."""
    return tuple(dict.fromkeys(match[0] for text in texts for match in _HEDGE.finditer(fold(text))))
