"""Marks in memory; see `storage.marks`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from bot.articles.article import Article
from bot.claims.claim import Claim
from bot.contradictions.contradiction import Contradiction
from bot.digests.statement import fingerprint
from storage.marks import claim_key, contradiction_keys, edition_key
from storage.memory.digest_records import DigestRecords


def mark_claims(records: DigestRecords, article: Article, claims: Iterable[Claim]) -> None:
    """Give the claims of one edition their marks, as `storage.marks` does."""
    records.mark += 1
    editions = {edition_key(article.id, article.version)}
    seen = dict(records.first_seen)
    for made in claims:
        edition, statement = edition_key(article.id, made.version), fingerprint(made)
        key = claim_key(statement)
        mark = min(seen.get(key, records.mark), seen.get(edition, records.mark))
        records.claim_marks[made.id], records.statements[made.id] = mark, statement
        records.first_seen.setdefault(key, mark)
        editions.add(edition)
    for edition in editions:
        records.first_seen.setdefault(edition, records.mark)


def mark_contradictions(records: DigestRecords, found: Collection[Contradiction]) -> None:
    """Give contradictions their marks, as `storage.marks` does."""
    if not found:
        return
    records.mark += 1
    seen: Mapping[str, int] = dict(records.first_seen)
    for one in found:
        keys = contradiction_keys(one, records.statements)
        mark = min((seen[key] for key in keys if key in seen), default=records.mark)
        records.contradiction_marks[one.id] = mark
        for key in keys:
            records.first_seen.setdefault(key, mark)
