"""Stances: how a speaker stands to a content, from cue word, negation and the content itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.claims import vocabulary
from bot.claims.claim import Stance
from bot.claims.cues import noun_of, verb_of_form
from bot.language import syntax
from bot.language.negation import CUE_NEGATORS, LIMITERS, NO_CONTENT, NO_SOURCE
from bot.language.terms import fold
from bot.language.words import Word

FROM_CONTENT = "stance from the content"  # how a claim's trail begins its word on that

_CONFIRMING = frozenset(
    "confirm verify corroborate substantiate authenticate acknowledge know vouch establish independently".split()
)
_DENYING = frozenset("deny dispute refute rebut contradict dismiss reject exclude rule doubt".split())
_SILENT = frozenset(
    """comment respond reply answer say elaborate discuss specify name identify disclose give provide reveal
    mention tell
    return address speak explain detail clarify talk announce""".split()
)
_WITHHOLDING = frozenset("decline refuse demur".split())
_THINKING = frozenset("believe think expect see consider find agree accept buy suppose".split())
_ATTITUDES = (
    vocabulary.BELIEF_OBJECT - frozenset("find see show document demonstrate question doubt know understand".split())
) | frozenset(
    """want wish hope fear worry regret intend desire dream prefer plan like seek choose decide expect long yearn aim
    support endorse praise criticize criticise condemn denounce applaud blast attack slam thank congratulate hail
    decry deplore lament mock welcome commend laud defend tout promote favor favour oppose back object pledge
    vow promise swear agree offer express apologize apologise complain vote concern worried concerned optimism hope
    willing reluctant afraid angry disappointed glad grateful happy pleased furious upset celebrate cheer boo salute
    opposition willingness interest anger support praise criticism condemnation""".split()
)
_COPULAR_FALSE = re.compile(
    r"\b(?:(?:false|a fake)(?! (?!and|or|but|that|because|as|in|from)\w)|untrue|fabricat\w+|a lie|lies|lying|liar"
    r"|a hoax|baseless|groundless|unfounded"
    r"|incorrect|inaccurate"
    r"|wide of the mark|far from the truth|made[ -]up|concocted"
    r"|misleading|not true|not correct|not the case|no truth|out of context|without foundation|without basis"
    r"|never happened|did(?: not|n't) happen|impossible|categorically)\b"
)
_SCORN = re.compile(
    r"\b(?:(?:fake|false) news|nonsense|rubbish|ridiculous|absurd|laughable|preposterous|ludicrous|propaganda|hogwash"
    r"|bogus|malarkey|myths?"
    r"|disinformation|misinformation|hysteria|conspiracy theor\w+|fantasy|fiction|fairy ?tales?|rumou?rs?"
    r"|speculation|provocation|smear\w*|stunt)\b"
)
_DOUBTFUL = re.compile(
    r"\b(?:never heard of|(?:highly |very |extremely |most )?unlikely|improbable|(?:not|n't) plausible"
    r"|implausible|skeptic\w*"
    r"|sceptic\w*|suspect,|(?<!no )(?<!without )(?<!beyond )doubt(?:s|ed|ful|ing)?"
    r"|dubious|defies|no evidence|not convinced|unconvinced|hard to believe"
    r"|not credible|incredible|hardly|far-fetched|no (?:valid )?reason (?:why|to believe|that)|questionable"
    r"|(?:not|n't) (?:think|believe)|not possible|unclear whether)\b"
)
_CANNOT_TELL = re.compile(
    r"\b(?:(?:can|could|would)(?: ?not|n't| neither)|not (?:yet )?(?:been )?able to|unable to|no way to|impossible to"
    r"|ha[sdv]e? not"
    r"(?: been)?(?: able to)?) (?:\w+ly |be |yet |immediately |independently )*(?:confirm|verif|corroborat|substantiat)"
)
_NO_COMMENT = re.compile(
    r"\b(?:no comment|(?:can|could|would|will|did|do|does)(?: ?not|n't) (?:comment|discuss|elaborate|respond|speculate)"
    r"|(?:we|i) (?:do|will|would|can|could)(?: ?not|n't) (?:speak|talk) (?:about|on|to)"
    r"|(?:won't|declin\w+ to) (?:comment|discuss|elaborate|respond))\b"
)
_REFUTED_SELF = re.compile(
    r"^(?:(?:there (?:is|was|are|were|has been|have been|'s) )?(?:absolutely )?no\b(?! doubt)"
    r"|certainly not|absolutely not|not true|nope\b|never\b|that (?:is|'s) not|it (?:is|'s) not)"
    r"|\b(?:we|i) (?:have|had|did|do|are|am|were|was|would|will)(?: ?not|n't| never)\b|\b(?:no"
    r"|not have(?: any)?) plans?\b"
    r"|\b(?:certainly|absolutely) not\b|\bin no way\b|\b(?:is|are|was|were)(?:n't| not) [\w-]+'s \w+|\bnobody has\b"
)
_IN_QUOTES = re.compile(r"\w [\"“][^\"”]*$")  # inside words quoted in the middle of the content
_DESCRIBING = re.compile(r"(?<!is )(?<!was )(?<!are )(?<!were )(?<!'s )\b(?:an?|the|such)(?: \w+ly)? $")
_DESCRIBED = re.compile(r"(?:dubious|implausible|improbable|incredible|questionable|doubtful|ridiculous|absurd) \w")
_NAMING = frozenset("call term describe label brand characterise characterize declare deem dub slam".split())
_INSISTING = frozenset("insist maintain contend stress reiterate assert".split())


def negated(cue: Sequence[Word]) -> bool:
    """Say whether the cue's own words deny it: "did not say", "could not confirm", "failed to answer"."""
    words = [token.lower_.replace("’", "'") for token in cue]
    for at, word in enumerate(words):
        if word in vocabulary.FAILING:
            return True
        if word in CUE_NEGATORS and not (at + 1 < len(words) and words[at + 1] in LIMITERS):
            return True
    return False


def nobody(source: Sequence[Word]) -> bool:
    """Say whether a source is nobody at all: "neither the ministry nor the firm", "none of them", "no official"."""
    if not source:
        return False
    before = source[0].nbor(-1).lower_ if source[0].i > source[0].sent.start else ""
    return source[0].lower_ in NO_SOURCE or before in ("neither", "nor")


def cue_stance(word: str, cue: Sequence[Word], content: Sequence[Word], source: Sequence[Word] = ()) -> Stance:
    """Return the stance that the cue alone expresses, with whether anybody is its source; `word` is its base form."""
    words = {verb_of_form(token.lower_) or noun_of(token) or token.lower_ for token in (*cue, *content[:3])}
    if word in _WITHHOLDING:
        return _withheld(content)
    if negated(cue) or nobody(source) or _none_of_it(content, cue):
        return _negated_stance(word, words)
    if word == "rule" and "out" in words:
        return Stance.DENIES
    if word == "call":
        return Stance.CALLS_FOR if words & {"for", "on", "upon"} else Stance.ASSERTS
    if word in vocabulary.HEARER and _bids(content):
        return Stance.CALLS_FOR
    if word == "ask":
        return Stance.CALLS_FOR if words & {"for", "to", "that"} and "?" not in words else Stance.QUESTIONS
    if word in ("express", "voice", "raise", "cast"):
        return Stance.DOUBTS if words & {"doubt", "doubts", "skepticism", "scepticism"} else Stance.EXPRESSES
    known = vocabulary.STANCE_OF_WORD.get(word)
    if known is not None:
        return known
    return Stance.EXPRESSES if word in _ATTITUDES else Stance.ASSERTS


def _none_of_it(content: Sequence[Word], cue: Sequence[Word]) -> bool:
    """Say whether nothing of a content before a passive is so: "Neither account could be verified"."""
    return bool(content and cue) and content[0].i < cue[0].i and content[0].lower_ in NO_CONTENT


def _bids(content: Sequence[Word]) -> bool:
    """Say whether somebody is told to do something: the first verb is an infinitive."""
    first = next((token for token in content if token.pos_ in ("VERB", "AUX")), None)
    mark = syntax.mark(first) if first is not None else None
    return (
        mark is not None
        and mark.lower_ == "to"
        and first is not None
        and first.tag_ == "VB"
        and mark.i in {t.i for t in content}
    )


def _withheld(content: Sequence[Word]) -> Stance:
    for token in content[:4]:
        verb = verb_of_form(token.lower_)
        if verb in _CONFIRMING:
            return Stance.DOES_NOT_CONFIRM
        if verb in _SILENT or token.lower_ == "drawn":
            return Stance.DECLINES_TO_COMMENT
    return Stance.EXPRESSES


def _negated_stance(word: str, words: set[str]) -> Stance:
    if word in _CONFIRMING or word in _DENYING or words & {"exclude", "certain", "sure", "clear"}:
        return Stance.DOES_NOT_CONFIRM
    if word in _THINKING:
        return Stance.DOUBTS
    if word in _SILENT or words & {"comment", "response"}:
        return Stance.DECLINES_TO_COMMENT
    return Stance.EXPRESSES


def stance(
    word: str, cue: Sequence[Word], content: Sequence[Word], said: str, source: Sequence[Word] = ()
) -> tuple[Stance, str]:
    """Return the stance and how it was found; `said` is the content's text.

    A content that itself takes back, doubts or cannot confirm overrides a cue that merely asserts.
    """
    own = cue_stance(word, cue, content, source)
    if own is not Stance.ASSERTS:
        return own, f'stance from the cue "{" ".join(token.text for token in cue)}"'
    if word in _INSISTING and _negates(content):
        return Stance.DENIES, f'"{cue[-1].text}" with a negated content'
    text = fold(said).strip(" \"'“”‘’,.")
    for pattern, meant in (
        (_CANNOT_TELL, Stance.DOES_NOT_CONFIRM),
        (_NO_COMMENT, Stance.DECLINES_TO_COMMENT),
        (_SCORN, Stance.DISMISSES),
        (_COPULAR_FALSE, Stance.DENIES),
        (_REFUTED_SELF, Stance.DENIES),
        (_DOUBTFUL, Stance.DOUBTS),
    ):
        match = pattern.search(text)
        if match is None or (pattern in (_SCORN, _COPULAR_FALSE) and _is_subject(match[0], content)):
            continue
        if _is_main(match.start(), text, named=word in _NAMING):
            return meant, f'{FROM_CONTENT}: "{match[0]}"'
    return own, f'stance from the cue "{" ".join(token.text for token in cue)}"'


def _is_subject(verdict: str, content: Sequence[Word]) -> bool:
    """Say whether the words are what the content tells something of: "rumours have spread", "a hoax was shared"."""
    last = verdict.split()[-1]
    meant = [token for token in content if token.lower_ == last]
    return bool(meant) and all(token.dep_.startswith("nsubj") for token in meant)


def _negates(content: Sequence[Word]) -> bool:
    """Say whether the content negates its own predicate."""
    inside = {token.i for token in content}
    tops = [t for t in content if t.head.i not in inside and t.pos_ in ("VERB", "AUX", "NOUN", "ADJ")]
    return bool(tops) and syntax.negation(tops[0]) is not None


def _is_main(at: int, text: str, *, named: bool) -> bool:
    """Say whether what stands at `at` is in the content's first clauses and not under a condition.

    Words in quotation marks are another's, but not where the cue says what something is `named` ("called it a “myth”").
    """
    before, after = text[:at], text[at:]
    if (_IN_QUOTES.search(before) and not named) or (_DESCRIBING.search(before) and _DESCRIBED.match(after)):
        return False
    return not re.search(r"\b(?:if|unless|whether|who|which|but|although|though|claiming|saying)\b", before[-80:])
