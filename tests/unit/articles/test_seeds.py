"""The two seed articles: nothing of the story lost, the furniture gone."""

from pathlib import Path

import pytest

from bot.articles.article import Article, Basis, BlockKind
from bot.articles.cleaning import article_of
from bot.articles.draft import Draft

SEEDS = Path(__file__).parents[3] / "seeds"
STARMER, ESCALATION = SEEDS / "000_24337208d78ca60e.txt", SEEDS / "004_beb60358de3e6b1b.txt"


def cleaned(path: Path) -> Article:
    return article_of(Draft(path.name, path.read_text(encoding="utf-8")))


def story_lines(path: Path) -> list[str]:
    """Return the lines of the story itself: in one file all above "Related:", in the other all but two labels."""
    text = path.read_text(encoding="utf-8").partition("Related:")[0]
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return [line for line in lines if line and line not in {"News", "Share"}]


@pytest.mark.parametrize("path", [STARMER, ESCALATION])
def test_exactly_the_story_is_kept(path):
    article = cleaned(path)
    assert article.text.split("\n\n") == story_lines(path)
    assert article.language == "en"
    assert (article.published, article.published_basis) == (None, Basis.UNKNOWN)


def test_titles_come_from_the_text():
    for path, start in ((STARMER, "British PM Starmer"), (ESCALATION, "Alleged North Korean troop involvement")):
        article = cleaned(path)
        assert article.title_basis is Basis.TEXT
        assert article.title is not None
        assert article.title.startswith(start)


def test_the_caption_that_repeats_the_story_is_a_caption():
    first = cleaned(ESCALATION).blocks[0]
    assert first.kind is BlockKind.CAPTION
    assert cleaned(ESCALATION).quote(first.span).endswith("(Photo by Contributor/Getty Images)")
    assert sum(block.kind is BlockKind.CAPTION for path in (STARMER, ESCALATION) for block in cleaned(path).blocks) == 1


@pytest.mark.parametrize("path", [STARMER, ESCALATION])
def test_cleaning_twice_changes_nothing(path):
    once = cleaned(path)
    again = article_of(Draft(path.name, once.text))
    assert (again.text, again.blocks, again.digest) == (once.text, once.blocks, once.digest)
