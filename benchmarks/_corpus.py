"""Invented articles, as many as are wanted, no two alike."""

from __future__ import annotations

import random
from datetime import date, timedelta

from bot.articles.draft import Draft

TOWNS = "Ostrel Varn Kelby Marrow Tolsing Ardmere Quill Hesper Dunmore Lisk Brantley Osk".split()
_FIRST = "Ada Bo Clara Dov Elin Farid Greta Hugo Ines Jonas Kaya Lev Mira Nils Olga Piet".split()
_LAST = "Mirel Tarn Holt Weiss Okoro Lund Farrow Bek Castel Dray Ilves Moreau Novak Pell".split()
_ROLES = "mayor harbour master,chief engineer,council leader,union chairwoman,police spokesman,finance minister".split(
    ","
)
THINGS = "bridge pier tunnel ferry dam market hospital airport stadium library school tramway".split()
FAULTS = "unsafe closed late overpriced flooded understaffed unfinished damaged".split()
_SENTENCES = (
    "{who}, the {role} of {town}, said on {day} that the {thing} was {fault}.",
    "{who} denied that the {thing} had ever been {fault}.",
    '"We have nothing to add," {who} told reporters on {day}.',
    "According to the {role} of {town}, {number} people use the {thing} every week.",
    "The {thing} was opened {number} days ago and cost ${number} million, twice what had been planned.",
    "{who} could not confirm reports that {number} people had been hurt near the {thing}.",
    "The council of {town} called for an inquiry and warned that the {thing} might be {fault} for months.",
    "It rained all morning, and traders along the river carried their goods to higher ground as best they could.",
    "{who} said the {role} had promised in {month} that the {thing} would not be {fault} again.",
    "Officials in {town} declined to comment on whether the {thing} would be {fault} by {month}.",
)
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday".split()


def drafts(count: int, sentences: int = 24) -> list[Draft]:
    """Return `count` articles of that many sentences, three a paragraph, always the same ones."""
    return [_draft(number, sentences) for number in range(count)]


def _draft(number: int, sentences: int) -> Draft:
    chance = random.Random(number)
    cast = [f"{chance.choice(_FIRST)} {chance.choice(_LAST)}" for _ in range(4)]
    town, thing = chance.choice(TOWNS), chance.choice(THINGS)
    written = [
        chance.choice(_SENTENCES).format(
            who=chance.choice(cast),
            role=chance.choice(_ROLES),
            town=town,
            thing=thing,
            fault=chance.choice(FAULTS),
            number=chance.randint(2, 900),
            day=chance.choice(_DAYS),
            month=chance.choice(_MONTHS),
        )
        for _ in range(sentences)
    ]
    paragraphs = [" ".join(written[start : start + 3]) for start in range(0, sentences, 3)]
    title = f"{town} argues over its {thing}"
    day = date(2031, 1, 1) + timedelta(days=number % 300)
    return Draft(f"invented/{number}", "\n\n".join([title, *paragraphs]), title=title, outlet="Gazette", published=day)
