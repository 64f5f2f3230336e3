"""Pages: all that is stored of one speaker, or of one article, with every line cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set

from bot.answers.lookups import contradiction_section, did_you_mean, item_of, speakers_called
from bot.answers.offices import in_words, offices
from bot.articles.article import Article, BlockKind
from bot.articles.cleaning import article_id
from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.explaining import explain
from bot.contradictions.folding import folded
from bot.contradictions.origins import origins, reports_of
from bot.contradictions.scoring import SURE
from bot.errors import UserError
from bot.language.terms import stems
from bot.ports import ClaimFilter, ClaimRecord, ContradictionFilter, ContradictionRecord, UnitOfWork
from bot.replies import Item, Reply, ReplyKind, Section
from bot.wording.phrase import Phrase, chained, joined
from bot.wording.stances import told_key

_CLAIMS = 200  # of a speaker or an article that are read
_LINES = 6  # of one section
_GROUPED = 40  # newest claims that are compared with each other for repeats
_PAIRS = 3  # of contradicting claims
_TITLES = 40  # passages among which a title is looked for
_LIKE_A_TITLE = 0.6  # share of the words given that a title must hold


async def speaker_page(name: str, uow: UnitOfWork) -> Reply:
    """Return what a speaker said in quotes, what was attributed to them, and where they changed position.

    Raises UserError for a name that is not stored.
    """
    ids = await speakers_called(name, uow)
    records = await uow.claims.find(ClaimFilter(speaker_ids=ids), limit=_CLAIMS)
    if not records:
        return Reply(ReplyKind.CLAIMS, Phrase("speaker-no-claims", name=name))
    total = await uow.claims.count(ClaimFilter(speaker_ids=ids))
    groups = origins(records[:_GROUPED])
    quoted = [group for group in groups if group[0].claim.direct_quote]
    told = [group for group in groups if not group[0].claim.direct_quote]
    tellers = await _tellers([group[0] for group in told[:_LINES]], uow)
    sections = (
        Section(Phrase("speaker-own-words"), tuple(_line(group) for group in quoted[:_LINES])),
        Section(Phrase("speaker-attributed"), tuple(_line(g, tellers.get(g[0].claim.id)) for g in told[:_LINES])),
        *await _positions(ids, uow),
    )
    return Reply(ReplyKind.CLAIMS, _speaker_summary(records, total), tuple(one for one in sections if one.items))


def _line(group: Sequence[ClaimRecord], teller: str | None = None) -> Item:
    """Return the line of one statement, with who tells of it and how often it was printed."""
    outlets = {record.article.outlet for record in group if record.article.outlet}
    notes: list[str] = [Phrase("speaker-as-told", name=teller)] if teller else []
    if len(outlets) > 1:
        notes.append(Phrase("speaker-also-in", outlets=joined(sorted(outlets - {group[0].article.outlet}))))
    return item_of(group[0], chained("clauses", notes) if notes else None)


async def _tellers(records: Sequence[ClaimRecord], uow: UnitOfWork) -> dict[str, str]:
    """Return, by claim id, whose statement a claim is told in ("the minister said he had denied it")."""
    nested = [one for one in records if one.claim.attribution.parent is not None and one.claim.attribution.cue]
    if not nested:
        return {}
    articles = tuple({record.article.id for record in nested})
    around = await uow.claims.find(ClaimFilter(article_ids=articles), limit=_CLAIMS)
    found: dict[str, str] = {}
    for record in nested:
        cue = record.claim.attribution.cue[0]
        holders = [
            (span.end - span.start, other.speaker_name)
            for other in around
            if other.article.id == record.article.id and other.speaker_id != record.speaker_id and other.speaker_name
            for span in other.claim.attribution.content
            if span.covers(cue)
        ]
        if holders:
            found[record.claim.id] = min(holders)[1]
    return found


async def _positions(ids: tuple[str, ...], uow: UnitOfWork) -> list[Section]:
    """Return the pairs of statements in which the speaker took two positions, both quoted."""
    wanted = ContradictionFilter(kinds=(ContradictionKind.POSITION_CHANGE,), speaker_ids=ids, least=SURE)
    pairs = await uow.contradictions.find(wanted, limit=_PAIRS)
    by_id = await _by_id((side for pair in pairs for side in (pair.earlier, pair.later)), uow)
    return [
        Section(
            explain(pair.verdict.kind, by_id[pair.earlier], by_id[pair.later]),
            (item_of(by_id[pair.earlier]), item_of(by_id[pair.later])),
        )
        for pair in pairs
    ]


async def _by_id(ids: Iterable[str], uow: UnitOfWork) -> dict[str, ClaimRecord]:
    wanted = tuple(dict.fromkeys(ids))
    records = await uow.claims.find(ClaimFilter(claim_ids=wanted), limit=len(wanted)) if wanted else ()
    return {record.claim.id: record for record in records}


def _speaker_summary(records: Sequence[ClaimRecord], total: int) -> str:
    names = Counter(record.speaker_name for record in records)
    name = max(names, key=lambda one: (len(one.split()) > 1, names[one], one))
    outlets = {record.article.outlet for record in records if record.article.outlet}
    where = Phrase("speaker-in-outlets", count=len(outlets)) if outlets else ""
    told = {"role": in_words(offices(records)), "outlets": where, "days": _days(records), "stances": _stances(records)}
    return Phrase("speaker-page", name=name, claims=total, **told)


def _stances(records: Sequence[ClaimRecord]) -> str:
    counts = Counter(record.claim.stance for record in records)
    told = [
        Phrase("speaker-stance", count=count, told=Phrase(told_key(stance)))
        for stance, count in counts.most_common()
        if stance is not Stance.EXPRESSES
    ]
    return Phrase("sentence", text=chained("list-more", told)) if told else ""


def _days(records: Sequence[ClaimRecord]) -> str:
    found = [record.claim.said.first if record.claim.said else record.article.published for record in records]
    days = sorted(day for day in found if day is not None)
    if not days:
        return ""
    if days[0] == days[-1]:
        return Phrase("summary-span-day", day=days[0])
    return Phrase("summary-span", first=days[0], last=days[-1])


async def article_page(reference: str, uow: UnitOfWork) -> Reply:
    """Return who said what in an article, and who elsewhere says otherwise.

    `reference` is its id, its address, or words of its title. Raises UserError where no article fits.
    """
    article = await _referred(reference.strip(), uow)
    records = await uow.claims.find(ClaimFilter(article_ids=(article.id,)), limit=_CLAIMS)
    in_text = sorted(
        records, key=lambda record: (record.claim.place is BlockKind.HEADLINE, record.claim.sentence.start)
    )
    lines = tuple(item_of(record) for record in in_text[: 2 * _LINES])
    sections = (Section(Phrase("article-who-said"), lines), *await _otherwise(records, uow))
    speakers = {record.speaker_id for record in records}
    summary = Phrase(
        "article-page",
        title=Phrase("article-titled", title=article.title) if article.title else Phrase("article-untitled"),
        outlet=article.outlet or Phrase("outlet-unknown"),
        day=Phrase("summary-span-day", day=article.published) if article.published else "",
        claims=len(records),
        speakers=len(speakers),
    )
    left = len(records) - len(lines)
    more = (Phrase("article-more", count=left),) if left else ()
    return Reply(ReplyKind.CLAIMS, summary, tuple(section for section in sections if section.items), more)


async def _referred(reference: str, uow: UnitOfWork) -> Article:
    for key in (reference, article_id(reference)):
        if (found := await uow.articles.get(key)) is not None:
            return found
    wanted = set(stems(reference))
    held = await uow.search.passages(tuple(wanted), ClaimFilter(), limit=_TITLES) if wanted else ()
    articles = await uow.articles.editions((one.passage.article_id, one.passage.version) for one in held)
    ranked = sorted(
        ((_titled(article, wanted), article) for article in articles.values()), key=lambda pair: (-pair[0], pair[1].id)
    )
    if ranked and ranked[0][0] >= _LIKE_A_TITLE:
        return ranked[0][1]
    near = [article.title for share, article in ranked[:2] if article.title and share]
    offered = did_you_mean([f"“{title}”" for title in near])
    raise UserError(Phrase("article-none", reference=reference, near=offered))


def _titled(article: Article, wanted: Set[str]) -> float:
    """Return the share of the stems `wanted` that are in the article's title or outlet."""
    return len(wanted & set(stems(f"{article.title or ''} {article.outlet or ''}"))) / len(wanted)


async def _otherwise(records: Sequence[ClaimRecord], uow: UnitOfWork) -> list[Section]:
    """Return the contradictions of an article's claims with those of others, both sides quoted."""
    own = {record.claim.id: record for record in records}
    if not own:
        return []
    pairs = await uow.contradictions.find(ContradictionFilter(claim_ids=tuple(own), least=SURE), limit=_CLAIMS)
    across = [pair for pair in pairs if (pair.earlier in own) != (pair.later in own)][:_PAIRS]
    others = await _by_id((side for pair in across for side in (pair.earlier, pair.later)), uow)
    paired = [ContradictionRecord(pair, others[pair.earlier], others[pair.later]) for pair in across]
    told = folded(paired, least=0.0, reports=await reports_of(paired, uow))
    return [contradiction_section(record) for record in told]
