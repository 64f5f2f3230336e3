from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.judge import RuleJudge
from tests.unit.contradictions.told import claim, frame, under


def test_another_doer_of_one_deed():
    one = claim(frame("blow_up", "Freedonia", "dam", in_="Ostmark"))
    other = claim(frame("sabotage", "Sylvania", "dam", in_="Ostmark"), speaker="Otto Fen")
    found = RuleJudge().judge(one, other)

    assert found is not None
    assert found.kind is ContradictionKind.ACCOUNT
    assert found.score > 0.5


def test_the_same_doer():
    one = claim(frame("blow_up", "Freedonia", "dam", in_="Ostmark"))
    other = claim(frame("sabotage", "Freedonian", "dam", in_="Ostmark"), speaker="Otto Fen")
    same = claim(frame("sabotage", "Freedonia", "dam", in_="Ostmark"), speaker="Otto Fen")

    assert RuleJudge().judge(one, same) is None
    assert other.claim.id != same.claim.id


def test_many_may_do_what_is_not_of_one():
    one = claim(frame("visit", "Freedonia", "dam", in_="Ostmark"))
    other = claim(frame("visit", "Sylvania", "dam", in_="Ostmark"), speaker="Otto Fen")

    assert RuleJudge().judge(one, other) is None


def test_a_detail_of_which_one_alone_can_be_right():
    one = claim(frame("detain", "the army", "the smuggler", with_="son", in_="Ostmark"))
    other = claim(frame("arrest", "the army", "the smuggler", with_="daughter", in_="Ostmark"), speaker="Otto Fen")
    both = claim(
        frame("arrest", "the army", "the smuggler", with_="daughter", in_="Ostmark"),
        frame("arrest", "the army", "the smuggler", with_="son", in_="Ostmark"),
        speaker="Otto Fen",
    )

    found = RuleJudge().judge(one, other)

    assert found is not None
    assert found.kind is ContradictionKind.ACCOUNT
    assert found.reasons[0] == "details"
    assert RuleJudge().judge(one, both) is None


def test_where_it_was_done_is_no_doer():
    one = claim(frame("raid", nominal=True, on_="Westmark", governors=under("burn")), frame("burn", "rebel", "house"))
    other = claim(frame("raid", "Sylvanian rebel", "house"), speaker="Otto Fen")

    assert RuleJudge().judge(one, other) is None


def test_where_it_was_won_is_not_who_won():
    claimed = claim(frame("victory", nominal=True, in_="Ostmark election"), speaker="Ada Reed")
    counted = claim(frame("win", "Ada Reed", "Ostmark election"), speaker="Otto Fen")
    other = claim(frame("win", "Ida Holm", "Ostmark election"), speaker="Ida Holm")

    assert RuleJudge().judge(claimed, counted) is None
    assert RuleJudge().judge(counted, other) is not None
