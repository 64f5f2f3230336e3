"""From a stored article to its claims: a pure function of article and pipeline."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from spacy.tokens import Doc

from bot.articles.article import Article, Block, BlockKind
from bot.claims.attributions import Found, find
from bot.claims.claim import Attribution, Claim, Proposition, Speaker, SpeakerKind, Stance
from bot.claims.datelines import after_dateline
from bot.claims.hedges import hedges
from bot.claims.mentions import coordinated
from bot.claims.narration import narrated
from bot.claims.paragraphs import char_spans
from bot.claims.pieces import Piece, pieces
from bot.claims.propositions import Reading, proposition
from bot.claims.references import resolved
from bot.claims.said import time_of_statement
from bot.claims.speakers import Cast
from bot.claims.stances import stance
from bot.claims.utterances import speaks
from bot.language import syntax
from bot.language.moment import Moment
from bot.language.pipeline import Pipeline
from bot.language.sentences import sentence_spans
from bot.language.times import time_spans
from bot.language.words import Parse, Word
from bot.span import Span, hull, touching

_LEAST_CONFIDENCE = 0.3
_LONGEST_TIME = 60  # characters; longer contents need not be looked through for one
_WITHHELD = frozenset({Stance.DOES_NOT_CONFIRM, Stance.DECLINES_TO_COMMENT})
_READ = frozenset({BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.SUBHEADING, BlockKind.PARAGRAPH})


def extract(article: Article, pipeline: Pipeline) -> tuple[Claim, ...]:
    """Return the claims of `article` in text order; every span points into its stored text."""
    blocks = read_blocks(article)
    docs = list(pipeline.pipe([article.quote(block.span) for block in blocks]))
    return claims_of(article, blocks, docs)


def read_blocks(article: Article) -> list[Block]:
    """Return the blocks in which somebody may say something, in text order, without their datelines."""
    return [_behind_dateline(block, article) for block in article.blocks if block.kind in _READ]


def _behind_dateline(block: Block, article: Article) -> Block:
    start = after_dateline(article.quote(block.span)) if block.kind is BlockKind.PARAGRAPH else 0
    return replace(block, span=Span(block.span.start + start, block.span.end)) if start else block


def claims_of(article: Article, blocks: Sequence[Block], parses: Sequence[Doc]) -> tuple[Claim, ...]:
    """Return the claims of an article whose `blocks` have been parsed to `parses`."""
    docs = [Parse(doc) for doc in parses]
    offsets = [block.span.start for block in blocks]
    attributed = find(docs, offsets)
    told = [span for item in attributed for span in item.attribution.content]
    told += [block.span for block in blocks if block.kind is not BlockKind.PARAGRAPH]
    reader = _Reader(article, blocks, docs, Cast(docs, offsets, article.outlet, told), told)
    found = [claim for item in attributed for claim in reader.claims(item)]
    taken = [span for claim in found for span in (claim.sentence, *claim.attribution.content)]
    found += narrated(article, [(block, reader.reading(block.span.start)) for block in blocks], taken)
    unique = {claim.id: claim for claim in _once(found)}
    return tuple(resolved(article, sorted(unique.values(), key=_place), reader))


def _once(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without those that only repeat one: "said he could neither confirm nor deny that ..."."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=_place):
        if not any(_repeats(claim, other) for other in kept[-4:]):
            kept.append(claim)
    return kept


def _repeats(claim: Claim, other: Claim) -> bool:
    """Say whether both withhold the same, by the same speaker, one of them in the other's words."""
    if claim.stance is not other.stance or claim.stance not in _WITHHELD or claim.speaker.name != other.speaker.name:
        return False
    return bool(claim.speaker.name) and all(
        any(span.covers(own) for span in other.attribution.content) for own in claim.attribution.content
    )


def _place(claim: Claim) -> tuple[int, int]:
    return claim.sentence.start, min((span.start for span in claim.attribution.cue), default=0)


def _is_time(content: str) -> bool:
    """Say whether a content is nothing but a time, which a cue before it only dates."""
    return len(content) <= _LONGEST_TIME and any(
        span.start == 0 and span.end == len(content) for span in time_spans(content)
    )


class _Reader:
    """What all claims of one article share."""

    def __init__(
        self, article: Article, blocks: Sequence[Block], docs: Sequence[Parse], cast: Cast, told: Sequence[Span]
    ) -> None:
        self.article = article
        self._told = told
        self.offsets = [block.span.start for block in blocks]
        self._kinds = {block.span.start: block.kind for block in blocks}
        self._docs = dict(zip(self.offsets, docs, strict=True))
        self._cast = cast
        self._readings: dict[int, Reading] = {}
        self.sentences = [
            span.shifted(offset) for offset, doc in self._docs.items() for span in sentence_spans(doc.text)
        ]

    def claims(self, found: Found) -> Iterator[Claim]:
        """Yield the claims of one attribution: one for each coordinated source and each quoted sentence."""
        if found.attribution.confidence < _LEAST_CONFIDENCE or not speaks(found):
            return
        parts = coordinated(found.candidate.source) if found.candidate.source else [[]]
        speakers = [self._speaker(part, found) for part in parts]
        for piece in pieces(found.attribution, self.sentences, self.article.text):
            if _is_time(" ".join(self.article.quote(span) for span in piece.content)):
                continue
            for part, speaker in zip(parts, speakers, strict=True):
                yield self._claim(found, piece, part if len(parts) > 1 else found.candidate.source, speaker)

    def _speaker(self, source: Sequence[Word], found: Found) -> Speaker:
        return self._cast.speaker(source, found.offset)

    def _claim(self, found: Found, piece: Piece, source: Sequence[Word], speaker: Speaker) -> Claim:
        article, candidate = self.article, found.candidate
        attribution = replace(found.attribution, content=piece.content, source=_spans(source, found))
        tokens = self.tokens(piece.content)
        said = " ".join(article.quote(span) for span in piece.content)
        meant, reason = stance(candidate.word, candidate.cue, tokens, said, candidate.source)
        meant, speaker = self._outlets_own(meant, speaker)
        reading = self.reading(piece.content[0].start)
        when = self._said(hull(attribution.cue))
        return Claim(
            id=_identifier(article, attribution, speaker),
            article_id=article.id,
            version=article.version,
            place=self._kinds[found.offset],
            sentence=piece.sentence,
            attribution=attribution,
            speaker=speaker,
            stance=meant,
            hedges=hedges(" ".join(t.text for t in candidate.cue), said),
            proposition=proposition(reading, tokens, candidate.cue, piece.content, said),
            said=when,
            confidence=attribution.confidence,
            trail=(
                f"attribution by {attribution.rule}",
                *(f"speaker: {link}" for link in speaker.evidence),
                reason,
                *([f"said {article.quote(when.span)} ({when.basis})"] if when is not None and when.span else []),
            ),
        )

    def _said(self, cue: Span) -> Moment | None:
        """Return when it was said, by the sentence around the cue."""
        sentence = hull(touching(self.sentences, cue) or [cue])
        times = [time for time in self.reading(cue.start).times if time.span and sentence.covers(time.span)]
        if not times:
            return None
        told = [span for span in self._told if span.overlaps(sentence) and not span.covers(cue)]
        return time_of_statement(times, sentence, cue, told, self.article.text)

    def _outlets_own(self, meant: Stance, speaker: Speaker) -> tuple[Stance, Speaker]:
        """Lay an agentless "could not be verified" at the outlet's door: it is the outlet that could not."""
        if meant is not Stance.DOES_NOT_CONFIRM or speaker.kind is not SpeakerKind.UNNAMED or not self.article.outlet:
            return meant, speaker
        evidence = "the outlet says so of its own checking"
        return meant, Speaker(self.article.outlet, SpeakerKind.OUTLET, "", evidence=(evidence,))

    def reading(self, at: int) -> Reading:
        """Return the numbers and times of the block around `at`, read once."""
        offset = self.offset(at)
        if offset not in self._readings:
            self._readings[offset] = Reading(self._docs[offset], offset, self.article.published)
        return self._readings[offset]

    def offset(self, at: int) -> int:
        """Return where the parsed block around `at` starts."""
        return self.offsets[bisect.bisect_right(self.offsets, at) - 1]

    def proposition(self, spans: Sequence[Span]) -> Proposition:
        """Return what the words in these places say."""
        text = " ".join(self.article.quote(span) for span in spans)
        return proposition(self.reading(spans[0].start), self.tokens(spans), (), spans, text)

    def speaker(self, source: Sequence[Word], at: int) -> Speaker:
        """Return who is meant by words of the block around `at`."""
        return self._cast.speaker(source, self.offset(at))

    def tokens(self, spans: Sequence[Span]) -> list[Word]:
        """Return the parsed words in these places."""
        found: list[Word] = []
        for span in spans:
            offset = self.offset(span.start)
            doc = self._docs[offset]
            found += syntax.tokens_between(doc, span.start - offset, span.end - offset)
        return found


def _spans(source: Sequence[Word], found: Found) -> tuple[Span, ...]:
    return char_spans(list(source), found.offset)


def _identifier(article: Article, attribution: Attribution, speaker: Speaker) -> str:
    parts = [f"{s.start}-{s.end}" for s in (*attribution.source, *attribution.cue, *attribution.content)]
    key = "\0".join((article.id, str(article.version), *parts, speaker.name))
    return sha256(key.encode()).hexdigest()[:16]
