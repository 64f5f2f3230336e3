"""Otherwise: who claims the opposite of what those shown have denied, confirmed, doubted or warned of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.evidence import Evidence, Reader, coverage
from bot.answers.finding import Found
from bot.answers.kinds import QuestionKind
from bot.answers.kinship import COMPOUND, nearest
from bot.answers.picks import LEAST_FIT, Pick, best_of_each, on_topic, rank
from bot.answers.ranking import points, topic_fit, unsaid
from bot.answers.speakers import THING, being, nameless
from bot.answers.stance_words import SAYING_STEMS, STANCE_STEMS
from bot.articles.article import BlockKind
from bot.claims.claim import SpeakerKind, Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.scoring import SURE
from bot.language.terms import fold, stems
from bot.ports import ClaimFilter, ContradictionFilter, UnitOfWork

_SURELY = 0.72  # likelihood of a contradiction that is told without being asked for
_MOST = 3  # speakers on the other side
_STORED = 50
_LEAST_OWN = 0.8  # of the topic, in the sentence itself, where no stored contradiction ties the claim to those shown
_LEAST_TIED = 0.5  # likewise where one does
_CITED = 1.3  # what another side counts for more in an article that is cited already
_NEAR_BEST = 0.6  # of the best score; what is further down meets those shown in a word or two
_AGAINST = frozenset({ContradictionKind.DENIAL, ContradictionKind.CONFIRMATION_GAP, ContradictionKind.ACCOUNT})
_OWN_SIDES = frozenset({QuestionKind.CONTRADICTS, QuestionKind.POSITION_CHANGE, QuestionKind.TIMELINE})
_CLAIMS = frozenset({Stance.ASSERTS, Stance.CONFIRMS})
_DENIALS = frozenset({Stance.DENIES, Stance.DISMISSES})
# Not to confirm a thing, or to doubt it, is not to say the opposite of it.
_OTHER_SIDE: dict[Stance, frozenset[Stance]] = {
    Stance.DENIES: _CLAIMS,
    Stance.DISMISSES: _CLAIMS,
    Stance.DOUBTS: _CLAIMS,
    Stance.QUESTIONS: _CLAIMS,
    Stance.DOES_NOT_CONFIRM: _CLAIMS,
    Stance.CONFIRMS: _DENIALS,
    Stance.WARNS: _DENIALS,
}


async def otherwise(found: Found, picks: Sequence[Pick], uow: UnitOfWork) -> list[Pick]:
    """Return who stands on the other side of the very same matter, best first.

    Stored contradictions of the claims shown come first. Only where the question asks who took a stance are the other
    claims on the topic looked at too; to every other question a stored contradiction adds one line.
    """
    if _as_asked(found):
        return await _disputed(found, picks, uow)
    sides = frozenset[Stance]().union(*(_OTHER_SIDE.get(stance, frozenset()) for stance in found.question.stances))
    if found.question.kind is not QuestionKind.WHO or not sides:
        return []
    stored = await _stored(found, picks, uow)
    chosen: list[Pick] = []
    for candidates in (stored, _on_the_topic(found)):
        same = [pick for pick in candidates if _same_matter(pick.evidence, found)]
        chosen = chosen or _fitting(same, picks, sides)
    near = _in_cited_first([pick for pick in chosen if pick.score >= _NEAR_BEST * chosen[0].score], picks)
    return best_of_each(near, lambda pick: pick.speaker, _MOST)


def _as_asked(found: Found) -> bool:
    """Say whether the question asks for no stance and not for a disagreement or a change itself."""
    return not found.question.stances and found.question.kind not in _OWN_SIDES


async def _disputed(found: Found, picks: Sequence[Pick], uow: UnitOfWork) -> list[Pick]:
    """Return the surest of those who contradict a claim shown, by a stored contradiction; none if they are shown."""
    shown = {pick.speaker for pick in picks}
    sides = frozenset[str]().union(*(_sides(pick) for pick in picks))
    places = {_place(pick.evidence) for pick in picks}
    against = [
        replace(pick, score=pick.score * being(pick))
        for pick in await _stored(found, picks, uow, _SURELY)
        if _may_stand(pick)
        and not nameless(pick)
        and pick.speaker not in shown
        and not (_sides(pick) & sides)
        and _place(pick.evidence) not in places
        and pick.evidence.claim
        and pick.evidence.claim.place is not BlockKind.HEADLINE
        and (not found.terms or on_topic(pick.evidence, found))
    ]
    return _in_cited_first(sorted(against, key=rank), picks)[:1]


def _sides(pick: Pick) -> frozenset[str]:
    """Return the states and bodies that the speaker stands for: one voice of a ministry does not dispute another."""
    speaker = pick.evidence.claim.speaker if pick.evidence.claim else None
    return frozenset(fold(name) for name in (speaker.stands_for,) if name) if speaker else frozenset()


async def _stored(found: Found, picks: Sequence[Pick], uow: UnitOfWork, least: float = SURE) -> list[Pick]:
    """Return the other sides of the stored contradictions of the claims shown."""
    shown = {pick.evidence.claim.id for pick in picks if pick.evidence.claim}
    if not shown:
        return []
    pairs = await uow.contradictions.find(
        ContradictionFilter(claim_ids=tuple(sorted(shown)), least=least), limit=_STORED
    )
    worth: dict[str, float] = {}
    for pair in pairs:
        if pair.verdict.kind in _AGAINST:
            for other in {pair.earlier, pair.later} - shown:
                worth[other] = max(worth.get(other, 0.0), pair.verdict.score)
    if not worth:
        return []
    records = await uow.claims.find(ClaimFilter(claim_ids=tuple(sorted(worth))), limit=len(worth), bare=True)
    reader = Reader()
    evidences = [reader.of_claim(record) for record in records]
    fits = [(evidence, topic_fit(evidence, found.weighed)) for evidence in evidences]
    return [Pick(e, fit * (0.5 + 0.5 * worth[e.record.claim.id]), fit) for e, fit in fits if e.record]


def _same_matter(evidence: Evidence, found: Found) -> bool:
    """Say whether a stored contradiction's other side is about what the question names, not about something beside it.

    "This is false" may be about all that stands around it; but it denies what is reported, not what others warn of.
    """
    if Stance.WARNS in found.question.stances:
        written = frozenset(stems(evidence.article.quote(evidence.sentence)))
        return any(nearest(term, written) >= COMPOUND for term in found.question.heads or found.terms)
    if unsaid(evidence, found.question):
        return False
    tied = points(evidence) or coverage(evidence, found.weighed, own=True) >= _LEAST_TIED
    return tied and on_topic(evidence, found)


def _on_the_topic(found: Found) -> list[Pick]:
    """Return the claims that hold nearly all of the topic in their own words; a mere "accusation" is no topic."""
    if set(found.terms) <= SAYING_STEMS | STANCE_STEMS:
        return []
    return [
        Pick(evidence, fit * evidence.claim.confidence, fit)
        for evidence in found.claims
        if evidence.claim
        and found.weighed
        and coverage(evidence, found.weighed, own=True) >= _LEAST_OWN
        and (fit := topic_fit(evidence, found.weighed)) >= LEAST_FIT
    ]


def _fitting(candidates: Sequence[Pick], shown: Sequence[Pick], sides: frozenset[Stance]) -> list[Pick]:
    """Return the candidates of such a stance by speakers who are not shown yet, best first."""
    speakers = {pick.speaker for pick in shown}
    sentences = {_place(pick.evidence) for pick in shown}
    return sorted(
        (
            replace(pick, score=pick.score * being(pick))
            for pick in candidates
            if _takes(pick, sides)
            and _may_stand(pick)
            and pick.speaker not in speakers
            and _place(pick.evidence) not in sentences
        ),
        key=rank,
    )


def _in_cited_first(others: Sequence[Pick], shown: Sequence[Pick]) -> list[Pick]:
    """Return the picks with those of articles that are cited already before others: fewer to open for both sides."""
    cited = {pick.evidence.article.id for pick in shown}
    preferred = [
        (pick.score * (_CITED if pick.evidence.article.id in cited else 1.0), place, pick)
        for place, pick in enumerate(others)
    ]
    return [pick for _, _, pick in sorted(preferred, key=lambda one: (-one[0], one[1]))]


def _takes(pick: Pick, sides: frozenset[Stance]) -> bool:
    """Say whether the claim is of that side; what is asserted in the negative is a denial."""
    claim = pick.evidence.claim
    if claim is None:
        return False
    stance = Stance.DENIES if claim.stance is Stance.ASSERTS and not claim.proposition.positive else claim.stance
    return stance in sides


def _may_stand(pick: Pick) -> bool:
    """Say whether it is about the topic, by a speaker who has a name to show and is no thing."""
    claim = pick.evidence.claim
    named = claim is not None and claim.speaker.kind is not SpeakerKind.UNNAMED
    return named and being(pick) > THING and pick.fit >= LEAST_FIT


def _place(evidence: Evidence) -> tuple[str, int]:
    return evidence.article.id, evidence.sentence.start
