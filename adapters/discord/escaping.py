"""Plain text made safe in Discord's markdown.

discord.utils.escape_markdown leaves headings, quotes, subtext and raw mentions alone, so this is our own. Discord reads
a backslash before any character that is no letter, digit or white space as "this character, as it is".
"""

from __future__ import annotations

import re

# Everything that starts or ends markup, a mention, an emoji, a time stamp, a masked or bare link.
_MARKUP = re.compile(r"([\\*_~|`>#<@:/\[\]()\-+])")
# "1." opens a list at the start of a line.
_NUMBERED = re.compile(r"^([^\S\n]*\d+)\.", re.MULTILINE)


def escape(text: str) -> str:
    """Return `text` so that Discord shows it as it is."""
    return _NUMBERED.sub(r"\1\\.", _MARKUP.sub(r"\\\1", text))


def label(text: str) -> str:
    """Return `text` as the words of a masked link; brackets become parentheses, which cannot end the words early."""
    return escape(text.replace("[", "(").replace("]", ")"))
