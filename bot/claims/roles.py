"""Nouns for who speaks: offices, unnamed people, bodies; and the titles that stand before names."""

from __future__ import annotations

from functools import lru_cache

from bot.language.titles import OFFICES

TITLES = frozenset(
    """mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir dame lord lady sen sen. senator rep rep.
    gov gov. governor
    president vice prime minister chancellor king queen prince princess pope bishop archbishop cardinal imam sheikh
    sheik emir sultan ayatollah rabbi reverend rev rev. pastor general gen gen. lieutenant lt lt. colonel col col. major
    maj maj. captain capt capt. sergeant sgt sgt. admiral adm adm. commander marshal brigadier brig brig.
    air field chief
    ambassador secretary mayor judge justice attorney congressman congresswoman councillor councilman deputy former
    acting senior foreign defence defense interior finance spokesman spokeswoman spokesperson detective inspector
    superintendent constable officer coach chairman chairwoman director minister-of staff of state the
    assistant""".split()
)

PERSON_NOUNS = OFFICES | frozenset(
    """activist boy brother businessman child citizen client colleague critic daughter defector driver employee
    eyewitness farmer father fighter friend girl guard insider man militant mother neighbour neighbor nurse observer
    passenger patient person player prisoner protester rebel refugee relative resident shopkeeper sister soldier son
    source student supporter survivor tourist victim villager visitor volunteer wife witness woman worker young
    husband local trader veteran user blogger""".split()
)

BODIES = frozenset(
    """administration agency airline alliance army assembly association authority bank board body broadcaster bureau
    cabinet campaign carrier chamber channel charity church club coalition college commission committee company
    congress consortium corporation council court department embassy enterprise federation firm force foundation fund
    government group hospital house industry institute institution intelligence junta league magazine manufacturer
    maker media military ministry mission monarchy movement museum navy network newspaper office operator opposition
    organisation organization outlet paper parliament party police presidency press programme regime regulator
    retailer school secretariat senate service site society station supplier team tribunal union university
    watchdog website daily weekly tabloid utility parliament agency syndicate""".split()
)

FEMALE = frozenset("woman girl wife mother daughter sister spokeswoman chairwoman congresswoman actress queen".split())
MALE = frozenset("man boy husband father son brother spokesman chairman congressman businessman king actor".split())

# Last words by which a name of two words or more is that of a firm or a body, where its first is no given name.
FIRMS = BODIES | frozenset(
    """airways airlines bakery brewery energy foods gas holdings industries insurance logistics motors oil pharma
    power railways shipping steel systems technologies telecom times trust""".split()
)

DOCUMENTS = frozenset(
    """report reports study poll survey statement letter document documents article story analysis data figures email
    memo lawsuit complaint indictment filing transcript video message post tweet""".split()
)


@lru_cache(maxsize=16384)
def singular(noun: str) -> str:
    """Return a regular plural's singular, lower case: enough to look a role up."""
    word = noun.lower()
    if word in ("men", "women", "people", "children"):
        return {"men": "man", "women": "woman", "people": "person", "children": "child"}[word]
    for plural in ("spokesmen", "spokeswomen", "lawmen", "policemen", "businessmen", "congressmen"):
        if word == plural:
            return word[:-2] + "an"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
