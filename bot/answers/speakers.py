"""Speakers: what the one who is asked about said, and who counts as a "who"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answers.evidence import Evidence
from bot.answers.finding import Found
from bot.answers.kinship import nearest
from bot.answers.mentions import speaking
from bot.answers.naming import TITLES, Named, parties
from bot.answers.picks import Pick
from bot.claims.claim import Claim, SpeakerKind
from bot.language.gazetteer import country_of
from bot.language.terms import STOP_WORDS, fold, stem, stems, words
from bot.ports import ClaimRecord

_BEING = {
    SpeakerKind.PERSON: 1.0,
    SpeakerKind.ORGANISATION: 0.95,
    SpeakerKind.PLACE: 0.9,
    SpeakerKind.OUTLET: 0.8,
    SpeakerKind.GROUP: 0.8,
    SpeakerKind.UNNAMED: 0.5,
}
BEINGS = frozenset({SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.PLACE, SpeakerKind.GROUP})
_TITLE_STEMS = frozenset(stem(title) for title in TITLES)
THING = 0.6
_BESIDE = 60  # characters around a name in which the article may say what its bearer is
_BESIDE_BEFORE = re.compile(
    r"(?:^|[.,;:!?]\s|\b(?:the|a|an|its|and|with|by|of|to)\s)((?:[\w'’-]+,? ){1,6})(?:[A-Z][\w.'’-]* ){0,2}$"
)
_BESIDE_AFTER = re.compile(r",\s+((?:[\w'’-]+ ){0,5}[\w'’-]+)")
_ROLE_NEAR = 0.45
_ENOUGH = 3  # claims of an office's holder beside which plain sentences about "the minister" are left out
_OFFICE = 2  # words: "minister" alone is nobody's office in particular
_HELD_BY_ONE = frozenset(
    """president minister pm secretary governor mayor chancellor king queen pope ambassador chairman chairwoman
    ceo premier""".split()
)
_SAME_FACT = 0.5  # share of the stems of the shorter of two claims
_PREPOSITION = re.compile(r"\s(?:of|about|in|for|from|on|to|with|at|by|who|that|which|within|close|quoted)\s")
_THINGS = frozenset(
    stem(w)
    for w in """test report claim arrest video deal statement news story rumour document letter tweet post message
    account speculation allegation result study survey poll comment remark move attack evidence footage
    photo picture origin information word case practice policy rule measure plan
    reason fact incident event decision""".split()
)


def by_speaker(found: Found) -> list[Evidence]:
    """Return what the named speaker said: stored claims first, then passages that have the name speak."""
    if found.named is None:
        return list(found.claims)
    own = _claims_of(found, found.named)
    held = {(e.article.id, e.sentence.start) for e in own}
    tokens = [word for word in words(found.named.phrase) if word not in STOP_WORDS]
    name = [word for word in tokens if word not in TITLES] if tokens and tokens[-1] not in TITLES else tokens[-1:]
    enough = not found.named.ids and len(own) >= _ENOUGH  # an office whose holder is known
    spoken = speaking(found.passages, name) if name and not enough else []
    if len(name) == 1 and len(tokens) > 1 and name == tokens[-1:]:  # a role: the rest of it must be near
        rest = [stem(word) for word in tokens[:-1]]
        spoken = [e for e in spoken if all(e.holds(term) >= _ROLE_NEAR for term in rest)]
    return _in_outlets(own + [e for e in spoken if (e.article.id, e.sentence.start) not in held], found.outlets)


def _claims_of(found: Found, named: Named) -> list[Evidence]:
    meant = parties(named.phrase)
    states = {s.name for s in named.speakers if s.kind in {SpeakerKind.PLACE, SpeakerKind.ORGANISATION}}
    states |= {s.stands_for for s in named.speakers if s.stands_for and s.name in states}
    terms = tuple(stem(word) for word in words(named.phrase) if word not in STOP_WORDS)
    titles = tuple(stem(word) for word in words(named.phrase) if word not in STOP_WORDS and not _countries(word))
    countries = _countries(named.phrase)

    def speaks(evidence: Evidence) -> bool:
        record = evidence.record
        if record is None:
            return False
        if record.speaker_id in named.ids:
            return True
        side = record.claim.speaker.stands_for
        if side is not None and (side in states or fold(side) in meant):
            return True
        return not named.ids and _is_called(evidence, terms, titles, countries)

    own = [evidence for evidence in found.claims if speaks(evidence)]
    if named.ids:
        return own
    called = {e.record.speaker_id for e in own if e.record and e.record.claim.speaker.kind is SpeakerKind.PERSON}
    return [e for e in found.claims if e in own or (e.record and e.record.speaker_id in called)]  # under no title too


def _in_outlets(evidences: list[Evidence], outlets: Sequence[str]) -> list[Evidence]:
    """Keep what was printed by, or said to, the outlets that the question names, if there is any."""
    names = [frozenset(stems(outlet)) for outlet in outlets]
    kept = [e for e in evidences if e.article.outlet in outlets or any(name <= e.own for name in names)]
    return kept or evidences


def _countries(text: str) -> frozenset[str]:
    """Return the countries that the words of a name or description belong to ("Chile's police")."""
    spoken = [word.title() for word in words(text)]
    names = [*spoken, *(f"{first} {second}" for first, second in pairwise(spoken))]
    return frozenset(country for name in names if (country := country_of(name)))


def _is_called(evidence: Evidence, terms: Sequence[str], titles: Sequence[str], countries: frozenset[str]) -> bool:
    """Say whether the speaker is what the phrase says: its head noun in the speaker's own words, most of it around."""
    if evidence.record is None or not terms:
        return False
    speaker = evidence.record.claim.speaker
    texts = (evidence.record.speaker_name, speaker.mention, speaker.role, *speaker.aliases)
    own = frozenset(stem(word) for text in texts if text for word in words(text))
    alike = (
        terms[-1] in own if terms[-1] in _TITLE_STEMS else nearest(terms[-1], own) >= 0.85
    )  # a ministry is no minister
    if not alike:
        named = speaker.kind in {SpeakerKind.PERSON, SpeakerKind.ORGANISATION} and speaker.name[:1].isupper()
        return named and terms[-1] in _TITLE_STEMS and _called_beside(evidence, speaker.name, titles)
    state = frozenset(stem(word) for word in words(speaker.stands_for or ""))
    theirs = _countries(" ".join(text for text in (*texts, speaker.stands_for) if text))
    if countries and theirs and countries.isdisjoint(theirs):
        return False  # another country's minister
    return all(
        max(nearest(term, own), nearest(term, state), 0.9 * nearest(term, evidence.own | evidence.near)) >= 0.7
        for term in terms
    )


def _called_beside(evidence: Evidence, name: str, titles: Sequence[str]) -> bool:
    """Say whether the article calls the person so beside the name ("Interior Minister Name", "Name, the minister")."""
    surname = name.split()[-1] if name.split() else ""
    text = evidence.article.text
    for match in re.finditer(rf"(?<!\w){re.escape(surname)}(?!\w)", text) if surname else ():
        before = _BESIDE_BEFORE.findall(text[max(0, match.start() - _BESIDE) : match.start()])
        after = _BESIDE_AFTER.match(text, match.end())
        for beside in (*before[-1:], after[1] if after else ""):
            told = frozenset(stems(beside))
            if titles[-1] in told and all(nearest(term, told) >= 0.85 for term in titles):
                return True
    return False


def being(pick: Pick) -> float:
    """Return how readily the speaker is a "who": a person most, a thing that merely shows something least."""
    record = pick.evidence.record
    if record is None:
        return _BEING[SpeakerKind.UNNAMED]
    kind = record.claim.speaker.kind
    return THING if kind is not SpeakerKind.PERSON and is_thing(record.speaker_name) else _BEING[kind]


def is_thing(name: str) -> bool:
    """Say whether the head of a description is no being: "DNA tests", "information about the case"."""
    head = words(re.split(r"\s(?:of|about|in|for|from|on|to|with|at|by|who|that|which)\s", name)[0])[-1:]
    return bool(head) and stem(head[0]) in _THINGS


def nameless(pick: Pick) -> bool:
    """Say whether the speaker is a person or group that is only described: "a source in the ministry"."""
    return pick.evidence.record is not None and _is_nameless(pick.evidence.record)


def _is_nameless(record: ClaimRecord) -> bool:
    if record.claim.speaker.kind not in {SpeakerKind.PERSON, SpeakerKind.GROUP}:
        return False
    head = _PREPOSITION.split(record.speaker_name)[0].split()[-1:]
    return bool(head) and not head[0][:1].isupper()


def holder(pick: Pick, others: Sequence[Evidence]) -> Pick:
    """Return the pick of an office without a name ("the country's interior minister") as said by who holds it.

    In one article the one called so is the same; another article must also tell much the same of them.
    """
    record = pick.evidence.record
    if record is None or not nameless(pick):
        return pick
    office = [word for word in words(record.speaker_name) if word not in STOP_WORDS | {"country"}]
    if not office:
        return pick
    if (beside := _named_beside(pick, record, office, others)) is not None:
        return beside
    if len(office) < _OFFICE or office[-1] not in _HELD_BY_ONE:
        return pick
    for other in sorted(others, key=lambda one: one.article.id != pick.evidence.article.id):
        held = other.record
        if held is None or held.claim.speaker.kind is not SpeakerKind.PERSON or _is_nameless(held):
            continue
        same = other.article.id == pick.evidence.article.id
        if (same or _alike(pick.evidence, other)) and _holds(other.article.text, office, held.claim.speaker.name):
            named = replace(record, speaker_id=held.speaker_id, speaker_name=held.speaker_name, claim=_by(record, held))
            return (
                replace(pick, evidence=replace(pick.evidence, record=named)) if same else replace(pick, evidence=other)
            )
    return pick


def _named_beside(pick: Pick, record: ClaimRecord, office: Sequence[str], others: Sequence[Evidence]) -> Pick | None:
    """Return the pick as said by the one whose name stands beside the description ("Name, the firm's spokesman, said").

    None where the sentence sets no name beside it.
    """
    sentence = pick.evidence.article.quote(pick.evidence.sentence)
    for other in others:
        held = other.record
        if held is None or other.article.id != pick.evidence.article.id or _is_nameless(held):
            continue
        if held.claim.speaker.kind is SpeakerKind.PERSON and _holds(sentence, office, held.claim.speaker.name):
            named = replace(record, speaker_id=held.speaker_id, speaker_name=held.speaker_name, claim=_by(record, held))
            return replace(pick, evidence=replace(pick.evidence, record=named))
    return None


def _holds(text: str, office: Sequence[str], name: str) -> bool:
    """Say whether the text sets the office right before the name or, after a comma, right behind it."""
    bearer = rf"(?:{re.escape(name)}|{re.escape(name.split()[-1])})"
    title = r"(?:['’]s?)?[\s-]+".join(re.escape(word) for word in office)
    before = rf"\b{title}\s+(?:\w+\s+)?{bearer}\b"
    behind = rf"\b{bearer},\s+(?:(?:the|its|their|[\w.]+['’]s?)\s+)*(?:\w+\s+)?{title}\b"
    return re.search(rf"(?:{before}|{behind})", text, re.I) is not None


def _by(record: ClaimRecord, held: ClaimRecord) -> Claim:
    return replace(record.claim, speaker=replace(held.claim.speaker, mention=record.claim.speaker.mention))


def _alike(one: Evidence, other: Evidence) -> bool:
    """Say whether two claims tell much the same, in the same stance."""
    if one.claim is None or other.claim is None or one.claim.stance is not other.claim.stance:
        return False
    return len(one.content & other.content) >= _SAME_FACT * max(1, min(len(one.content), len(other.content)))


def being_behind(pick: Pick, picks: Sequence[Pick]) -> Pick:
    """Return, for a thing that "confirms", whoever reports it in the same sentence, if anybody does."""
    record = pick.evidence.record
    if record is None or not is_thing(record.speaker_name):
        return pick
    for other in picks:
        same = other.evidence.article.id == pick.evidence.article.id
        held = other.evidence.record
        if same and other.evidence.sentence == pick.evidence.sentence and held and not is_thing(held.speaker_name):
            return replace(other, score=pick.score, fit=pick.fit)
    return pick
