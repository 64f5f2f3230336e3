import pytest

from bot.answers.reasons import reason_after, reason_before, reason_for
from bot.language.terms import stems


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("lock drained", "The lock was drained because of a leak."),
        ("lock drained", "Because of a leak, the lock was drained."),
        ("ferry stayed", "Due to frost the ferry had to wait, and the ferry stayed in port."),
        ("weir closed", "The council closed the weir after cracks were found."),
        ("closure", "The closure was to protect the herons, she said."),
        ("closed weir", "To spare the herons, the council closed the weir."),
        ("closed weir", "The council closed the weir over fears of a flood."),
        ("mill shut", "She cited the cost of coal when the mill shut, citing her books."),
        ("crew left", "The crew left in protest at the new rota."),
        ("evacuation", "A leak in the dyke led to the evacuation of Lund."),
        ("trains stopped", "Ice on the wires forced the railway: the trains stopped."),
        ("strike", "The strike was caused by a quarrel about pay."),
    ],
)
def test_a_reason_stands_beside_what_it_is_the_reason_for(event: str, sentence: str):
    assert reason_for(sentence, stems(event))


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("lock drained", "The lock was drained on Monday."),
        ("lock drained", "The lock was drained after 6 May."),
        ("leak", "The lock was drained because of a leak."),
        ("abducted", "The gang abducted the boy on Friday, causing an outcry."),
        ("outing", "The club sparked a quarrel by an outing to Lund."),
        ("ferry sailed", "After all, the ferry sailed."),
        ("arrested driver", "The arrested driver was held by the security forces of Lund."),
    ],
)
def test_what_has_a_reason_of_another_thing_beside_it_has_none(event: str, sentence: str):
    assert not reason_for(sentence, stems(event))


@pytest.mark.parametrize(
    ("event", "sentence", "after"),
    [
        ("resigned", "Reld resigned on Monday.", "The reason, he said, was his health."),
        ("resigned", "Reld resigned on Monday.", "He cited his health."),
        ("closed weir", "The council closed the weir.", "The move came after cracks were found."),
        ("closed weir", "The council closed the weir.", "The decision followed a flood."),
        ("closed weir", "The council closed the weir.", "“That was partly because of the frost,” she said."),
        ("closed weir", "The council closed the weir.", "The council blamed the frost."),
    ],
)
def test_a_sentence_gives_the_reason_for_the_one_before_it(event: str, sentence: str, after: str):
    assert reason_after(sentence, after, stems(event))


@pytest.mark.parametrize(
    ("event", "sentence", "after"),
    [
        ("resigned", "Reld resigned on Monday.", "He said after the match that he was glad."),
        ("resigned", "Reld resigned on Monday.", "He had been ill because of stress."),
        ("resigned", "Reld resigned on Monday.", "It was after midnight."),
        ("resigned", "Reld resigned on Monday.", "The mill was shut because of frost."),
        ("resigned", "Reld spoke on Monday.", "The reason, he said, was his health."),
    ],
)
def test_a_reason_for_something_else_follows(event: str, sentence: str, after: str):
    assert not reason_after(sentence, after, stems(event))


@pytest.mark.parametrize(
    ("sentence", "points_back"),
    [
        ("That is why Reld resigned.", True),
        ("As a result, Reld resigned.", True),
        ("As a result of the flood, Reld resigned.", False),
        ("So far, nobody but Reld resigned.", False),
        ("That is why Reld spoke.", False),
    ],
)
def test_what_is_told_before_is_the_reason_for_what_follows_from_it(sentence: str, points_back: bool):
    assert reason_before(sentence, stems("resigned")) is points_back
