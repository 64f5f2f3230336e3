from dataclasses import replace
from datetime import date

import pytest

from bot.claims.claim import Stance
from bot.claims.frame import Tense
from bot.contradictions.contradiction import ContradictionKind, Severity
from bot.contradictions.judge import RuleJudge
from bot.language.moment import Moment, Precision
from bot.language.quantity import Bound, Quantity, QuantityKind
from bot.ports import ClaimRecord
from bot.span import Span
from tests.unit.contradictions.told import claim, count, day, frame, measure, under


def told(number: Quantity, *, on: date = date(2031, 5, 4), speaker: str = "Ada Reed", **parts: object) -> ClaimRecord:
    fields = {"object": "miner", "in_": "Ostmark"} | parts
    predicate = str(fields.pop("predicate", "kill"))
    times = fields.pop("times", ())
    return claim(frame(predicate, **fields), speaker=speaker, quantities=(number,), on=on, times=times)  # type: ignore[arg-type]


def score(a: ClaimRecord, b: ClaimRecord) -> float:
    found = RuleJudge().judge(a, b)
    return found.score if found and found.kind is ContradictionKind.NUMBER else 0.0


def test_two_values_of_one_count():
    found = RuleJudge().judge(told(count(40, "miner")), told(count(12, "miner"), speaker="Otto Fen"))

    assert found is not None
    assert found.kind is ContradictionKind.NUMBER
    assert found.severity is Severity.MAJOR
    assert found.score > 0.5


def test_counted_by_another_word_of_the_same_class():
    dead = told(count(40, "soldier"), object="soldier")

    assert score(dead, told(count(12, "troop"), object="troop", predicate="die", speaker="Otto Fen")) > 0.5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (count(40, "miner", bound=Bound.AT_LEAST), count(55, "miner")),
        (count(40, "miner", bound=Bound.AT_MOST), count(12, "miner")),
        (count(40, "miner", bound=Bound.ABOUT), count(42, "miner")),
        (count(30, "miner", bound=Bound.RANGE, high=50), count(42, "miner")),
        (count(2_000_000, "miner"), count(2_031_220, "miner")),  # 2 million is a round number
        (count(40, "miner"), count(40, "miner")),
    ],
)
def test_bounds_that_overlap(one, other):
    assert score(told(one), told(other, speaker="Otto Fen")) == 0


def test_other_things_counted():
    assert score(told(count(40, "miner")), told(count(12, "lorry"), object="lorry", speaker="Otto Fen")) == 0


def test_other_things_done():
    trained = told(count(40, "miner"), predicate="train")

    assert score(trained, told(count(12, "miner"), speaker="Otto Fen")) < 0.5


def test_other_places():
    there = told(count(12, "miner"), in_="Westmark", speaker="Otto Fen")

    assert score(told(count(40, "miner")), there) < 0.5


def test_other_nationalities():
    one = told(count(40, "miner", "freedonian"), object="Freedonian miner")
    other = told(count(12, "miner", "sylvanian"), object="Sylvanian miner", speaker="Otto Fen")

    assert score(one, other) <= score(one, told(count(12, "miner"), speaker="Otto Fen"))


def test_a_growing_toll_is_an_update():
    early, late = told(count(12, "miner")), told(count(15, "miner"), on=date(2031, 5, 6), speaker="Otto Fen")

    assert score(early, late) == 0


def test_a_toll_that_falls_is_none():
    early, late = told(count(15, "miner")), told(count(12, "miner"), on=date(2031, 5, 6), speaker="Otto Fen")

    assert score(early, late) > 0.5


def test_a_speaker_may_raise_their_own_figure():
    early, late = told(count(12, "miner")), told(count(60, "miner"), on=date(2031, 5, 6))

    assert score(early, late) == 0


def test_plan_and_fact():
    planned = claim(
        frame("send", "Freedonia", "soldier", tense=Tense.NONE, governors=under("plan")),
        quantities=(count(10_000, "soldier"),),
    )
    done = claim(frame("send", "Freedonia", "soldier"), quantities=(count(3_000, "soldier"),), speaker="Otto Fen")

    assert score(planned, done) == 0


def test_figures_of_different_months():
    may = told(count(12, "miner"), times=(day(date(2031, 5, 1)),), speaker="Otto Fen")

    assert score(told(count(40, "miner"), times=(day(date(2031, 1, 1)),)), may) == 0


def test_measures_are_converted():
    weeks = claim(frame("last", "truce"), quantities=(measure(6, "week"),))
    days = claim(frame("last", "truce"), quantities=(measure(60, "day"),), speaker="Otto Fen")
    same = claim(frame("last", "truce"), quantities=(measure(42, "day"),), speaker="Otto Fen")

    assert score(weeks, days) > 0
    assert score(weeks, same) == 0


def test_kinds_do_not_meet():
    percent = replace(count(40, None), kind=QuantityKind.PERCENT)

    assert score(told(percent), told(count(12, "miner"), speaker="Otto Fen")) == 0


def test_ordinals_are_no_figures():
    first, third = (replace(count(n, "miner"), kind=QuantityKind.ORDINAL, span=Span(10, 14)) for n in (1, 3))

    assert score(told(first), told(third, speaker="Otto Fen")) == 0


def test_a_figure_that_is_denied_is_not_held():
    denied = claim(
        frame("kill", object="miner", in_="Ostmark"),
        quantities=(count(40, "miner"),),
        stance=Stance.DENIES,
        cue="denied",
    )

    assert score(denied, told(count(12, "miner"), speaker="Otto Fen")) == 0


def test_the_dead_are_counted_as_people_or_as_deaths():
    killed = told(count(40, "people"), object="people")
    toll = told(count(12, "death"), predicate="put", object="death toll", speaker="Otto Fen")

    assert score(killed, toll) > 0.5


def test_the_counted_noun_tells_what_is_measured():
    marched = told(count(70_000, "people"), predicate="march", object="people")
    marchers = told(count(8_000, "demonstrator"), predicate="put", object="demonstrator", speaker="Otto Fen")
    visitors = told(count(8_000, "visitor"), predicate="put", object="visitor", speaker="Otto Fen")

    assert score(marched, marchers) > score(marched, visitors)


def test_figures_of_other_stretches_of_time():
    def since(last: date) -> tuple[Moment, ...]:
        return (Moment(date(2031, 1, 1), last, Precision.SEASON, "written", Span(20, 26)),)

    half = told(count(40, "miner"), times=since(date(2031, 6, 30)))
    year = told(count(12, "miner"), times=since(date(2031, 12, 31)), speaker="Otto Fen")
    same = told(count(12, "miner"), times=since(date(2031, 6, 30)), speaker="Otto Fen")

    assert score(half, year) == 0
    assert score(half, same) > 0.5


def test_one_article_that_sets_two_values_side_by_side():
    high, low = (
        told(count(300, "captive"), object="captive"),
        told(count(180, "captive"), object="captive", speaker="Fen"),
    )
    beside = replace(low, claim=replace(low.claim, article_id=high.claim.article_id), article=high.article)

    assert score(high, beside) > score(high, low)


def test_from_one_to_another_counts_nobody():
    spread = claim(frame("pass", "fever", from_="miner"), speaker="Otto Fen", quantities=(count(1, "miner"),))
    passed = replace(
        spread,
        claim=replace(
            spread.claim,
            proposition=replace(spread.claim.proposition, text="the fever passes from one miner to another"),
        ),
    )
    many = claim(frame("pass", "fever", to_="miner"), quantities=(count(40, "miner"),))

    assert score(many, spread) > 0
    assert score(many, passed) == 0
