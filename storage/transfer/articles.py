"""Versions of articles as lines of an export."""

from __future__ import annotations

from collections.abc import Sequence

from bot.articles.article import Article, Basis, Block, BlockKind
from bot.corpus import Audience
from bot.places import Platform, Workspace
from bot.span import Span
from storage.transfer.lines import Line, line, read_day, written_day


def article_line(article: Article, models: Sequence[str], origin: str, audiences: Sequence[Audience] = ()) -> Line:
    """Return one version of an article, with its models, and the article's origin and audiences."""
    public = {
        "@type": "NewsArticle",
        "identifier": article.id,
        "headline": article.title,
        "url": article.url,
        "datePublished": written_day(article.published),
        "publisher": None if article.outlet is None else {"@type": "Organization", "name": article.outlet},
        "inLanguage": article.language,
        "articleBody": article.text,
    }
    own = {
        "key": article.key,
        "version": article.version,
        "blocks": [[block.kind.value, block.span.start, block.span.end] for block in article.blocks],
        "bases": [article.title_basis.value, article.outlet_basis.value, article.published_basis.value],
        "byline": article.byline,
        "digest": article.digest,
        "models": list(models),
        "origin": origin,
        "audiences": [[one.workspace.platform.value, one.workspace.id, one.only] for one in audiences],
    }
    return line("article", own, public)


def read_article(held: Line) -> Article:
    """Return the article version of a line."""
    own, outlet = held["gainsay"], held["publisher"]
    title_basis, outlet_basis, published_basis = map(Basis, own["bases"])
    return Article(
        id=held["identifier"],
        key=own["key"],
        version=own["version"],
        text=held["articleBody"],
        blocks=tuple(Block(BlockKind(kind), Span(start, end)) for kind, start, end in own["blocks"]),
        title=held["headline"],
        title_basis=title_basis,
        outlet=None if outlet is None else outlet["name"],
        outlet_basis=outlet_basis,
        url=held["url"],
        published=read_day(held["datePublished"]),
        published_basis=published_basis,
        byline=own["byline"],
        language=held["inLanguage"],
        digest=own["digest"],
    )


def read_audiences(held: Line) -> Sequence[Audience]:
    """Return for whom the article of a line was brought; lines of before there were audiences name none."""
    named = held["gainsay"].get("audiences", ())
    return [Audience(Workspace(Platform(platform), workspace), only) for platform, workspace, only in named]
