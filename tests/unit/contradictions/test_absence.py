"""That there is none of a thing, against those who tell of some or take it for granted."""

from dataclasses import replace
from datetime import date

from bot.claims.frame import Tense
from tests.unit.contradictions.judging import judged, score
from tests.unit.contradictions.told import claim, frame


def test_none_of_what_the_other_takes_for_granted():
    no_pact = claim(frame("reach", "", "no pact"), speaker="Otto Fen")

    assert score(claim(frame("last", "pact", tense=Tense.FUTURE)), no_pact) > 0.3


def test_what_was_not_there_may_come_later():
    lasts = frame("last", "pact", tense=Tense.FUTURE)
    no_pact = claim(frame("reach", "", "no pact"), speaker="Otto Fen", on=date(2031, 5, 4))

    assert score(claim(lasts, on=date(2031, 5, 30)), no_pact) < score(claim(lasts, on=date(2031, 5, 5)), no_pact)


def test_that_there_is_none_denies_that_it_happens():
    leaking = claim(frame("leak", "dam", at_="Velm"), content="the dam at Velm is leaking")
    none = claim(frame("be", "no leak", in_="dam"), speaker="Otto Fen", content="there is no leak in the dam")

    assert score(leaking, none) > 0.5


def test_no_plans_for_a_thing_take_only_the_plans_away():
    nothing = claim(frame("be", "no passenger plan"), speaker="Otto Fen")
    pleased = claim(frame("please", "we", "passenger"))
    planned = claim(frame("announce", "line", "plan", for_="passenger"))

    assert judged(nothing, pleased) is None
    assert judged(nothing, planned) is not None


def test_two_who_both_say_there_is_none_agree():
    short = claim(frame("be", "no pact"), speaker="Otto Fen")
    long = claim(frame("be", "no pact"), frame("break", "line", "pact"))

    assert judged(short, claim(frame("break", "line", "pact"))) is not None
    assert judged(short, long) is None


def test_that_there_will_be_none_says_nothing_of_what_there_was():
    promised = claim(frame("be", "no raid", tense=Tense.FUTURE), speaker="Otto Fen")

    assert judged(promised, claim(frame("surprise", "raid", "garrison"))) is None


def test_nobody_is_none_of_those_whom_the_other_names():
    held = claim(frame("detain", "", "sergeant"))
    nobody = claim(frame("detain", "", "nobody", in_="Ostmark"), speaker="Otto Fen")
    shot = claim(frame("shoot", "guard", "nobody"), speaker="Otto Fen")

    assert score(held, nobody) > 0.5
    assert judged(held, shot) is None


def test_nobody_who_comes_to_a_land_is_none_of_its_own_people():
    crossed = claim(frame("cross", "Danish soldier", "river"))
    nobody = claim(frame("cross", "nobody", to_="Denmark"), speaker="Otto Fen")
    elsewhere = claim(frame("cross", "nobody", to_="Norway"), speaker="Otto Fen")

    assert score(crossed, nobody) < score(crossed, elsewhere)


def test_who_tells_of_a_denial_does_not_take_the_thing_for_granted():
    none = claim(frame("have", "line", "no plan"), speaker="Otto Fen")
    told = claim(frame("deny", "manager", "plan"))
    praised = claim(frame("praise", "manager", "plan"))

    assert judged(none, praised) is not None
    assert judged(none, told) is None


def test_one_article_takes_nothing_back_by_a_noun():
    """A voice that says in one article that there is none and speaks of some has not changed its mind."""
    none = claim(frame("name", "", "no cousin", after_="Danby"), on=date(2031, 5, 2))
    names = claim(
        frame("match", "man", "paper", positive=False),
        frame("name", nominal=True, of_="cousin Danby", governors=()),
    )

    assert (
        judged(none, replace(names, article=none.article, claim=replace(names.claim, article_id=none.article.id)))
        is None
    )


def test_that_there_is_none_is_no_word_on_what_else_bears_the_name():
    none = claim(frame("be", "no cousin", named_="Ada Danby"), speaker="Otto Fen")
    known = claim(frame("know", "", "woman", as_="Ada Danby"))

    assert judged(none, known) is None


def test_what_is_put_down_to_a_thing_takes_it_for_granted():
    none = claim(frame("put", "", "no pressure", on_="judge"), speaker="Otto Fen")
    left = claim(frame("leave", "judge", because_="pressure"))
    amid = claim(frame("leave", "judge", before_="pressure"))

    assert score(left, none) > score(amid, none)


def test_that_there_was_no_such_thing_denies_all_of_its_kind():
    met = claim(frame("meet", "minister", "envoy", in_="harbour"))
    none = claim(frame("be", "no meeting"), speaker="Otto Fen")
    with_reed = claim(frame("be", "no meeting"), speaker="Otto Fen")
    with_reed = replace(
        with_reed, claim=replace(with_reed.claim, proposition=replace(with_reed.claim.proposition, names=("Danby",)))
    )
    proof = claim(frame("be", "no sign"), speaker="Otto Fen")
    signed = claim(frame("sign", "minister", "treaty"))

    assert score(met, none) > 0.5
    assert score(met, with_reed) < score(met, none)
    assert score(signed, proof) < 0.5


def test_that_none_was_lost_leaves_them_there():
    safe = claim(frame("keep", "clinic", "letter"))
    none_lost = claim(frame("lose", "clinic", "no letter"), speaker="Otto Fen")
    none_came = claim(frame("receive", "clinic", "no letter"), speaker="Otto Fen")
    no_such = claim(frame("lose", "clinic", "no such letter"), speaker="Otto Fen")

    assert judged(safe, none_lost) is None
    assert judged(safe, none_came) is not None
    assert judged(safe, no_such) is not None
