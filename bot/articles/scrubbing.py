"""From raw text to clean lines: characters, tags, page script and white space."""

from __future__ import annotations

import html
import re
import unicodedata

# ECMA-48: control sequences (CSI), strings up to their terminator (OSC, DCS, SOS, PM, APC), other escapes
_SEQUENCES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]?"
)
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLOCK_TAGS = re.compile(
    r"</?(?:p|div|br|h[1-6]|li|ul|ol|section|article|figure|figcaption|blockquote|tr|table)\b[^<>]{0,300}>", re.I
)
_HIDDEN = re.compile(r"<(script|style|noscript|template)\b[^<>]{0,300}>.*?</\1\s*>|<!--.*?-->", re.I | re.S)
_TAGS = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,400})?/?>")
_SPACES = re.compile(r"[^\S\n]+")
_CODE = re.compile(
    r"[\w$]+(?:\.[\w$]+)+\(\s*(?:async\s+)?function\b"  # object.method(function
    r"|\bfunction\s*[\w$]*\s*\([^()]{0,80}\)\s*\{"
    r"|\b(?:document|window)\.[\w$]+[\w$.]*\s*(?:\(|=)"
    r"|\b(?:var|let|const)\s+[\w$]+\s*="
    r"|\(\s*function\s*\("
    r"|[#.@]?[\w-]+(?:[ ,>.#][\w.#-]+){0,4}\s*\{\s*[\w-]+\s*:[^{}]{1,300};?\s*\}"  # a style rule
)
_CODE_END = re.compile(r"[;{})\]]+")


def clean_lines(text: str) -> list[str]:
    """Return the lines of `text` without tags, script and control characters, white space made single.

    Blank lines stay, as "", since they part paragraphs. The characters of the words themselves are kept as they are,
    save for composing accents (NFC), so that a quote reads as its source printed it.
    """
    plain = _LINE_ENDS.sub("\n", without_escapes(text))
    if "<" in plain:
        plain = _TAGS.sub("", _BLOCK_TAGS.sub("\n", _HIDDEN.sub("\n", plain)))
    if "&" in plain:
        plain = html.unescape(plain)
        plain = _LINE_ENDS.sub("\n", plain)
    plain = unicodedata.normalize("NFC", plain)
    plain = "".join(c for c in plain if c == "\n" or not _is_invisible(c))
    return [_without_script(_SPACES.sub(" ", line).strip()) for line in plain.split("\n")]


def without_escapes(text: str) -> str:
    """Return `text` without the sequences that terminals obey (colours, cursor moves, titles, links)."""
    return _SEQUENCES.sub("", text)


def _is_invisible(char: str) -> bool:
    """Say whether a character draws nothing: controls, and marks that turn the writing direction or join words."""
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"} and char != "\t"


def _without_script(line: str) -> str:
    """Cut page script out of a line and keep the words around it."""
    found = _CODE.search(line) if any(sign in line for sign in "{(=") else None
    if not found:
        return line
    ends = [match.end() for match in _CODE_END.finditer(line, found.start())]
    rest = line[ends[-1] :].strip() if ends else ""
    return f"{line[: found.start()].rstrip()} {rest}".strip()
