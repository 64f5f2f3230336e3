from bot.contradictions.origins import likeness, origins
from tests.unit.contradictions.told import claim

WIRE = "the bridge over the Elbe had been closed to lorries since the morning after the storm"


def test_a_rewrite_counts_once():
    wire = claim(content=WIRE, outlet="Herald")
    rewrite = claim(content=WIRE.replace("lorries", "all lorries"), outlet="Tribune")
    own = claim(content="divers found a crack in the second pier last night", outlet="Gazette")

    assert origins([wire, rewrite, own]) == [(wire, rewrite), (own,)]


def test_nothing_has_no_origin():
    assert origins([]) == []


def test_likeness_of_unlike_texts():
    assert likeness(WIRE, "divers found a crack in the second pier") == 0
    assert likeness("", WIRE) == 0
    assert likeness(WIRE, WIRE) == 1
