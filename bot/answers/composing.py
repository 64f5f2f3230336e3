"""Composing: the picks as a reply that fits a chat message, every line cited."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import partial

from bot.answers.finding import Found
from bot.answers.kinds import QuestionKind
from bot.answers.picks import Pick, best_of_each
from bot.answers.quoting import LONGEST_QUOTE, check, cite, excerpt, word_count
from bot.answers.summary import says_so, speaker_name, summarise
from bot.language.showing import shown_day, shown_moment
from bot.replies import Item, Reply, ReplyKind, Section
from bot.wording.phrase import Phrase, joined

MOST_WORDS = 115  # of a whole answer: the limit is 120, and surfaces add a word or two of their own
_SHORTEST_QUOTE = 11
_SHORTEST_BY_NUMBER = 8  # where the number in the line says most
_SHORTEST_BESIDE = 12  # where several of the other side are shown beside the answer
_SHORTEST_UNASKED = 20  # where the other side was not asked for: rather none than to cut the answer
_MANY, _WEAK = 4, 0.65  # lines of which the last may make way for the other side, and its share of the first's score
_WHOLE = frozenset({QuestionKind.CONTRADICTS, QuestionKind.POSITION_CHANGE})  # shown in whole sentences
_HEADINGS = {True: "others-claim-it", False: "others-claim-the-opposite"}


def compose(found: Found, picks: Sequence[Pick], others: Sequence[Pick] = ()) -> Reply:
    """Return the answer made of `picks`, each quote checked against the stored text.

    `others` stand on the other side of the matter; they are shown in a section of their own, as many as there is room
    for beside the answer itself.
    """
    for most in range(len(others), 0, -1):
        least = _SHORTEST_UNASKED
        if found.question.stances:
            least = _SHORTEST_BESIDE if most > 1 else _SHORTEST_QUOTE
        for shown in (picks, _fewer(found, picks)):
            if reply := _fitted(found, shown, others[:most], range(LONGEST_QUOTE, least - 1, -1)):
                return reply
    if found.question.kind in _WHOLE and (reply := _in_whole_sentences(found, picks)):
        return reply
    shortest = _SHORTEST_BY_NUMBER if found.question.kind is QuestionKind.HOW_MANY else _SHORTEST_QUOTE
    if reply := _fitted(found, picks, (), range(LONGEST_QUOTE, shortest - 1, -1)):
        return reply
    if len(_same_sentence(picks)) == 1:
        return _reply(found, picks, (), shortest, summarise(found, picks, ()))
    return compose(found, _without_worst(picks, found.question.kind))


def _fewer(found: Found, picks: Sequence[Pick]) -> Sequence[Pick]:
    """Return what is left to make way for the other side: each speaker once, or all but a weak last one."""
    if found.question.stances:
        return best_of_each(picks, lambda pick: pick.speaker, len(picks))
    weak = len(_same_sentence(picks)) >= _MANY and picks[-1].score < _WEAK * picks[0].score
    return picks[:-1] if weak else picks


def _in_whole_sentences(found: Found, picks: Sequence[Pick]) -> Reply | None:
    """Return the answer without a sentence cut, of two picks at least unless there is but one."""
    least = min(2, len(_same_sentence(picks)))
    while len(_same_sentence(picks)) >= least:
        if reply := _fitted(found, picks, (), (MOST_WORDS,)):
            return reply
        picks = _without_worst(picks, found.question.kind)
    return None


def _fitted(found: Found, picks: Sequence[Pick], others: Sequence[Pick], limits: Sequence[int]) -> Reply | None:
    """Return the answer with the first of the limits of quotes (in words, falling) that makes it short enough.

    Shorter quotes make a shorter answer, so it is looked for by halves.
    """
    summary = summarise(found, picks, others)  # of the same words however short the quotes are
    made = partial(_reply, found, picks, others, summary=summary)
    first = bisect_left(limits, True, key=lambda limit: word_count(plain_text(made(limit))) <= MOST_WORDS)
    return made(limits[first]) if first < len(limits) else None


def _reply(found: Found, picks: Sequence[Pick], others: Sequence[Pick], limit: int, summary: str) -> Reply:
    kind = ReplyKind.TIMELINE if found.question.kind is QuestionKind.TIMELINE else ReplyKind.ANSWER
    sections = [Section(None, _items(found, picks, limit))]
    if others:
        heading = _HEADINGS[says_so(found)] if found.question.stances else "others-dispute-it"
        sections.append(Section(Phrase(heading), _items(found, others, limit)))
    return Reply(kind, summary, tuple(sections))


def _items(found: Found, picks: Sequence[Pick], limit: int) -> tuple[Item, ...]:
    return tuple(_item(found, group, limit) for group in _same_sentence(picks))


def _without_worst(picks: Sequence[Pick], kind: QuestionKind) -> list[Pick]:
    """Leave out the line that is missed least: one of several of a day or a speaker, then the lowest score.

    Of a change of position the first and the last are missed most.
    """
    lines = _same_sentence(picks)
    alike = [_alike(line_[0], kind) for line_ in lines]
    ends = {0, len(lines) - 1} if kind is QuestionKind.POSITION_CHANGE and len(lines) > 2 else set()
    worst = min(
        set(range(len(lines))) - ends, key=lambda place: (-alike.count(alike[place]), lines[place][0].score, -place)
    )
    return [pick for pick in picks if pick not in lines[worst]]


def _alike(pick: Pick, kind: QuestionKind) -> object:
    """Return what makes picks stand for one another: their day in a timeline, whose they are where it asks who."""
    if kind is QuestionKind.TIMELINE:
        return pick.evidence.day
    return pick.speaker if kind is QuestionKind.WHO else None


def _same_sentence(picks: Sequence[Pick]) -> list[list[Pick]]:
    """Group the picks that stand in one sentence with one stance ("A and B both said that ...")."""
    groups: dict[tuple[str, int, str], list[Pick]] = {}
    for pick in picks:
        stance = pick.evidence.claim.stance.value if pick.evidence.claim else ""
        key = (pick.evidence.article.id, pick.evidence.sentence.start, stance)
        groups.setdefault(key, []).append(pick)
    return list(groups.values())


def _item(found: Found, group: Sequence[Pick], limit: int) -> Item:
    pick = group[0]
    evidence = pick.evidence
    claim = evidence.claim
    terms = (*found.terms, *found.question.cues)
    citation = cite(evidence.article, excerpt(pick, terms, limit), claim.id if claim else None)
    check(citation, evidence.article)
    return Item(
        speaker=joined([speaker_name(each) for each in group]),
        stance=claim.stance.past if claim else "reports",
        said=shown_moment(claim.said) if claim and claim.said else shown_day(evidence.said) if evidence.said else None,
        citation=citation,
        origins=max(each.origins for each in group),
    )


def plain_text(reply: Reply) -> str:
    """Return the whole reply as text, as a terminal or a chat line shows it."""
    lines = [reply.summary]
    for section in reply.sections:
        if section.heading:
            lines.append(section.heading)
        lines += [f"- {line(item)}" for item in section.items]
    return "\n".join((*lines, *reply.hints))


def line(item: Item) -> str:
    """Return one cited line: "Name said (19 October 2024): “words” – Outlet"."""
    citation = item.citation
    when = item.said or (f"printed {shown_day(citation.published)}" if citation.published else None)
    head = f"{item.speaker} {item.stance}" + (f" ({when})" if when else "")
    note = f", {item.note}" if item.note else ""
    note += f", {item.origins} independent origins" if item.origins > 1 else ""
    quote = citation.quote if re.match('[“"]|.*[”"]$', citation.quote, re.DOTALL) else f"“{citation.quote}”"
    outlet = "" if citation.outlet == item.speaker else f" – {citation.outlet or 'unknown outlet'}"
    return f"{head}: {quote}{outlet}{note}"
