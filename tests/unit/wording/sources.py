"""What the source code says about the catalogue: which messages it asks for, and strings that bypass it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[3]
_ASKING = {"Phrase", "words", "_words", "ENGLISH", "told"}


class Asked(NamedTuple):
    """One place that asks for a message. `key` ends in an asterisk where only its beginning is written."""

    key: str
    arguments: frozenset[str] | None  # None where they are passed on as a mapping
    place: str


def trees(*directories: str) -> Iterator[tuple[Path, ast.Module]]:
    for directory in directories:
        for path in sorted((ROOT / directory).rglob("*.py")) if (ROOT / directory).is_dir() else [ROOT / directory]:
            yield path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))


def asked(*directories: str) -> Iterator[Asked]:
    for path, tree in trees(*directories):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in _ASKING and node.args:
                keywords = [keyword.arg for keyword in node.keywords]
                arguments = None if None in keywords else frozenset(word for word in keywords if word)
                for key in _keys(node.args[0]):
                    yield Asked(key, arguments, f"{path}:{node.lineno}")


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def _keys(argument: ast.expr) -> Iterator[str]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.JoinedStr) and isinstance(argument.values[0], ast.Constant):
        yield f"{argument.values[0].value}*"
    elif isinstance(argument, ast.IfExp):
        yield from _keys(argument.body)
        yield from _keys(argument.orelse)


def constants(*directories: str) -> Iterator[str]:
    """Yield every string constant, parts of f-strings with an asterisk where the code goes on."""
    for _, tree in trees(*directories):
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                yield f"{node.values[0].value}*"


def prose(*directories: str) -> Iterator[str]:
    """Yield string constants of three words and more that people could be shown.

    Docstrings, logs, and errors that only an operator reads are none.
    """
    for path, tree in trees(*directories):
        exempt = _docstrings(tree) | _for_operators(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in exempt:
                words = [word for word in node.value.split() if word.strip(".,;:!?").isalpha()]
                if len(words) >= 3:
                    yield f"{path}:{node.lineno}: {node.value}"


def _docstrings(tree: ast.Module) -> set[int]:
    return {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }


def _for_operators(tree: ast.Module) -> set[int]:
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _operators(node.func):
            found |= {id(inner) for inner in ast.walk(node)}
    return found


def _operators(function: ast.expr) -> bool:
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return function.value.id in {"_log", "log"}
    return isinstance(function, ast.Name) and function.id in {"PermanentError", "RetryableError"}
