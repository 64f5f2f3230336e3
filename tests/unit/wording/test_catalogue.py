"""The catalogue is whole: every message that is asked for exists in every language, with the same arguments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from fluent.runtime.errors import FluentReferenceError
from fluent.syntax import FluentParser, ast

from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.wording import ENGLISH, Language, wording
from bot.wording.stances import kind_key, stance_key, told
from tests.unit.wording.sources import asked, constants, prose

CODE = ("bot", "adapters")
SURFACES = (
    "adapters/chat", "adapters/discord", "adapters/slack", "adapters/terminal/chat.py", "adapters/terminal/render.py",
)  # fmt: skip
PLURALS = {Language.ENGLISH: {"one", "other"}, Language.UKRAINIAN: {"one", "few", "many", "other"}}


@cache
def messages(language: Language) -> dict[str, ast.Pattern]:
    """Return every pattern, attributes as "key.attribute"."""
    found: dict[str, ast.Pattern] = {}
    for file in files("bot.wording").joinpath(language).iterdir():
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Comment | ast.GroupComment | ast.ResourceComment):
                continue
            assert isinstance(entry, ast.Message), f"{file.name}: {entry!r}"
            assert entry.id.name not in found, f"{entry.id.name} is there twice"
            if entry.value:
                found[entry.id.name] = entry.value
            for attribute in entry.attributes:
                found[f"{entry.id.name}.{attribute.id.name}"] = attribute.value
    return found


def inside(node: Any) -> Iterator[Any]:
    yield node
    for value in vars(node).values() if isinstance(node, ast.SyntaxNode) else ():
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, ast.SyntaxNode):
                yield from inside(inner)


def arguments(pattern: ast.Pattern) -> frozenset[str]:
    return frozenset(node.id.name for node in inside(pattern) if isinstance(node, ast.VariableReference))


@pytest.mark.parametrize("language", [language for language in Language if language is not Language.ENGLISH])
def test_every_language_has_the_same_messages_with_the_same_arguments(language: Language) -> None:
    english, other = messages(Language.ENGLISH), messages(language)
    assert set(english) == set(other)
    assert {key: arguments(pattern) for key, pattern in english.items()} == {
        key: arguments(pattern) for key, pattern in other.items()
    }


def test_every_file_is_in_every_language() -> None:
    names = {language: {f.name for f in files("bot.wording").joinpath(language).iterdir()} for language in Language}
    assert len({frozenset(found) for found in names.values()}) == 1


@pytest.mark.parametrize("language", list(Language))
def test_numbers_are_counted_as_the_language_does(language: Language) -> None:
    for key, pattern in messages(language).items():
        for node in inside(pattern):
            if isinstance(node, ast.SelectExpression):
                forms = {v.key.name for v in node.variants if isinstance(v.key, ast.Identifier)}
                assert not forms & {"one", "few", "many"} or forms == PLURALS[language], key


def test_every_message_that_is_asked_for_exists_and_gets_its_arguments() -> None:
    known = messages(Language.ENGLISH)
    for one in asked(*CODE):
        if one.key.endswith("*"):
            assert any(key.startswith(one.key[:-1]) for key in known), one
            continue
        assert one.key in known, one
        assert one.arguments is None or one.arguments == arguments(known[one.key]), one


def test_no_message_is_left_that_nothing_shows() -> None:
    said = set(constants(*CODE))
    # asked for by the name of what they are about
    families = (
        "command-",
        "corpus-",
        "option-",
        "stance-",
        "told-",
        "severity-",
        "kind-",
        "day-",
        "explain-",
        "field-",
        "least-",
        "prompt-",
        "subscription-",
        "dispute-",
        "why-part-",
    )
    assert [key for key in messages(Language.ENGLISH) if key not in said and not key.startswith(families)] == []


def test_what_people_read_stands_in_the_catalogue() -> None:
    assert list(prose(*SURFACES)) == []


def test_stances_and_kinds_have_their_words_in_every_language() -> None:
    for language in Language:
        words = wording(language)
        assert len({words(stance_key(stance)) for stance in Stance}) == len(Stance)
        assert len({words(kind_key(kind)) for kind in ContradictionKind}) == len(ContradictionKind)
        assert all(told(stance.past, words) for stance in Stance)
    assert [ENGLISH(stance_key(stance)) for stance in Stance] == [stance.value for stance in Stance]
    assert [told(stance.past, ENGLISH) for stance in Stance] == [stance.past for stance in Stance]
    assert told("reports", wording("uk")) == "reports"


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("uk", "uk"), ("uk-UA", "uk"), ("uk_UA.UTF-8", "uk"), ("UK", "uk"), ("en-GB", "en"), ("de", "en"),
        ("C.UTF-8", "en"), ("", "en"), (None, "en"),
    ],
)  # fmt: skip
def test_a_locale_leads_to_its_language_else_to_english(tag: str | None, language: str) -> None:
    assert wording(tag).language == language


def test_days_are_written_out() -> None:
    assert ENGLISH.day(date(2024, 10, 9)) == "9 October 2024"
    assert wording("uk").day(date(2024, 10, 9)) == "9 жовтня 2024"


@pytest.mark.parametrize(("count", "shown"), [(1, "1 незалежне"), (3, "3 незалежні"), (5, "5 незалежних")])
def test_ukrainian_counts(count: int, shown: str) -> None:
    assert wording("uk")("independent-origins", count=count).startswith(shown)


def test_a_mistake_in_the_code_is_no_text() -> None:
    with pytest.raises(LookupError):
        ENGLISH("no-such-message")
    with pytest.raises(FluentReferenceError):
        ENGLISH("part-of", number=1)
