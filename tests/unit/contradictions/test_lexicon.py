import pytest

from bot.contradictions.lexicon import key_of, kin, opposites, phrases, rivals, term, terms, turns


@pytest.mark.parametrize(
    ("one", "other"),
    [("soldier", "troop"), ("ship", "send"), ("death_toll", "kill"), ("resign", "step_down"), ("blast", "explosion")],
)
def test_words_of_one_class_are_alike(one, other):
    assert 0 < term(one).likeness(term(other)) < 1


def test_the_same_stem_is_the_same_word():
    assert term("deployment").likeness(term("deploy")) == 1


def test_unrelated_words():
    assert term("museum").likeness(term("soldier")) == 0


def test_people_and_country_are_one_name():
    assert term("danish").key == term("denmark").key
    assert term("danish").name


def test_phrases_are_found_in_running_words():
    assert list(phrases("the north korean soldier die".split())) == ["the", "north_korean", "soldier", "die"]


def test_names_have_no_class():
    (name,) = terms(["fire"], names=["fire"])

    assert name.name
    assert not name.classes


def test_opposites_hold_both_ways():
    accept, reject = term("accept").key, term("reject").key

    assert reject in opposites(accept)
    assert accept in opposites(reject)


def test_groups_of_predicates():
    assert turns("false", "full")
    assert turns("unlikely", "soft")
    assert turns("plan", "plan")
    assert not turns("send", "full")


def test_kin_are_other_stems_of_the_same_meaning():
    found = kin(["soldier"])

    assert "troop" in found
    assert "soldier" not in found


def test_a_key_belongs_to_the_group_of_its_word_though_it_is_not_its_own_stem():
    assert key_of(key_of("false")) != key_of("false")
    assert turns(key_of("false"), "full")


def test_rivals_hold_both_ways():
    assert "daughter" in rivals("son")
    assert "son" in rivals("daughter")
    assert not rivals("lantern")
