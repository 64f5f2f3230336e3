"""Draws docs/pictures/discord-*.png: what the Discord adapter renders, as HTML in headless Chromium.

`python -m scripts.discord_pictures`; needs `chromium` on the path.
"""

from __future__ import annotations

import asyncio
import base64
import html
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from markupsafe import Markup

from adapters.chat.trouble import excuse
from adapters.discord.buttons import Kept, rows
from adapters.discord.render import gallery, layout, pages
from bot.replies import Reply
from bot.wording import ENGLISH
from scripts.slack_pictures import PICTURES, answer, contradiction, digest, draw, timeline

_INLINE = re.compile(r"\\(.)|\*\*(.+?)\*\*|\*(.+?)\*|\[((?:\\.|[^\]\\])+)\]\(<([^>]+)>\)")


def scenes() -> dict[str, dict[str, Any]]:
    """Return what each picture shows."""
    kept = Kept("token-of-it", "how-it-was", 1)
    return {
        "answer": _scene(answer(), kept, "@Gainsay who denied that the bridge is closed?", rated=True),
        "contradiction": _scene(contradiction(), kept, "/gainsay contradictions about:the bridge", private=True),
        "timeline": _scene(timeline(), kept, "/gainsay timeline topic:the bridge"),
        "digest": _scene(digest(), kept, ""),
        "error": _scene(excuse("4f1d09ab"), None, "/gainsay status", private=True),
    }


def _scene(
    reply: Reply, kept: Kept | None, asked: str, *, private: bool = False, rated: bool = False
) -> dict[str, Any]:
    (page, *_) = pages(reply, ENGLISH)
    found = []
    if kept:
        kept = replace(kept, reasons=kept.reasons if rated else None)
        found = rows(ENGLISH, kept, page=0, of=1, private=private, rated=rated)
    view = layout(reply.kind, page, ENGLISH, gallery=gallery(reply), rows=found)
    (container,) = view.to_components()
    pictures = [base64.b64encode(one.png).decode() for one in reply.pictures]
    return {
        "asked": asked,
        "private": private,
        "colour": f"#{container['accent_color']:06x}",
        "parts": list(_parts(container["components"], pictures)),
    }


def _parts(components: list[dict[str, Any]], pictures: list[str]) -> Iterator[dict[str, Any]]:
    for one in components:
        match one["type"]:
            case 1:
                yield {"buttons": [button["label"] for button in one["components"]]}
            case 10:
                yield {"html": Markup("".join(map(_line, one["content"].split("\n"))))}  # noqa: S704 - escaped there
            case 12:
                yield {"pictures": pictures}
            case 14:
                yield {"line": one.get("divider", True)}


def _line(line: str) -> str:
    """Return a line of Discord's markdown as HTML, as far as we write any."""
    for start, tag in (("### ", "h3"), ("> ", "blockquote"), ("-# ", "small")):
        if line.startswith(start):
            return f"<{tag}>{_inline(line.removeprefix(start))}</{tag}>"
    return f"<p>{_inline(line)}</p>"


def _inline(text: str) -> str:
    shown, last = [], 0
    for found in _INLINE.finditer(text):
        shown.append(html.escape(text[last : found.start()]))
        escaped, bold, slanted, label, _ = found.groups()
        if escaped is not None:
            shown.append(html.escape(escaped))
        elif bold is not None:
            shown.append(f"<b>{_inline(bold)}</b>")
        elif slanted is not None:
            shown.append(f"<i>{_inline(slanted)}</i>")
        else:
            shown.append(f'<a href="#">{_inline(label)}</a>')
        last = found.end()
    return "".join((*shown, html.escape(text[last:])))


async def main() -> None:
    """Draw them all."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as directory:
        for name, scene in scenes().items():
            draw(name, scene, Path(directory), "discord")


if __name__ == "__main__":
    asyncio.run(main())
