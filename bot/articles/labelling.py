"""What each line of a scraped article is: headline, byline, caption, subheading, paragraph, or none of these."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.articles.article import BlockKind
from bot.articles.dating import is_date_line
from bot.articles.furniture import is_furniture, is_link_marked, is_pointer, is_section_label, opens_link_list

_HEADLINE_LENGTH = 180
_HEADING_LENGTH = 75  # a line without a full stop that is longer than this is a caption, not a subheading
_LINK_LENGTH = 130

_ENDS = re.compile(r"[.!?…:;,][\"'”’»)\]*]*$|[\"”»]$|[-–—]$")
_ENDS_SENTENCE = re.compile(r"[.!…][\"'”’»)\]*]*$|[.!?…]\s*\([^()]{2,40}\)$")
_INNER_END = re.compile(r"(?:[a-z)\]%]|\d)[.!?][\"'”’]*\s+[\"'“‘]?[A-Z]")
_BULLET = re.compile(r"(?:[•*‣▪◦·–-]|\d{1,2}[.)])\s+\S")
_PERSON = r"(?:[A-Z][\w.'’-]*|de|da|van|von|der|al|el|bin)"
_PEOPLE = rf"{_PERSON}(?:,? (?:and |& )?{_PERSON}){{0,12}}"
_BYLINE = re.compile(
    rf"(?:by|from)\s+(?-i:(?P<who>{_PEOPLE}))(?:\s*[,|/·•–—-].{{0,80}}|\s+(?:in|for|at)\s.{{0,60}})?", re.I
)
_CREDITS = re.compile(
    r"(?:(?:additional |with )?(?:reporting|writing|editing)|edited|written|compiled|translated|text|story)"
    r"(?:\s+and\s+(?:reporting|writing|editing))?\s+by\s+\S.{0,160}"
    r"|.{3,200}\bcontributed (?:to|reporting (?:to|for)) (?:this|the) (?:report|story|article|post)\.?",
    re.I,
)
_SIGNATURE = re.compile(r"[a-z]{2,4}(?:[/,][a-z]{2,4})+(?:\s*\([^()]{2,40}\))?|\([A-Z][A-Za-z/, -]{1,40}\)")
_LEADING_BYLINE = re.compile(
    rf"(?P<by>By {_PERSON}(?: (?:and )?{_PERSON}){{1,6}}?)[ ,]+"
    r"(?=[A-Z]{3,}[A-Z' ./-]*(?:,[^()]{1,40})?\s*(?:\([A-Z][A-Za-z]+\)\s*)?[-–—] )"
)
_CREDIT = re.compile(
    r"\((?:(?:file|ap|afp|epa|handout)\s+)?"
    r"(?:photo|image|picture|photograph|pic|credit|source|getty|reuters|afp|ap|epa|supplied|file|handout)[^()]{0,100}\)\.?$"
    r"|(?:\b(?:getty images|ap photo|shutterstock|wikimedia commons|file (?:photo|picture|image))"
    r"|[/:©]\s*(?:afp|ap|epa|reuters))\.?\)?$"
    r"|\b(?:photo|image|picture|photograph|illustration)"
    r"(?:\s+by\b|\s*credit\b|\s*courtesy\b|\s*copyright\b|\s*:)[^.]{2,80}\.?$",
    re.I,
)
_CAPTION_LABEL = re.compile(
    r"(?:file photo|photo|image|picture|pictured|caption|image caption|photo caption|image copyright|illustration|"
    r"above|left|right|source|credit|video)\s*:\s*\S",
    re.I,
)
_CAPTION_PHRASE = re.compile(
    r"(?:an?|the|this)?\s*(?:(?:undated|combination|aerial|satellite)\s+)?"
    r"(?:screengrab|screen grab|screenshot|(?:file|handout|undated|combination|combo) (?:photo|picture|image))\b",
    re.I,
)
_GALLERY = re.compile(r"(?:view|open|see|launch)\s+(?:photo\s+)?(?:gallery|slideshow|photos)\s*(?=[A-Z(])", re.I)
_POST_SIGNATURE = re.compile(
    r"[—–-]\s*[^—–@]{1,60}\(@\w{1,30}\)\s.{4,40}$"
)  # how an embedded post names its writer and day
_PRONOUN = re.compile(r"(?:She|He|They|It|We|I)\s+[a-z]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source on its way to becoming a block; `kind` is None until it is known."""

    text: str
    kind: BlockKind | None = None


def label(lines: Sequence[str], title: str | None) -> list[Line]:
    """Return the article's lines in order, each with its kind; furniture and repeats are gone.

    `title` is the headline as given with the article, None where it is to be found in the text.
    """
    pieces = [piece for line in _with_signatures(lines) for piece in _split_glued(line)]
    kept = [piece for piece in _without_link_lists(pieces) if not is_furniture(piece.text)]
    plain = [replace(line, kind=line.kind or _plain_kind(line.text)) for line in kept]
    return _without_repeats(_label_rest(_label_top(plain, title)))


def is_headline_like(line: str) -> bool:
    """Say whether `line` could be a headline: short, and not a sentence that ends in a full stop."""
    return (
        4 <= len(line) <= _HEADLINE_LENGTH
        and not re.search(r"[.:;,][\"'”’)]*$", line)
        and not _INNER_END.search(line)
        and not _PRONOUN.match(line)
        and any(c.isalpha() for c in line)
    )


def byline_names(line: str) -> str | None:
    """Return the names in a byline ("By Ann Lee and Bo Oak" gives "Ann Lee and Bo Oak"), None in any other line."""
    match = _BYLINE.fullmatch(line)
    return match["who"].strip(" ,") if match and line[:2].casefold() == "by" else None


def _with_signatures(lines: Sequence[str]) -> list[str]:
    """Return the lines that hold anything; an embedded post's signature joins the post above it."""
    kept: list[str] = []
    for line in filter(None, lines):
        if kept and _POST_SIGNATURE.match(line):
            kept[-1] = f"{kept[-1]} {line}"
        else:
            kept.append(line)
    return kept


def _split_glued(line: str) -> list[Line]:
    """Part what scraping has glued together: a gallery button and its caption, a byline and its dateline."""
    gallery = _GALLERY.match(line)
    if gallery:
        return [Line(line[gallery.end() :], BlockKind.CAPTION)]
    byline = _LEADING_BYLINE.match(line)
    return [Line(byline["by"], BlockKind.BYLINE), Line(line[byline.end() :])] if byline else [Line(line)]


def _without_link_lists(lines: Sequence[Line]) -> list[Line]:
    """Drop the headings of link lists and the link-like lines under them; the first real paragraph ends a list."""
    kept: list[Line] = []
    listing = False
    for line in lines:
        if opens_link_list(line.text):
            listing = True
            continue
        listing = listing and (_is_link_like(line.text) or is_furniture(line.text))
        if not listing:
            kept.append(line)
    return kept


def _is_link_like(line: str) -> bool:
    statement = line.replace("?", ",")  # a link may hold a question
    return len(line) <= _LINK_LENGTH and not _ENDS_SENTENCE.search(line) and not _INNER_END.search(statement)


def _plain_kind(line: str) -> BlockKind | None:
    """Return the kind that a line shows by itself."""
    byline = _BYLINE.fullmatch(line) and len(line) <= 140 and not _ENDS_SENTENCE.search(line)
    if byline or _CREDITS.fullmatch(line) or _SIGNATURE.fullmatch(line) or (len(line) <= 120 and is_date_line(line)):
        return BlockKind.BYLINE
    if len(line) <= 500 and (_CREDIT.search(line) or _CAPTION_LABEL.match(line) or _CAPTION_PHRASE.match(line)):
        return BlockKind.CAPTION
    if _POST_SIGNATURE.search(line) or _BULLET.match(line) or _ENDS.search(line) or _INNER_END.search(line):
        return None if _could_be_heading(line) else BlockKind.PARAGRAPH
    return None


def _could_be_heading(line: str) -> bool:
    """Say whether a line that ends like a sentence may head a section: a short question, a quoted phrase."""
    short = len(line) <= 60 and len(line.split()) <= 8
    return short and (
        line.endswith("?") or re.fullmatch(r"['‘“\"][^.!?]+['’”\"]|[-–—] .{2,40} [-–—]", line) is not None
    )


def _label_top(lines: Sequence[Line], title: str | None) -> list[Line]:
    """Find the headline above the first paragraph, and drop section labels there."""
    wanted = _comparable(title) if title else None
    first = next((i for i, line in enumerate(lines) if line.kind is BlockKind.PARAGRAPH), len(lines))
    top = [line for line in lines[:first] if line.kind or not is_section_label(line.text)]
    rest = list(lines[first:])
    if wanted:
        everything = [*top, *rest]
        at = next((i for i, line in enumerate(everything[: len(top) + 1]) if _comparable(line.text) == wanted), None)
    else:
        everything = [*top, *rest]
        if not top and rest and len(rest) > 1 and _is_closed_headline(rest[0].text):
            at = 0
        else:
            at = next((i for i, line in enumerate(top) if line.kind is None and is_headline_like(line.text)), None)
    if at is not None:
        everything[at] = replace(everything[at], kind=BlockKind.HEADLINE)
    return everything


def _is_closed_headline(line: str) -> bool:
    """Say whether a first line is a headline although it ends with a mark: "Who Pays for the Dam?"."""
    return len(line) <= 120 and line[-1] in "?!…'’”\"" and is_headline_like(line)


def _label_rest(lines: Sequence[Line]) -> list[Line]:
    """Tell subheadings, captions and stray links apart among the lines that are not known yet."""
    bodies = Counter(_comparable(line.text) for line in lines)
    found: list[Line] = []
    for run in _runs(lines, lambda line: line.kind is None):
        if run[0].kind is not None:
            found.extend(run)
            continue
        if not any(line.kind is BlockKind.PARAGRAPH for line in found):
            found.extend(replace(line, kind=BlockKind.SUBHEADING) for line in run)
        elif not _is_link_run(run):
            found.extend(replace(line, kind=_heading_or_caption(line.text, bodies)) for line in run)
    return found


def _runs(lines: Sequence[Line], same: Callable[[Line], bool]) -> list[list[Line]]:
    """Return `lines` cut into stretches of equal `same`."""
    runs: list[list[Line]] = []
    for line in lines:
        if runs and same(runs[-1][-1]) == same(line):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _is_link_run(run: Sequence[Line]) -> bool:
    """Say whether headings in a row are links: one is repeated, or one calls itself a link."""
    texts = [line.text for line in run]
    return len(run) > 1 and (len(set(texts)) < len(texts) or any(is_link_marked(t) or is_pointer(t) for t in texts))


def _heading_or_caption(text: str, bodies: Counter[str]) -> BlockKind:
    if len(text) > _HEADING_LENGTH or bodies[_comparable(text)] > 1:
        return BlockKind.CAPTION
    return BlockKind.SUBHEADING


def _without_repeats(lines: Sequence[Line]) -> list[Line]:
    """Keep the first of equal lines of a kind; a one-sentence line that a paragraph repeats is the caption it is."""
    times = Counter(_comparable(line.text) for line in lines if line.kind is BlockKind.PARAGRAPH)
    bodies = [f" {_comparable(line.text)} " for line in lines if line.kind is BlockKind.PARAGRAPH]
    kept: dict[tuple[str, BlockKind | None], Line] = {}
    for line in lines:
        same = _comparable(line.text)
        alone = line.kind is BlockKind.PARAGRAPH and len(same) >= 40 and not _INNER_END.search(line.text)
        if alone and (times[same] > 1 or sum(f" {same} " in body for body in bodies) > 1):
            kept.setdefault((same, BlockKind.CAPTION), replace(line, kind=BlockKind.CAPTION))
        else:
            kept.setdefault((same, line.kind), line)
    return list(kept.values())


def _comparable(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
