"""Tables of countries, the names that stand for them, bodies, and given names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

_DATA = resources.files("bot.language") / "data"


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation and the state whose organ it is, None for international ones."""

    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class _Countries:
    names: dict[str, str]
    demonyms: dict[str, str]
    seats: dict[str, str]  # capitals and seats of power


def country_of(word: str) -> str | None:
    """Return the country that a name, a demonym or its plural means: "British" and "UK" are "United Kingdom".

    None for anything else; a capital or a seat of power is no country here (see `metonym`).
    """
    plain = _plain(word)
    tables = _countries()
    found = tables.names.get(plain) or tables.demonyms.get(plain)
    return found or (tables.demonyms.get(plain[:-1]) if plain.endswith("s") else None)


def metonym(name: str) -> str | None:
    """Return the state or body that a place or a building stands for when it speaks: "the Kremlin" is "Russia"."""
    plain = _plain(name)
    body = _bodies().get(plain)
    return body.name if body else _countries().seats.get(plain)


def body_of(name: str) -> Body | None:
    """Return the organisation that a short or usual name means: "the Pentagon", "NATO"; None where unknown."""
    return _bodies().get(_plain(name))


def is_demonym(word: str) -> bool:
    """Say whether `word` is the adjective or the people of a country: "Lithuanian", "North Koreans"."""
    plain = _plain(word)
    demonyms = _countries().demonyms
    return plain in demonyms or (plain.endswith("s") and plain[:-1] in demonyms)


def is_capital_or_seat(name: str) -> bool:
    """Say whether `name` is a capital or a seat of power."""
    return _plain(name) in _countries().seats


def gender_of(given_name: str) -> str | None:
    """Return "m" or "f" for a given name that points to one gender, else None."""
    return _given_names().get(given_name.casefold())


def _plain(name: str) -> str:
    folded = " ".join(name.replace("’", "'").split())
    folded = folded.removesuffix("'s").removesuffix("'")
    head, _, rest = folded.partition(" ")
    folded = rest if head.lower() == "the" and rest else folded
    if folded[:1].islower() or folded == "Us":  # "male", "polish" and "us" are words
        return ""
    return folded.casefold()


def _rows(file: str) -> Iterator[list[str]]:
    """Yield the rows of a table after its comment and header lines."""
    lines = (line for line in (_DATA / file).read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    next(lines)
    for line in lines:
        yield line.split("\t")


@cache
def _countries() -> _Countries:
    tables = _Countries({}, {}, {})
    for name, demonyms, capitals, seats, aliases in _rows("countries.tsv"):
        for known in (name, *filter(None, aliases.split(";"))):
            tables.names.setdefault(_plain(known), name)
        for demonym in filter(None, demonyms.split(";")):
            tables.demonyms.setdefault(_plain(demonym), name)
        for seat in filter(None, f"{capitals};{seats}".split(";")):
            tables.seats.setdefault(_plain(seat), name)
    return tables


@cache
def _bodies() -> dict[str, Body]:
    return {_plain(name): Body(full, country or None) for name, full, country in _rows("bodies.tsv")}


@cache
def _given_names() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows("given_names.tsv")}
