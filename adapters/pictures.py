"""Charts as PNG pictures: a row for each speaker, a mark for each statement, time from left to right.

The card has its own light ground, so that it reads alike in light and dark chats. Stances differ by shape as well as by
colour (Okabe and Ito's, which the colour-blind tell apart), and no colour stands for right or wrong.
"""

from __future__ import annotations

import re
import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from bot.charts import Chart, Mark
from bot.claims.claim import Stance
from bot.replies import Picture
from bot.wording import Wording, wording

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_WIDTH, _ROW, _FRAME = 8.0, 0.46, 1.55  # inches: the card, a speaker's row, and what stands above and below the rows
_DOTS = 150  # an inch: 1,200 pixels of width, sharp on a telephone and small enough to load at once
_GROUND, _INK, _FAINT, _LINE = "#FBFAF7", "#22252B", "#6B7078", "#DEDCD5"
_LONGEST = 26  # characters of a speaker's name in one line
_TITLE = 70
_APART = 0.34  # of a row, between marks of one speaker on one day
_LEGEND, _LEGEND_ROW = 102, 0.27  # characters that fit into a row, each mark as four; inches of a further row
_PADDING = 0.06  # of the days shown, left and right of the first and last


@dataclass(frozen=True, slots=True)
class _Look:
    """How a group of stances is drawn; `key` is the message that says which they are."""

    key: str
    marker: str
    colour: str
    hollow: bool = False


_SAID = _Look("chart-said", "o", "#0072B2")
_CONFIRMED = _Look("chart-confirmed", "s", "#009E73")
_UNCONFIRMED = _Look("chart-unconfirmed", "D", "#8A6D00", hollow=True)
_DENIED = _Look("chart-denied", "X", "#C44601")
_DOUBTED = _Look("chart-doubted", "v", "#B0568B")
_OTHER = _Look("chart-other", "^", "#5A5F66", hollow=True)
_EVERY = _SAID, _CONFIRMED, _UNCONFIRMED, _DENIED, _DOUBTED, _OTHER
_LOOKS: Mapping[Stance, _Look] = {
    Stance.ASSERTS: _SAID,
    Stance.CONFIRMS: _CONFIRMED,
    Stance.DOES_NOT_CONFIRM: _UNCONFIRMED,
    Stance.DENIES: _DENIED,
    Stance.DISMISSES: _DOUBTED,
    Stance.DOUBTS: _DOUBTED,
    Stance.QUESTIONS: _DOUBTED,
}


class Charts:
    """Draws charts with matplotlib, which is loaded when the first one is drawn."""

    def draw(self, chart: Chart) -> Picture:
        """Return the picture; `chart.alt` says the same in words."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        rows, words = chart.speakers, wording(chart.language)
        looks = [look for look in _EVERY if any(_look(mark) == look for mark in chart.marks)]
        further = 0.0 if sum(len(words(look.key)) + 4 for look in looks) <= _LEGEND else _LEGEND_ROW
        height = _FRAME + further + _ROW * len(rows)
        figure = Figure(figsize=(_WIDTH, height), dpi=_DOTS, facecolor=_GROUND)
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0.29, (0.86 + further) / height, 0.67, _ROW * len(rows) / height))
        _fill(figure, axes, chart, words)
        _explain(figure, looks, words, rows=2 if further else 1)
        if any(not mark.dated for mark in chart.marks):
            _note(axes, words("chart-faint"))
        png = BytesIO()
        figure.savefig(png, format="png", facecolor=_GROUND, metadata={"Software": None})
        return Picture(png.getvalue(), chart.alt, f"{_file_name(chart.title)}.png")


def _fill(figure: Figure, axes: Axes, chart: Chart, words: Wording) -> None:
    _frame(axes, chart.speakers)
    _date(axes, chart.marks, words)
    for mark, row in _placed(chart.marks, chart.speakers):
        _draw(axes, mark, row)
    title, top = textwrap.shorten(chart.title, _TITLE, placeholder=" …"), 1 - 0.36 / figure.get_figheight()
    heading = figure.text(0.04, top, title[:1].upper() + title[1:], color=_INK, size=13, weight="bold")
    heading.set_parse_math(False)  # a dollar sign is a dollar sign


def _frame(axes: Axes, rows: Sequence[str]) -> None:
    axes.set_facecolor(_GROUND)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(_LINE)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_yticks(range(len(rows)), [textwrap.shorten(name, _LONGEST, placeholder="…") or name for name in rows])
    for label in axes.get_yticklabels():
        label.set_parse_math(False)
    axes.tick_params(axis="y", length=0, labelsize=10.5, labelcolor=_INK, pad=8)
    axes.tick_params(axis="x", color=_LINE, labelsize=9.5, labelcolor=_FAINT)
    axes.hlines(range(len(rows)), 0, 1, transform=axes.get_yaxis_transform(), color=_LINE, linewidth=0.8, zorder=0)


def _date(axes: Axes, marks: Sequence[Mark], words: Wording) -> None:
    """Lay the days out from left to right, and name some of them; the years stand below the last one."""
    from matplotlib.dates import AutoDateLocator, date2num, num2date
    from matplotlib.ticker import FixedFormatter, FixedLocator

    first, last = min(mark.first for mark in marks), max(mark.last for mark in marks)
    margin = timedelta(days=max(1.0, (last - first).days * _PADDING))
    start, end = date2num((first, last))
    axes.set_xlim(start - margin.days, end + margin.days)
    locator = AutoDateLocator(minticks=3, maxticks=7, interval_multiples=False)
    days = sorted({num2date(place).date() for place in locator.tick_values(*map(num2date, axes.get_xlim()))})
    years = "–".join(sorted({str(day.year) for day in days}))
    whole = all((day.month, day.day) == (1, 1) for day in days)
    form = "y" if whole else "MMM y" if all(day.day == 1 for day in days) else "d MMM"
    formatter = FixedFormatter([words.day(day, form) for day in days])
    formatter.set_offset_string(years if form == "d MMM" else "")
    axes.xaxis.set_major_locator(FixedLocator([date2num(day) for day in days]))
    axes.xaxis.set_major_formatter(formatter)
    axes.xaxis.get_offset_text().set_color(_FAINT)


def _placed(marks: Sequence[Mark], rows: Sequence[str]) -> Iterator[tuple[Mark, float]]:
    """Yield each mark with its height: those of one speaker on one day stand above each other."""
    together: dict[tuple[str, object], list[Mark]] = defaultdict(list)
    for mark in marks:
        if all(_look(mark) != _look(other) for other in together[mark.speaker, mark.first]):
            together[mark.speaker, mark.first].append(mark)
    for (speaker, _), same in together.items():
        for place, mark in enumerate(same):
            yield mark, rows.index(speaker) + _APART * (place - (len(same) - 1) / 2)


def _draw(axes: Axes, mark: Mark, row: float) -> None:
    from matplotlib.dates import date2num

    look = _look(mark)
    first, last = date2num((mark.first, mark.last))
    strength = 1.0 if mark.dated else 0.4
    if first < last:
        axes.plot([first, last], [row, row], color=look.colour, linewidth=2, alpha=0.45 * strength, zorder=2)
    axes.plot(
        [first],
        [row],
        marker=look.marker,
        markersize=9.5,
        markerfacecolor=_GROUND if look.hollow else look.colour,
        markeredgecolor=look.colour if look.hollow else _GROUND,
        markeredgewidth=1.8 if look.hollow else 0.8,
        alpha=strength,
        linestyle="none",
        zorder=3,
    )


def _look(mark: Mark) -> _Look:
    return _LOOKS.get(mark.stance, _OTHER)


def _explain(figure: Figure, looks: Sequence[_Look], words: Wording, *, rows: int) -> None:
    """Add the legend of the looks that occur."""
    from matplotlib.lines import Line2D

    handles = [
        Line2D(
            [],
            [],
            linestyle="none",
            marker=look.marker,
            markersize=8,
            label=words(look.key),
            markerfacecolor=_GROUND if look.hollow else look.colour,
            markeredgecolor=look.colour,
        )
        for look in looks
    ]
    figure.legend(
        handles=handles,
        loc="lower center",
        ncols=-(-len(handles) // rows),
        frameon=False,
        fontsize=9.5,
        labelcolor=_INK,
        handletextpad=0.2,
        columnspacing=1.3,
        bbox_to_anchor=(0.5, 0.0),
    )


def _note(axes: Axes, text: str) -> None:
    """Say above the rows what a faint mark means."""
    axes.text(1, 1.02, text, transform=axes.transAxes, ha="right", va="bottom", size=8.5, color=_FAINT)


def _file_name(title: str) -> str:
    return "timeline-" + (re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:60] or "of-a-topic")
