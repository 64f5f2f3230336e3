"""Attributions and claims: who said what, in which stance, about what, and when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.articles.article import BlockKind
from bot.claims.frame import Frame
from bot.language.moment import Moment
from bot.language.quantity import Quantity
from bot.span import Span


class Stance(StrEnum):
    """How a speaker stands to the content; never a sentiment."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    DENIES = "denies"
    DOES_NOT_CONFIRM = "does not confirm"
    DOUBTS = "doubts"
    DISMISSES = "dismisses"
    WARNS = "warns"
    CALLS_FOR = "calls for"
    QUESTIONS = "questions"
    DECLINES_TO_COMMENT = "declines to comment"
    EXPRESSES = "expresses"  # wants, hopes, supports, is concerned: an attitude that asserts nothing

    @property
    def past(self) -> str:
        """Return the words that tell of it: "denied", "could not confirm"."""
        return _PAST[self]


DENYING = frozenset({Stance.DENIES, Stance.DISMISSES, Stance.DOUBTS})
"""How one may stand against a content."""

_PAST = {
    Stance.ASSERTS: "said",
    Stance.CONFIRMS: "confirmed",
    Stance.DENIES: "denied",
    Stance.DOES_NOT_CONFIRM: "could not confirm",
    Stance.DOUBTS: "doubted",
    Stance.DISMISSES: "dismissed",
    Stance.WARNS: "warned",
    Stance.CALLS_FOR: "called for",
    Stance.QUESTIONS: "questioned",
    Stance.DECLINES_TO_COMMENT: "declined to comment",
    Stance.EXPRESSES: "expressed a view",
}


class QuoteKind(StrEnum):
    """Whether the content is the speaker's own words."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as spans into the stored text, as in the PARC and PolNeAR schemes.

    `source` is empty for agentless cues ("reportedly"). `parent` is the index, in the same article's list, of the
    attribution whose content holds this one ("a spokesman said Putin had told him that ...").
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quote: QuoteKind
    rule: str
    confidence: float
    parent: int | None = None


class SpeakerKind(StrEnum):
    """What sort of being speaks."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"  # a metonym: Moscow, the Pentagon
    GROUP = "group"  # residents, two people familiar with the matter
    OUTLET = "outlet"
    UNNAMED = "unnamed"  # "reportedly", "it is said"


@dataclass(frozen=True, slots=True)
class Speaker:
    """The source of a claim as one article lets it be named.

    `name` is the fullest name in the article ("Dmitry Peskov"), or the description as written for unnamed sources;
    empty for UNNAMED. `stands_for` is the state or body that a metonym or an office speaks for, as a plain name.
    """

    name: str
    kind: SpeakerKind
    mention: str  # as written at the source span; "" where there is none
    role: str | None = None  # "Kremlin spokesman"
    stands_for: str | None = None  # "Russia"
    aliases: tuple[str, ...] = ()  # other names in the same article
    evidence: tuple[str, ...] = ()  # one phrase for each link from the mention to the name


class Modality(StrEnum):
    """Whether the content is put as fact."""

    FACT = "fact"
    POSSIBLE = "possible"
    LIKELY = "likely"
    PLANNED = "planned"
    OBLIGATION = "obligation"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class Proposition:
    """What is claimed, in a form that two claims can be compared by.

    Lemmas are lower case. `names` are the named things of the content, resolved inside the article. `terms` are the
    stems of all content words, for meeting and search. `positive` is False when the content negates its own predicate.
    `frames` are its clauses, part by part, for judging. `refers` are the earlier statements of the article that the
    content points at instead of spelling them out ("denied the report", "this is fake news"), the likeliest first:
    who denies such a content denies what it refers to.
    """

    text: str
    predicate: str | None
    subject: str | None
    object: str | None
    positive: bool
    modality: Modality
    quantities: tuple[Quantity, ...]
    times: tuple[Moment, ...]
    names: tuple[str, ...]
    terms: tuple[str, ...]
    frames: tuple[Frame, ...] = ()
    refers: tuple[Reference, ...] = ()

    @property
    def matters(self) -> tuple[Proposition, ...]:
        """Return all that the content is about: itself, then what it refers to."""
        return (self, *(reference.proposition for reference in self.refers))


@dataclass(frozen=True, slots=True)
class Reference:
    """What a pointing word of a content ("this", "such reports", "her claim") stands for in the same article.

    `proposition` is what is meant, in the article's words at `meant`; it refers to nothing itself. `claim_id` is the
    claim that says so and `stance` how that claim's speaker stands to it: a reference to "denied a sale" has the
    proposition "a sale" and the stance DENIES. Both are None for words that are nobody's claim, as a headline's.
    """

    span: Span  # the pointing words
    meant: tuple[Span, ...]
    claim_id: str | None
    stance: Stance | None
    proposition: Proposition
    evidence: str  # how it was found, one readable phrase


@dataclass(frozen=True, slots=True)
class Claim:
    """One attribution made comparable. `sentence` is the exact citation: it holds cue and content's first part."""

    id: str  # 16 hex digits: article id, version and spans
    article_id: str
    version: int
    place: BlockKind
    sentence: Span
    attribution: Attribution
    speaker: Speaker
    stance: Stance
    hedges: tuple[str, ...]  # "could", "likely", "reportedly", "if true"
    proposition: Proposition
    said: Moment | None  # when it was said; None where the article does not tell
    confidence: float  # 0..1, calibrated on development data
    trail: tuple[str, ...]  # the rules and links behind it, one readable phrase each

    @property
    def direct_quote(self) -> bool:
        """Say whether the content is, at least in part, in the speaker's own words."""
        return self.attribution.quote is not QuoteKind.INDIRECT
