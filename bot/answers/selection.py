"""Selection: of all the evidence, the few pieces that answer this kind of question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answers.evidence import Evidence, coverage
from bot.answers.finding import Found
from bot.answers.kinship import COMPOUND, SYNONYM, nearest
from bot.answers.measure import Figure, measured
from bot.answers.mentions import speaking
from bot.answers.naming import TITLES, Named
from bot.answers.question import Question, QuestionKind
from bot.answers.ranking import cue_fit, points_back, stance_fit, topic_fit
from bot.answers.stance_words import SAYING_STEMS, STANCE_STEMS, opposed
from bot.articles.article import BlockKind
from bot.claims.claim import SpeakerKind, Stance
from bot.language.terms import STOP_WORDS, fold, stem, stems, words

LEAST_FIT = 0.6  # of the topic's weight; below, a sentence is about something else
_NEAR_BEST = 0.75  # of the best score; further down only stragglers are left
_NEAR_WHO = 0.6  # likewise where everybody with a stance is wanted
_LEAST_SIDE = 0.45  # of the topic's weight, where the stance fits too
_HEADLINE = 0.8  # headlines put the words of the text in other words
_BEING = {
    SpeakerKind.PERSON: 1.0,
    SpeakerKind.ORGANISATION: 0.95,
    SpeakerKind.PLACE: 0.9,
    SpeakerKind.OUTLET: 0.8,
    SpeakerKind.GROUP: 0.85,
    SpeakerKind.UNNAMED: 0.5,
}
_BEINGS = frozenset({SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.PLACE, SpeakerKind.GROUP})
_TITLE_STEMS = frozenset(stem(title) for title in TITLES)
_THING = 0.7
_BESIDE = 60  # characters around a name in which the article may say what its bearer is
_ROLE_NEAR = 0.45
_PLAIN_CUES = frozenset(
    stem(w) for w in "say said tell told state claim think believe report speak talk ask give".split()
)
_THINGS = frozenset(
    stem(w)
    for w in """test report claim arrest video deal statement news story rumour document letter tweet post message account
    speculation allegation result study survey poll comment remark move attack evidence footage photo picture origin information word case""".split()
)
_MOST_SPEAKERS = 5
_MOST_TARGETS = 5
_MOST_SAYINGS = 4
_MOST_DAYS = 7
_HELD = 0.3  # how fully a head must be held around a sentence that gives a number or a day
_LEAST_OWN = 0.35  # of the topic, in that sentence itself
_ALIKE = 0.6  # share of common stems above which two sentences say the same
_DATED = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|jan(?:uary)?|feb(?:ruary)?|march|april|june?"
    r"|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:19|20)\d\d|(?:last|next|this) (?:week|"
    r"month|year|night)|(?:days?|weeks?|months?|years?) (?:ago|earlier|later)|\d{1,2}(?::\d\d)? ?[ap]\.?m)\b",
    re.I,
)
_GENERAL = frozenset(
    stem(w)
    for w in """expert experts official officials analyst analysts person people man woman politician source authority
    country government leader state organisation organization group body specialist scientist side party critic""".split()
)


@dataclass(frozen=True, slots=True)
class Pick:
    """One chosen piece of evidence: how well it fits, and the number in it that was asked for."""

    evidence: Evidence
    score: float
    fit: float
    figure: Figure | None = None

    @property
    def speaker(self) -> str:
        """Return what to group by: the canonical speaker, else the outlet that speaks for itself."""
        record = self.evidence.record
        if record and record.claim.speaker.kind is SpeakerKind.PERSON and record.speaker_name:
            return words(record.speaker_name)[-1]  # articles name one person in full and by surname
        if record and record.claim.speaker.kind is not SpeakerKind.UNNAMED and record.speaker_name:
            return record.speaker_id
        return self.evidence.article.outlet or self.evidence.article.id


def select(found: Found) -> list[Pick]:
    """Return the picks that answer the question, in the order in which they are to be read; empty: nothing does."""
    return _SELECTORS[found.question.kind](found)


def scored(found: Found, evidences: Iterable[Evidence], terms: Sequence[str] = ()) -> list[Pick]:
    """Return every piece with a fitting stance, best first; `terms` are the topic where it is not the question's."""
    question = found.question
    weighed = found.weights.weigh(terms, question.heads) if terms else found.weighed
    picks: list[Pick] = []
    for evidence in evidences:
        held = stance_fit(evidence, question)
        if not held:
            continue
        fit = topic_fit(evidence, weighed)
        score = fit * (0.4 + 0.6 * held) * (1 + 0.3 * cue_fit(evidence, question.cues))
        score *= 0.7 + 0.3 * (evidence.claim.confidence if evidence.claim else 0.5)
        if evidence.claim and evidence.claim.place is BlockKind.HEADLINE:
            score *= _HEADLINE
        if question.negated and evidence.claim and not _negative(evidence):
            score *= 0.5
        if question.described:
            score *= 0.4 + 0.6 * described_fit(evidence, question.described)
        picks.append(Pick(evidence, score, fit))
    return sorted(picks, key=_rank)


def _rank(pick: Pick) -> tuple[float, str, int]:
    return (-pick.score, pick.evidence.article.id, pick.evidence.sentence.start)


def _negative(evidence: Evidence) -> bool:
    claim = evidence.claim
    return claim is not None and (
        not claim.proposition.positive
        or claim.stance in {Stance.DENIES, Stance.DOES_NOT_CONFIRM, Stance.DISMISSES, Stance.DOUBTS}
    )


def described_fit(evidence: Evidence, described: Sequence[str]) -> float:
    """Say how well the speaker is what the question calls it ("which aviation authority"), 0 to 1."""
    if evidence.record is None:
        return 0.0
    speaker = evidence.record.claim.speaker
    texts = (evidence.record.speaker_name, speaker.mention, speaker.role, speaker.stands_for, *speaker.aliases)
    own = frozenset(stem(word) for text in texts if text for word in words(text) if word not in STOP_WORDS)
    fits = [max(nearest(term, own), 0.6 * evidence.holds(term), 0.6 if term in _GENERAL else 0.0) for term in described]
    return sum(fits) / len(fits) if fits else 1.0


def _best_of_each(picks: Iterable[Pick], key: Callable[[Pick], object], most: int) -> list[Pick]:
    best: dict[object, Pick] = {}
    for pick in picks:
        best.setdefault(key(pick), pick)
    return list(best.values())[:most]


def _enough(picks: Sequence[Pick], least: float = LEAST_FIT, near: float = _NEAR_BEST) -> list[Pick]:
    fitting = [pick for pick in picks if pick.fit >= least]
    if not fitting:
        return []
    return [pick for pick in fitting if pick.score >= near * fitting[0].score]


def _who(found: Found) -> list[Pick]:
    question = found.question
    if not found.terms and not question.stances:
        return []
    picks = [replace(p, score=p.score * _being(p)) for p in scored(found, found.claims) if _may_speak(p, question)]
    others = [Pick(e, 0.0, 0.0) for e in found.claims if e.record and e.record.claim.speaker.kind in _BEINGS]
    picks = [_being_behind(pick, others) for pick in picks]
    special = [pick for pick in picks if cue_fit(pick.evidence, _special(question)) >= SYNONYM]
    chosen = _enough(sorted(special or picks, key=_rank), LEAST_FIT if not question.stances else _LEAST_SIDE, _NEAR_WHO)
    if not chosen and question.stances:
        return [
            p for p in _enough(scored(found, found.passages)) if coverage(p.evidence, found.weighed, own=True) >= 0.8
        ][:2]
    return _best_of_each(chosen, lambda pick: pick.speaker, _MOST_SPEAKERS)


def _being(pick: Pick) -> float:
    """Return how readily the speaker is a "who": a person most, a thing that merely shows something least."""
    record = pick.evidence.record
    if record is None:
        return _BEING[SpeakerKind.UNNAMED]
    kind = record.claim.speaker.kind
    return _THING if kind is not SpeakerKind.PERSON and _is_thing(record.speaker_name) else _BEING[kind]


def _is_thing(name: str) -> bool:
    """Say whether the head of a description is no being: "DNA tests", "information about the case"."""
    head = words(re.split(r"\s(?:of|about|in|for|from|on|to|with|at|by|who|that|which)\s", name)[0])[-1:]
    return bool(head) and stem(head[0]) in _THINGS


def _being_behind(pick: Pick, picks: Sequence[Pick]) -> Pick:
    """Return, for a thing that "confirms", whoever reports it in the same sentence, if anybody does."""
    record = pick.evidence.record
    if record is None or not _is_thing(record.speaker_name):
        return pick
    for other in picks:
        same = other.evidence.article.id == pick.evidence.article.id
        held = other.evidence.record
        if same and other.evidence.sentence == pick.evidence.sentence and held and not _is_thing(held.speaker_name):
            return replace(other, score=pick.score, fit=pick.fit)
    return pick


def _special(question: Question) -> tuple[str, ...]:
    """Return the verbs of the question that say more than "said": who announced, who tweeted."""
    return tuple(cue for cue in question.cues if cue not in _PLAIN_CUES) if not question.stances else ()


def _may_speak(pick: Pick, question: Question) -> bool:
    record = pick.evidence.record
    if record is None or record.claim.speaker.kind is SpeakerKind.UNNAMED or not record.speaker_name:
        return False
    return not question.described or described_fit(pick.evidence, question.described) >= 0.5


def by_speaker(found: Found) -> list[Evidence]:
    """Return what the speaker that the question names said: stored claims first, then passages that name the speaker."""
    if found.named is None:
        return list(found.claims)
    own = _claims_of(found, found.named)
    held = {(e.article.id, e.sentence.start) for e in own}
    tokens = [word for word in words(found.named.phrase) if word not in STOP_WORDS]
    name = [word for word in tokens if word not in TITLES] if tokens and tokens[-1] not in TITLES else tokens[-1:]
    spoken = speaking(found.passages, name) if name else []
    if len(name) == 1 and len(tokens) > 1 and name == tokens[-1:]:  # a role: the rest of it must be near
        rest = [stem(word) for word in tokens[:-1]]
        spoken = [e for e in spoken if all(e.holds(term) >= _ROLE_NEAR for term in rest)]
    return _in_outlets(own + [e for e in spoken if (e.article.id, e.sentence.start) not in held], found.outlets)


def _claims_of(found: Found, named: Named) -> list[Evidence]:
    place = fold(named.phrase)
    states = {s.name for s in named.speakers if s.kind in {SpeakerKind.PLACE, SpeakerKind.ORGANISATION}}
    states |= {s.stands_for for s in named.speakers if s.stands_for and s.name in states}
    terms = tuple(stem(word) for word in words(named.phrase) if word not in STOP_WORDS)

    def speaks(evidence: Evidence) -> bool:
        record = evidence.record
        if record is None:
            return False
        if record.speaker_id in named.ids:
            return True
        side = record.claim.speaker.stands_for
        if side is not None and (side in states or fold(side) == place):
            return True
        return not named.ids and _is_called(evidence, terms)

    return [evidence for evidence in found.claims if speaks(evidence)]


def _in_outlets(evidences: list[Evidence], outlets: Sequence[str]) -> list[Evidence]:
    """Keep what was printed by, or said to, the outlets that the question names, if there is any."""
    names = [frozenset(stems(outlet)) for outlet in outlets]
    kept = [e for e in evidences if e.article.outlet in outlets or any(name <= e.own for name in names)]
    return kept or evidences


def _is_called(evidence: Evidence, terms: Sequence[str]) -> bool:
    """Say whether the speaker is what the phrase says: its head noun in the speaker's own words, most of it around."""
    if evidence.record is None or not terms:
        return False
    speaker = evidence.record.claim.speaker
    texts = (evidence.record.speaker_name, speaker.mention, speaker.role, *speaker.aliases)
    own = frozenset(stem(word) for text in texts if text for word in words(text))
    if nearest(terms[-1], own) < 0.85:
        named = speaker.kind in {SpeakerKind.PERSON, SpeakerKind.ORGANISATION} and speaker.name[:1].isupper()
        return named and terms[-1] in _TITLE_STEMS and _called_beside(evidence, speaker.name, terms)
    state = frozenset(stem(word) for word in words(speaker.stands_for or ""))
    return all(
        max(nearest(term, own), nearest(term, state), 0.9 * nearest(term, evidence.own | evidence.near)) >= 0.7
        for term in terms
    )


def _called_beside(evidence: Evidence, name: str, terms: Sequence[str]) -> bool:
    """Say whether the article calls the person so beside the name ("Interior Minister Name", "Name, the minister")."""
    surname = name.split()[-1] if name.split() else ""
    text = evidence.article.text
    for match in re.finditer(rf"(?<!\w){re.escape(surname)}(?!\w)", text) if surname else ():
        beside = frozenset(stems(text[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]))
        if all(nearest(term, beside) >= 0.85 for term in terms):
            return True
    return False


def _said(found: Found) -> list[Pick]:
    picks = scored(found, by_speaker(found))
    if found.terms:
        picks = _enough([pick for pick in picks if _on_topic(pick.evidence, found)], LEAST_FIT * 0.5, _NEAR_WHO)
    return _different(picks, _MOST_SAYINGS)


def _on_topic(evidence: Evidence, found: Found) -> bool:
    """Say whether a head of the topic is in the sentence, or just before it where the content points back."""
    heads = [term for term in found.terms if term in found.question.heads] or list(found.terms)
    if any(evidence.says(head) >= COMPOUND * 0.95 for head in heads):
        return True
    return points_back(evidence) and any(evidence.holds(head) >= 0.6 for head in heads)


def _different(picks: Iterable[Pick], most: int) -> list[Pick]:
    """Return the best picks that do not repeat one another."""
    kept: list[Pick] = []
    for pick in picks:
        if len(kept) == most:
            break
        if all(_overlap(pick, other) < _ALIKE for other in kept):
            kept.append(pick)
    return kept


def _overlap(a: Pick, b: Pick) -> float:
    if a.evidence.article.id == b.evidence.article.id and a.evidence.sentence == b.evidence.sentence:
        return 1.0
    one, two = a.evidence.content, b.evidence.content
    return len(one & two) / max(1, min(len(one), len(two)))


def _when(found: Found) -> list[Pick]:
    if not found.question.about_speech:
        dated = [p for p in scored(found, (*found.passages, *found.claims)) if _dated(p.evidence)]
        heads = found.question.heads
        dated = [p for p in dated if all(p.evidence.says(head) >= SYNONYM for head in heads if head in found.terms)]
        return _different(_enough(dated), 2)
    picks = [p for p in scored(found, by_speaker(found)) if p.evidence.said]
    return _different(_enough(picks, LEAST_FIT * (0.5 if found.question.stances else 0.8)), 2)


def _dated(evidence: Evidence) -> bool:
    """Say whether the sentence names a day, a month, a year or a time of the clock."""
    return _DATED.search(evidence.article.quote(evidence.sentence)) is not None


def _numbers(found: Found) -> list[Pick]:
    chosen: list[Pick] = []
    for measure in found.question.measures:
        picks: list[Pick] = []
        seen = {(pick.evidence.article.id, pick.evidence.sentence.start) for pick in chosen}
        for pick in scored(found, (*found.claims, *found.passages), measure.topic):
            place = (pick.evidence.article.id, pick.evidence.sentence.start)
            if place not in seen and _covers(pick.evidence, found, measure.topic or found.terms):
                seen.add(place)
                fitting = measured(pick.evidence.article.quote(pick.evidence.sentence), measure)
                picks += [replace(pick, figure=figure) for figure in fitting[:1]]
        chosen += _best_of_each(_enough(picks), lambda pick: pick.figure and pick.figure.value, _MOST_SPEAKERS)
    return chosen


def _covers(evidence: Evidence, found: Found, terms: Sequence[str]) -> bool:
    """Say whether no head of a phrase is missing around the sentence, and most of the topic is in it."""
    heads = [term for term in terms if term in found.question.heads]
    if any(evidence.holds(head) < _HELD for head in heads):
        return False
    return coverage(evidence, found.weights.weigh(terms, heads), own=True) >= _LEAST_OWN


def _contradictions(found: Found) -> list[Pick]:
    """Return who says otherwise: first by stored contradictions, then by opposed stances on what the target is about."""
    targets = [pick for pick in scored(found, by_speaker(found)) if pick.fit >= LEAST_FIT * 0.6][:_MOST_TARGETS]
    speakers = {target.speaker for target in targets}
    stored = [pick for pick in _other_sides(found, targets) if pick.speaker not in speakers]
    opposing = [pick for pick in _opposing(found, targets) if pick.speaker not in speakers]
    return _best_of_each((*stored, *opposing), lambda pick: pick.speaker, _MOST_SPEAKERS - 1)


def _other_sides(found: Found, targets: Sequence[Pick]) -> list[Pick]:
    by_id = {evidence.claim.id: evidence for evidence in found.claims if evidence.claim}
    rank = {pick.evidence.claim.id: pick for pick in targets if pick.evidence.claim}
    sides: list[Pick] = []
    for pair in found.contradictions:
        for one, other in ((pair.earlier, pair.later), (pair.later, pair.earlier)):
            if one in rank and other in by_id:
                score = rank[one].score * (0.5 + 0.5 * pair.verdict.score)
                sides.append(Pick(by_id[other], score, rank[one].fit))
    return sorted(sides, key=_rank)


def _opposing(found: Found, targets: Sequence[Pick]) -> list[Pick]:
    """Return claims that take an opposed stance on the theme of the first target, or on the topic where there is none."""
    if targets and (claim := targets[0].evidence.claim):
        sides, terms = opposed(claim.stance), theme(targets[0].evidence)
    else:
        sides, terms = opposed(Stance.ASSERTS), found.terms
    weighed = [(term, 1.0) for term in terms]
    if not weighed:
        return []
    picks = [
        Pick(evidence, fit * (evidence.claim.confidence if evidence.claim else 0.0), fit)
        for evidence in found.claims
        if evidence.claim
        and evidence.claim.stance in sides
        and evidence.claim.speaker.kind is not SpeakerKind.UNNAMED
        and (fit := topic_fit(evidence, weighed)) >= LEAST_FIT
    ]
    return _enough(sorted(picks, key=_rank))


def theme(evidence: Evidence) -> tuple[str, ...]:
    """Return the stems of what a claim is about: its content, or the headline where the content points back."""
    title = tuple(dict.fromkeys(stems(evidence.article.title or "")))
    if points_back(evidence):
        return tuple(term for term in title if term not in STANCE_STEMS | SAYING_STEMS) or tuple(evidence.near)[:8]
    return tuple(sorted(evidence.content))


def _day(pick: Pick) -> date:
    return pick.evidence.day or date.max


def _changes(found: Found) -> list[Pick]:
    """Return statements of one speaker on different days, the first and the last among them."""
    period = found.question.period
    least = LEAST_FIT * 0.25 if period and period.firm else LEAST_FIT * 0.6  # the days named bound it well enough
    picks = [p for p in scored(found, by_speaker(found)) if p.fit >= least or not found.terms]
    days = _best_of_each(picks, _day, _MOST_DAYS)
    if len(days) < 2:
        return _different(picks, 3)
    ordered = sorted(days, key=_day)
    between = sorted(ordered[1:-1], key=_rank)[:2]
    return sorted([ordered[0], *between, ordered[-1]], key=_day)


def _timeline(found: Found) -> list[Pick]:
    """Return the statements in order of time: the best of each day first, then second ones while there is room."""
    if not found.question.about_speech:
        return _days_of_events(found)
    ranked = [replace(p, score=p.score * _being(p)) for p in scored(found, found.claims)]
    picks = sorted((p for p in ranked if p.fit >= LEAST_FIT * 0.75 and _on_a_day(p.evidence)), key=_rank)
    lines = _best_of_each(picks, lambda pick: (pick.evidence.article.id, pick.evidence.sentence), 80)
    each = _best_of_each(lines, lambda pick: (_day(pick), pick.speaker), 40)
    first = _best_of_each(each, _day, _MOST_DAYS)
    chosen = [*first, *(pick for pick in each if pick not in first)][:_MOST_DAYS]
    return sorted(chosen, key=lambda pick: (_day(pick), pick.evidence.sentence.start))


def _on_a_day(evidence: Evidence) -> bool:
    """Say whether the statement is dated to within a week."""
    said = evidence.claim.said if evidence.claim else None
    return said is not None and said.first is not None and ((said.last or said.first) - said.first).days < 7


def _days_of_events(found: Found) -> list[Pick]:
    """Return a dated sentence for each event that the question lists ("on which days did he A, B and C?")."""
    dated = [evidence for evidence in found.passages if _dated(evidence)]
    chosen: list[Pick] = []
    for part in found.question.parts:
        picks = [
            pick
            for pick in scored(found, dated, part)
            if coverage(pick.evidence, found.weights.weigh(part), own=True) >= 0.5
        ]
        chosen += [pick for pick in picks[:1] if pick not in chosen]
    return chosen


def _outlets(found: Found) -> list[Pick]:
    picks = _enough(scored(found, (*found.claims, *found.passages)))
    return _best_of_each(picks, lambda pick: pick.evidence.article.outlet or pick.evidence.article.id, 4)


def _fact(found: Found) -> list[Pick]:
    open_question = _open_question(found.question.text)
    picks = [
        pick
        for pick in scored(found, (*found.passages, *found.claims))
        if not open_question or not open_question.search(pick.evidence.article.quote(pick.evidence.sentence))
    ]
    if found.outlets:
        lanes = [
            next((p for p in picks if p.evidence.article.outlet == outlet and p.fit >= LEAST_FIT * 0.6), None)
            for outlet in found.outlets
        ]
        return [pick for pick in lanes if pick]
    return _different(_enough(picks), 2)


def _open_question(question: str) -> re.Pattern[str] | None:
    """Return what marks a sentence that leaves the same question open: "will learn which species it was"."""
    match = re.match(r"(?:which|what) (?P<noun>\w+)", fold(question))
    return re.compile(rf"\b(?:what|which|whether)\b(?:\s\w+)?\s{match['noun']}", re.I) if match else None


def _both_sides(found: Found) -> list[Pick]:
    if found.named is not None:
        return _said(found)
    picks = _enough(scored(found, found.claims), LEAST_FIT)
    return _best_of_each(picks, lambda pick: pick.speaker, _MOST_SPEAKERS) or _fact(found)


def _lookup(found: Found) -> list[Pick]:
    if found.named is not None and found.named.ids:
        return _different(scored(found, by_speaker(found)), _MOST_SAYINGS)
    return _best_of_each(_enough(scored(found, found.claims)), lambda pick: pick.speaker, _MOST_SPEAKERS)


_SELECTORS: dict[QuestionKind, Callable[[Found], list[Pick]]] = {
    QuestionKind.WHO: _who,
    QuestionKind.WHAT_SAID: _said,
    QuestionKind.WHEN: _when,
    QuestionKind.HOW_MANY: _numbers,
    QuestionKind.OUTLETS: _outlets,
    QuestionKind.YES_NO: _both_sides,
    QuestionKind.TIMELINE: _timeline,
    QuestionKind.POSITION_CHANGE: _changes,
    QuestionKind.CONTRADICTS: _contradictions,
    QuestionKind.FACT: _fact,
    QuestionKind.LOOKUP: _lookup,
}


def asked_alone(question: Question) -> bool:
    """Say whether the question names neither topic, stance nor speaker, so that nothing can be found for it."""
    return not (question.topic or question.preface or question.stances or question.speaker)
