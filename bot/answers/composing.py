"""Composing: the picks as a reply that fits a chat message, every line cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answers.finding import Found
from bot.answers.kinds import QuestionKind
from bot.answers.period import shown as shown_day
from bot.answers.picks import Pick
from bot.answers.quoting import check, cite, excerpt, word_count
from bot.answers.summary import joined, speaker_name, summarise
from bot.language.moment import Moment, Precision
from bot.replies import Item, Reply, ReplyKind, Section

MOST_WORDS = 115  # of a whole answer: the limit is 120, and surfaces add a word or two of their own
_LONGEST_QUOTE = 45  # words
_SHORTEST_QUOTE = 11
_SHORTEST_IN_LISTS = 8  # where the date or the number in the line says most
_LISTS = frozenset({QuestionKind.TIMELINE, QuestionKind.HOW_MANY})


def compose(found: Found, picks: Sequence[Pick]) -> Reply:
    """Return the answer made of `picks`, each quote checked against the stored text."""
    kind = ReplyKind.TIMELINE if found.question.kind is QuestionKind.TIMELINE else ReplyKind.ANSWER
    shape = Reply(kind, summarise(found, picks), ())
    shortest = _SHORTEST_IN_LISTS if found.question.kind in _LISTS else _SHORTEST_QUOTE
    for limit in range(_LONGEST_QUOTE, shortest - 1, -1):
        items = tuple(_item(found, group, limit) for group in _same_sentence(picks))
        reply = replace(shape, sections=(Section(None, items),))
        if word_count(plain_text(reply)) <= MOST_WORDS:
            return reply
    if len(picks) == 1:
        return reply
    return compose(found, _without_worst(picks, found.question.kind))


def _without_worst(picks: Sequence[Pick], kind: QuestionKind) -> list[Pick]:
    """Leave out the pick that is missed least: on a day that has others where days count, then the lowest score."""
    days = [pick.evidence.day if kind is QuestionKind.TIMELINE else None for pick in picks]
    worst = min(range(len(picks)), key=lambda place: (-days.count(days[place]), picks[place].score, -place))
    return [pick for place, pick in enumerate(picks) if place != worst]


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
        said=said(claim.said) if claim and claim.said else shown_day(evidence.said) if evidence.said else None,
        citation=citation,
    )


def said(moment: Moment) -> str | None:
    """Return when something was said, as precisely as it is known: "19 October 2024", "October 2024"."""
    if moment.first is None:
        return None
    if moment.last in {None, moment.first}:
        return shown_day(moment.first)
    if moment.precision is Precision.YEAR:
        return str(moment.first.year)
    if moment.precision is Precision.MONTH:
        return shown_day(moment.first).split(" ", 1)[1]
    if moment.precision is Precision.PART_OF_MONTH:
        part = "early" if moment.first.day <= 5 else "late" if moment.first.day >= 18 else "mid"
        return f"{part} {shown_day(moment.first).split(' ', 1)[1]}"
    return f"between {shown_day(moment.first)} and {shown_day(moment.last)}" if moment.last else None


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
    quote = citation.quote if re.search('[“”"]', citation.quote) else f"“{citation.quote}”"
    outlet = "" if citation.outlet == item.speaker else f" – {citation.outlet or 'unknown outlet'}"
    return f"{head}: {quote}{outlet}{note}"
