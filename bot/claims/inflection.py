"""Inflected forms of cue words, so that a cue is known by its form and not by a lemmatiser's guess."""

from __future__ import annotations

_IRREGULAR = {
    "say": "said",
    "tell": "told",
    "write": "wrote written",
    "speak": "spoke spoken",
    "think": "thought",
    "know": "knew known",
    "feel": "felt",
    "find": "found",
    "see": "saw seen",
    "hear": "heard",
    "mean": "meant",
    "swear": "swore sworn",
    "understand": "understood",
    "forget": "forgot forgotten",
    "choose": "chose chosen",
    "seek": "sought",
    "foresee": "foresaw foreseen",
    "shoot": "shot",
    "strike": "struck",
    "stand": "stood",
    "fight": "fought",
    "lay": "laid",
    "lie": "lied lying",
    "hit": "",
    "set": "",
    "put": "",
    "cast": "",
    "make": "made",
    "give": "gave given",
    "take": "took taken",
    "have": "has had having",
    "hold": "held",
    "send": "sent",
    "teach": "taught",
    "dream": "dreamt",
    "bet": "",
    "show": "shown",
    "bring": "brought",
    "read": "",
    "beg": "begged begging",
    "go": "goes went gone going",
    "broadcast": "",
    "second": "seconded seconding seconds",
    "prefer": "preferred preferring",
    "refer": "referred referring",
    "infer": "inferred inferring",
    "admit": "admitted admitting",
    "submit": "submitted submitting",
    "rebut": "rebutted rebutting",
    "regret": "regretted regretting",
    "concur": "concurred concurring",
    "throw": "threw thrown",
    "brag": "bragged bragging",
    "hammer": "hammered hammering",
    "rap": "rapped rapping",
    "signal": "signalled signalling",
    "label": "labelled labelling",
    "disclaim": "",
}
_TIME_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow morning afternoon
    evening night week month year earlier later recently ago last""".split()
)
_VOWELS = frozenset("aeiou")


def verb_forms(verb: str) -> frozenset[str]:
    """Return the base form of an English verb and all its inflected forms, British doublings included."""
    return frozenset({verb, _third_person(verb), *_past_and_participles(verb), *_IRREGULAR.get(verb, "").split()})


def noun_forms(noun: str) -> frozenset[str]:
    """Return singular and plural of a regular noun."""
    return frozenset({noun, _third_person(noun)})


def _third_person(word: str) -> str:
    if word.endswith(("s", "sh", "ch", "x", "z")):
        return word + "es"
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _past_and_participles(verb: str) -> set[str]:
    if verb.endswith("e"):
        return {verb + "d", verb[:-1] + "ing"}
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return {verb[:-1] + "ied", verb + "ing"}
    found = {verb + "ed", verb + "ing"}
    if _doubles(verb):
        found |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    return found


def _doubles(verb: str) -> bool:
    """Say whether a short verb's last consonant doubles: "quip", "slam"."""
    return (
        len(verb) > 2
        and verb[-1] not in _VOWELS | set("wxy")
        and verb[-2] in _VOWELS
        and (verb[-3] not in _VOWELS or verb[-3:-1] == "ui")
        and sum(letter in _VOWELS for letter in verb) <= 2
    )


def time_word(word: str) -> bool:
    """Say whether a lower-case word tells when something was said."""
    return word.rstrip(".") in _TIME_WORDS
