"""The JSON that `--json` prints. Fields are only ever added; what is unknown is null."""

from __future__ import annotations

from typing import Any

from bot.answers.quoting import cite
from bot.articles.article import Article
from bot.contradictions.review import Review
from bot.digests.subscription import Subscription
from bot.failures import Failure
from bot.language.moment import Moment
from bot.ports import ClaimRecord, ContradictionRecord
from bot.replies import Citation, Item, Reply

Shape = dict[str, Any]


def reply_shape(reply: Reply) -> Shape:
    """Return a reply: `kind`, `summary`, `sections` of cited `items`, `hints`."""
    sections = [{"heading": s.heading, "items": [_item_shape(item) for item in s.items]} for s in reply.sections]
    return {"kind": reply.kind, "summary": reply.summary, "sections": sections, "hints": list(reply.hints)}


def _item_shape(item: Item) -> Shape:
    return {
        "speaker": item.speaker,
        "stance": item.stance,
        "said": item.said,
        "note": item.note,
        "origins": item.origins,
        "citation": citation_shape(item.citation),
    }


def citation_shape(citation: Citation) -> Shape:
    """Return a citation: the quote, its offsets in the stored text (code points, end exclusive), and its article."""
    return {
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "article_id": citation.article_id,
        "version": citation.version,
        "outlet": citation.outlet,
        "title": citation.title,
        "url": citation.url,
        "published": citation.published.isoformat() if citation.published else None,
        "published_basis": citation.published_basis,
        "claim_id": citation.claim_id,
    }


def article_shape(article: Article) -> Shape:
    """Return an article without its text."""
    return {
        "id": article.id,
        "key": article.key,
        "version": article.version,
        "title": article.title,
        "title_basis": article.title_basis,
        "outlet": article.outlet,
        "outlet_basis": article.outlet_basis,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "published_basis": article.published_basis,
        "byline": article.byline,
        "language": article.language,
        "characters": len(article.text),
    }


def failure_shape(failure: Failure) -> Shape:
    """Return what failed, with its reason code."""
    at = failure.at.isoformat()
    return {"key": failure.key, "name": failure.name, "code": failure.code, "reason": failure.reason, "at": at}


def claim_shape(record: ClaimRecord) -> Shape:
    """Return a claim with its sentence as a citation."""
    claim = record.claim
    return {
        "id": claim.id,
        "speaker": record.speaker_name,
        "speaker_kind": claim.speaker.kind,
        "mention": claim.speaker.mention,
        "role": claim.speaker.role,
        "stands_for": claim.speaker.stands_for,
        "stance": claim.stance,
        "content": claim.proposition.text,
        "direct_quote": claim.direct_quote,
        "hedges": list(claim.hedges),
        "said": _moment_shape(claim.said),
        "confidence": claim.confidence,
        "citation": citation_shape(cite(record.article, claim.sentence, claim.id)),
    }


def _moment_shape(moment: Moment | None) -> Shape | None:
    if moment is None:
        return None
    first, last = (day.isoformat() if day else None for day in (moment.first, moment.last))
    return {"first": first, "last": last, "precision": moment.precision, "basis": moment.basis}


def contradiction_shape(record: ContradictionRecord) -> Shape:
    """Return a contradiction with both of its claims."""
    found = record.contradiction
    return {
        "id": found.id,
        "kind": found.verdict.kind,
        "severity": found.verdict.severity,
        "score": found.verdict.score,
        "reasons": list(found.verdict.reasons),
        "explanation": found.explanation,
        "earlier": claim_shape(record.earlier),
        "later": claim_shape(record.later),
        "origins": {"earlier": record.earlier_origins, "later": record.later_origins},
        "folded": list(record.folded),
        "further": [_pair_shape(pair) for pair in record.further],
        "first_seen": record.first_seen.isoformat() if record.first_seen else None,
        "resolved_by": claim_shape(record.resolved_by) if record.resolved_by else None,
        "review": _review_shape(record.review) if record.review else None,
    }


def _pair_shape(record: ContradictionRecord) -> Shape:
    """Return one more pair of claims that shows a disagreement."""
    verdict = record.contradiction.verdict
    return {
        "id": record.contradiction.id,
        "kind": verdict.kind,
        "score": verdict.score,
        "earlier": claim_shape(record.earlier),
        "later": claim_shape(record.later),
    }


def _review_shape(review: Review) -> Shape:
    return {"opinion": review.opinion, "note": review.note, "made": review.made.isoformat()}


def subscription_shape(one: Subscription) -> Shape:
    """Return a subscription: where, what, when, and in which state."""
    wish = one.wish
    return {
        "id": one.id,
        "state": one.state,
        "reason": one.reason,
        "platform": one.place.platform,
        "workspace": one.place.workspace,
        "channel": one.place.channel,
        "topics": list(wish.topics),
        "speakers": list(wish.speakers),
        "outlets": list(wish.outlets),
        "stances": list(wish.stances),
        "least": wish.least,
        "days": [day.name.lower() for day in sorted(wish.days)],
        "at": f"{wish.at:%H:%M}",
        "zone": wish.zone,
        "language": wish.language,
        "alerts": wish.alerts,
        "when_empty": wish.when_empty,
        "next_date": one.next_date.isoformat(),
    }
