"""Which messages are questions that can be read at all."""

from __future__ import annotations

import re

from bot.wording.phrase import Phrase

LONGEST_QUESTION = 600  # characters; longer than any question a person types, shorter than a pasted article

_FOREIGN = {
    "Spanish": "quién quien qué que los las una por para con está el dijo cuántos sobre del",
    "French": "qui que les des une est sont pour avec dans sur le la quoi combien dit ont pas quel quelle",
    "German": "wer was der die das und ist nicht ein eine über mit den von hat wie viele dass",
    "Italian": "chi che il gli della per con una sono è cosa quanti detto ha di",
    "Portuguese": "quem que os as uma por para com não é disse quantos sobre do da",
    "Dutch": "wie wat het een van en niet zijn over met heeft hoeveel dat",
    "Polish": "kto co jest nie na się czy że ile powiedział",
    "Turkish": "kim ne bir ve için mi dedi kaç hakkında bu",
}
_FOREIGN_WORDS = {name: frozenset(words.split()) for name, words in _FOREIGN.items()}
_ENGLISH_WORDS = frozenset(
    """who what when where why how which did do does is are was were the a an of on in to about say said that and or
    for with not has have any from by me show give list many much between""".split()
)
_SMALL_TALK = re.compile(
    r"^\s*(?:hi|hello|hey|thanks?|thank you(?: very much)?|thx|cheers|ok(?:ay)?|great|bye|good (?:morning|day|evening)"
    r"|help|really|who are you|what are you|what can you do|how are you)\b\W*$",
    re.I,
)


def _foreign(words: list[str]) -> bool:
    english = sum(word in _ENGLISH_WORDS for word in words)
    return any(
        found >= 2 and found > english
        for found in (sum(w in known for w in words) for known in _FOREIGN_WORDS.values())
    )


def complaint(text: str) -> str | None:
    """Return one polite sentence if `text` cannot be read as an English question, else None."""
    letters = [c for c in text if c.isalpha()]
    if _SMALL_TALK.match(text):
        return Phrase("refusal-alone")
    if not letters and not any(c.isdigit() for c in text):
        return Phrase("refusal-no-words")
    if len(text) > LONGEST_QUESTION:
        return Phrase("refusal-too-long", most=LONGEST_QUESTION)
    latin = sum(c < "ɐ" for c in letters)
    words = re.findall(r"[^\W\d_]+", text.lower())
    if latin < len(letters) / 2 or _foreign(words):
        return Phrase("refusal-language")
    return None
