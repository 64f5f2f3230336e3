from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from storage.plan import ENOUGH, EXACT, MOST_STEMS, ROUNDS, plan, weigh

READ_NEXT = ROUNDS[-1]


def test_rare_stems_weigh_more_and_come_first() -> None:
    planned = plan({"common": 900, "rare": 3, "absent": 0}, 1000)
    assert list(planned.weights) == ["rare", "common"]
    assert planned.weights["rare"] > planned.weights["common"] > 0


def test_a_small_index_is_searched_at_once() -> None:
    assert plan({"a": 10, "b": 20}, 100).rounds == (2,)


def test_nothing_known_means_no_round() -> None:
    assert plan({}, 100).rounds == ()


def test_common_stems_bring_candidates_only_in_later_rounds() -> None:
    planned = plan({"a": 10, "b": EXACT, "c": READ_NEXT}, 10 * READ_NEXT)
    assert planned.rounds == (1, 2, 3)
    assert planned.bringing(1) == ("a",)


def test_names_come_before_what_is_only_fairly_rare() -> None:
    assert plan({"firm": 20, "town": 20, "harbour": 2_000, "bridge": READ_NEXT}, 10 * READ_NEXT).rounds == (2, 3, 4)
    assert plan({"firm": 20, "town": 20, "harbour": 2_000}, 10 * READ_NEXT).rounds == (3,)


def test_the_rarest_stem_brings_candidates_however_common_it_is() -> None:
    assert plan({"a": READ_NEXT + 1, "b": READ_NEXT + 2}, 10 * READ_NEXT).rounds == (1, 2)


def test_rare_stems_that_stand_out_need_no_common_ones() -> None:
    planned = plan({"firm": 20, "town": 20, "bridge": READ_NEXT}, 10 * READ_NEXT)
    both = 2 * (planned.weights["firm"] + planned.weights["town"])
    assert planned.settled(2, [both] * ENOUGH, limit=300)
    assert not planned.settled(2, [both] * (ENOUGH - 1), limit=300)


def test_rare_stems_that_do_not_stand_out_need_the_common_ones() -> None:
    planned = plan({"memorable": 20, "summit": EXACT, "bridge": EXACT}, 10 * READ_NEXT)
    assert not planned.settled(1, [planned.weights["memorable"]] * ENOUGH, limit=300)


def test_as_many_as_were_asked_for_need_no_other_round() -> None:
    assert plan({"a": 10, "b": READ_NEXT}, 10 * READ_NEXT).settled(1, [1, 1], limit=2)
    assert not plan({"a": 10, "b": READ_NEXT}, 10 * READ_NEXT).settled(1, [], limit=2)


def test_a_first_round_of_little_is_not_the_last_only_because_it_found_enough() -> None:
    planned = plan({"vote": 900, "harbour": 5_000, "bridge": READ_NEXT}, 10 * READ_NEXT)
    least, fair = planned.rounds[:2]
    alone = [2 * planned.weights["vote"]] * 300
    assert not planned.settled(least, alone, limit=300)
    assert planned.settled(fair, alone, limit=300)


def test_own_words_count_twice_and_context_once() -> None:
    planned = plan({"a": 5, "b": 5}, 100)
    one = planned.weights["a"]
    assert weigh(planned, ["a", "a"], ["a", "b"]) == 3 * one
    assert weigh(planned, ["c"]) == 0


@given(st.dictionaries(st.text(min_size=1), st.integers(1, 10**6)), st.integers(1, 10**6))
def test_the_rarest_stems_are_kept_and_the_last_round_takes_all(frequencies: dict[str, int], documents: int) -> None:
    planned = plan(frequencies, documents)
    left_out = [count for stem, count in frequencies.items() if stem not in planned.weights]
    assert len(planned.weights) == min(len(frequencies), MOST_STEMS)
    assert all(frequencies[stem] <= count for stem in planned.weights for count in left_out)
    assert all(weight > 0 for weight in planned.weights.values())
    assert list(planned.rounds) == sorted(set(planned.rounds))
    assert not frequencies or planned.rounds[-1] == len(planned.weights)
