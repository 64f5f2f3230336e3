"""Reasons: where a text tells why something is so, what it is for, or what brought it about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.kinship import nearest
from bot.language.terms import stems

_FEARS = r"(?:fears?|concerns?|worr(?:y|ies)|doubts?|anger|alleg\w+|claims?|accusations?)"
# What follows these is the reason for what stands before them, or after the next comma.
_GIVEN = re.compile(
    r"\b(?:because|due to|owing to|thanks to|so that|so as to|in order (?:to|that)|as a (?:result|consequence) of"
    r"|on the grounds?|in (?:response|reaction|protest|retaliation|reply|revenge)"
    r"|in an? (?:bid|effort|attempt|move) to"
    rf"|cit(?:es|ed|ing)|for fear|out of {_FEARS}|(?:over|amid|given) (?:\w+ ){{0,2}}?{_FEARS}"
    r"|(?:caus|prompt|trigger|spark|motivat|driv|forced|explain)\w*(?<!ing) by|blam(?:es|ed|ing) (?:\w+ ){0,4}?on"
    r"|put (?:\w+ ){0,4}?down to|attribut(?:es|ed|ing) (?:\w+ ){0,6}?to|(?:aimed|designed|intended|meant) (?:at|to)"
    r"|(?:given|since) (?:that|it|they|he|she|there)"
    r"|after (?!\d|noon|midnight|all\b|that\b|which\b)|following (?:an?|the|its|his|her|their|\w+s)"
    r"|reasons?(?: \w+){0,8} (?:is|was|were|being)"
    r"|(?:is|was|are|were) (?:only |just |simply |merely )?to (?!have\b)[a-z]{3,})\b"
    r"|^\W*To [a-z]{3,}\b",
    re.I,
)
# What stands before these is the reason for what follows them.
_BROUGHT = re.compile(
    r"\b(?:caus(?:es|ed|ing)|prompt(?:s|ed|ing)|trigger(?:s|ed|ing)|spark(?:s|ed|ing)|forc(?:ed|ing)"
    r"|le(?:d|ads?|ading) to|result(?:s|ed|ing) in|mean(?:s|t|ing) (?:that )?|explain(?:s|ed|ing)(?: why)?"
    r"|why|and (?:so|therefore|hence)|which is why)\b(?! by\b)",
    re.I,
)
# A sentence that opens so gives the reason for what the one before it tells.
_FOR_WHAT_WAS_TOLD = re.compile(
    r"^\W*(?:(?:the|his|her|its|their|one|another|among the)(?: \w+){0,2}? reasons?\b"
    r"|(?:(?:he|she|they) (?:said|says|explained|added) (?:that )?)?"
    r"(?:this|that|it|(?:the|this|that|his|her|its|their) (?:move|decision|step|measure|action)) (?:"
    r"(?:is|was|comes?|came|has come|had come) (?:\w+ly )?(?:because|due to|owing to|thanks to|so that|on the grounds?"
    r"|in (?:response|reaction|protest|retaliation|reply|revenge)|after (?!\d|noon|midnight|all\b|that\b|which\b))"
    r"|follow(?:s|ed) (?:an?|the|its|his|her|their|\w+s))\b"
    r"|(?:he|she|they|it|the (?:\w+ ){1,2})(?: has| had)? ?(?:cit(?:es|ed)|blam(?:es|ed))\b)",
    re.I,
)
# A sentence that opens so tells what the one before it is the reason for.
_FROM_WHAT_WAS_TOLD = re.compile(
    r"^\W*(?:(?:this|that) (?:is|was) why|(?:therefore|hence|consequently)\b|so (?:he|she|it|they|the)\b"
    r"|as a (?:result|consequence)\b(?! of)"
    r"|for (?:this|that|these|those) reasons?\b|because of (?:this|that)\b)",
    re.I,
)
_BY = re.compile(r"\b(?:by|after)\b")  # what did it, again
_CLAUSE = re.compile(r"(?:^|[,;:–—(“\"]|\bthat) *$")
_TOLD = 0.5  # share of what is asked about that stands beside its reason
_HELD = 0.7  # how fully a word must be held


def reason_for(text: str, event: Sequence[str]) -> bool:
    """Say whether `text` gives a reason for what the stems `event` tell of; without any, for whatever it tells."""
    for given in _GIVEN.finditer(text):
        before, after = text[: given.start()], text[given.end() :]
        if _tells(before, event):
            return True
        _, comma, main = after.partition(",")
        if comma and _CLAUSE.search(before) and _tells(main, event):
            return True
    return any(_tells(_BY.split(text[brought.end() :])[0], event) for brought in _BROUGHT.finditer(text))


def reason_after(text: str, after: str, event: Sequence[str]) -> bool:
    """Say whether the sentence `after` gives the reason for what `text` tells of the `event`.

    "He resigned on Monday. The reason, he said, was his health."
    """
    return _FOR_WHAT_WAS_TOLD.search(after) is not None and _tells(text, event)


def reason_before(text: str, event: Sequence[str]) -> bool:
    """Say whether the reason for the `event` is what was told before `text` ("that is why he resigned")."""
    return _FROM_WHAT_WAS_TOLD.search(text) is not None and _tells(text, event)


def _tells(text: str, event: Sequence[str]) -> bool:
    own = frozenset(stems(text))
    if not event:
        return True
    return sum(nearest(term, own) >= _HELD for term in event) > _TOLD * len(event)
