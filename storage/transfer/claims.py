"""Claims and their speakers as lines of an export."""

from __future__ import annotations

from bot.claims.claim import Claim, SpeakerKind
from bot.ports import ClaimRecord, SpeakerRecord
from storage.codec import decode_claim, encode_claim, encode_parts
from storage.transfer.lines import Line, line, written_day

_TYPES = {SpeakerKind.PERSON: "Person", SpeakerKind.PLACE: "Place"}


def claim_shape(record: ClaimRecord) -> Line:
    """Return a claim in schema.org's words: who said what, when, and where it was printed, with the exact quote."""
    claim, article = record.claim, record.article
    return {
        "@type": "Claim",
        "identifier": claim.id,
        "text": claim.proposition.text,
        "author": {"@type": _TYPES.get(claim.speaker.kind, "Organization"), "name": record.speaker_name},
        "creativeWorkStatus": claim.stance.value,
        "datePublished": written_day(claim.said.first if claim.said else article.published),
        "appearance": {
            "@type": "NewsArticle",
            "identifier": article.id,
            "url": article.url,
            "headline": article.title,
            "publisher": article.outlet,
            "datePublished": written_day(article.published),
            "text": article.quote(claim.sentence),
        },
    }


def claim_line(record: ClaimRecord) -> Line:
    """Return a claim with all that is known of it."""
    own = {
        "speaker": record.speaker_id,
        "claim": encode_claim(record.claim),
        "parts": encode_parts(record.claim),
        "terms": list(record.terms),
    }
    return line("claim", own, claim_shape(record))


def speaker_line(speaker: SpeakerRecord) -> Line:
    """Return a canonical speaker with every name that leads there."""
    kinds = {kind.value: name for kind, name in _TYPES.items()}
    public = {
        "@type": kinds.get(speaker.kind, "Organization"),
        "identifier": speaker.id,
        "name": speaker.name,
        "alternateName": list(speaker.aliases),
    }
    return line("speaker", {"is": speaker.kind, "stands_for": speaker.stands_for}, public)


def read_speaker(held: Line) -> SpeakerRecord:
    """Return the speaker of a line."""
    own = held["gainsay"]
    aliases = tuple(held["alternateName"])
    return SpeakerRecord(held["identifier"], held["name"], own["is"], own["stands_for"], aliases, 0)


def read_claim(held: Line) -> tuple[Claim, str, tuple[str, ...]]:
    """Return the claim of a line, the id of its speaker, and the stems that it is indexed by."""
    own = held["gainsay"]
    return decode_claim(own["claim"], own["parts"]), own["speaker"], tuple(own["terms"])
