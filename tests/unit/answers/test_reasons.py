import pytest

from bot.answers.reasons import reason_for
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
