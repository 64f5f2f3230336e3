"""Draws docs/pictures/architecture.png: the way of an article, from the web to a digest.

`python scripts/architecture_picture.py`
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

TARGET = Path(__file__).resolve().parents[1] / "docs" / "pictures" / "architecture.png"
WIDTH, HEIGHT = 1040, 640
INK, SOFT, PAPER = "#1f2933", "#52606d", "#ffffff"
ROUND = "round,pad=0,rounding_size=8"
BANDS = {"adapters": "#e8eef7", "bot": "#eef5ea", "storage": "#f7f0e4"}


@dataclass(frozen=True)
class Box:
    """One module or package."""

    x: int
    y: int
    name: str
    tells: str
    width: int = 172
    height: int = 62

    def draw(self, axes: Axes) -> None:
        """Draw the box with its two lines."""
        corner = (self.x, self.y)
        axes.add_patch(FancyBboxPatch(corner, self.width, self.height, boxstyle=ROUND, facecolor=PAPER, edgecolor=SOFT))
        middle = self.x + self.width / 2
        axes.text(middle, self.y + 24, self.name, weight="bold", size=10.5, ha="center", va="center", color=INK)
        axes.text(middle, self.y + 45, self.tells, size=8.5, ha="center", va="center", color=SOFT)


@dataclass(frozen=True)
class Arrow:
    """From one point to the next, and so on."""

    points: tuple[tuple[int, int], ...]
    dashed: bool = False

    def draw(self, axes: Axes) -> None:
        """Draw the line with its head."""
        style = "--" if self.dashed else "-"
        xs, ys = zip(*self.points, strict=True)
        axes.plot(xs[:-1], ys[:-1], color=INK, linewidth=1.1, linestyle=style)
        axes.annotate(
            "",
            xy=self.points[-1],
            xytext=self.points[-2],
            arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 1.1, "linestyle": style, "shrinkA": 0},
        )


IN = [
    Box(40, 62, "adapters/fetching", "feeds and pages, guarded"),
    Box(40, 148, "adapters/files", "texts, archives, WARC"),
]
OUT = [
    Box(828, 62, "adapters/slack", "Block Kit, both ways in"),
    Box(828, 148, "adapters/discord", "Components V2"),
    Box(620, 62, "adapters/terminal", "answers and commands"),
    Box(620, 148, "adapters/posting", "files and webhooks"),
    Box(412, 148, "adapters/web", "health and figures"),
]
CORE = [
    Box(40, 290, "bot/articles", "bytes to blocks of text"),
    Box(236, 290, "bot/language", "parse, names, times"),
    Box(432, 290, "bot/claims", "who said what, how"),
    Box(628, 290, "bot/contradictions", "which cannot both hold"),
    Box(432, 398, "bot/answers", "questions, cited or refused"),
    Box(628, 398, "bot/digests", "what is new, when due"),
    Box(828, 398, "bot/replies", "one message for all"),
    Box(40, 398, "bot/feeds", "what to look at, and when"),
    Box(236, 398, "bot/desk", "the use cases"),
]
STORE = [
    Box(432, 538, "storage", "one transaction a use case"),
    Box(628, 538, "SQLite", "WAL, FTS5"),
    Box(828, 538, "PostgreSQL", "tsvector, GIN"),
]
ARROWS = [
    Arrow(((126, 210), (126, 286))),
    Arrow(((126, 394), (126, 356))),
    Arrow(((212, 321), (232, 321))),
    Arrow(((408, 321), (428, 321))),
    Arrow(((604, 321), (624, 321))),
    Arrow(((714, 352), (714, 394))),
    Arrow(((518, 352), (518, 394))),
    Arrow(((800, 429), (824, 429))),
    Arrow(((518, 460), (518, 478), (914, 478), (914, 464))),
    Arrow(((914, 394), (914, 214))),
    Arrow(((322, 460), (322, 569), (428, 569)), dashed=True),
]


def draw_band(axes: Axes, y: int, height: int, name: str, tells: str, x: int = 32) -> None:
    """Draw the ground of one layer."""
    axes.add_patch(FancyBboxPatch((16, y), WIDTH - 32, height, boxstyle=ROUND, facecolor=BANDS[name], edgecolor="none"))
    axes.text(x, y + 20, name, size=13, weight="bold", va="center", color=INK)
    axes.text(x + 16 + 12 * len(name), y + 21, tells, size=9, va="center", color=SOFT)


def main() -> None:
    """Draw the whole picture."""
    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=150, facecolor=PAPER)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))
    axes.axis("off")
    draw_band(axes, 18, 208, "adapters", "everything that talks to the world; no adapter knows another")
    draw_band(axes, 244, 248, "bot", "the core: pure, knows no platform and no database", 150)
    draw_band(axes, 510, 112, "storage", "tables, search, migrations")
    for one in (*ARROWS, *IN, *OUT, *CORE, *STORE):
        one.draw(axes)
    figure.savefig(TARGET)


if __name__ == "__main__":
    main()
