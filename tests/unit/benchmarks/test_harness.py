import io
import os

import pytest
from rich.console import Console

from benchmarks import harness
from benchmarks.__main__ import main, names
from benchmarks.harness import Figure, in_fresh_process, in_turns, show


def test_a_figure_says_whether_its_goal_is_reached():
    assert Figure("speed", 8000, "tokens", at_least=8000).reached
    assert not Figure("load", 2.1, "s", at_most=2).reached
    assert Figure("size", 10**6, "bytes").reached


def test_rivals_take_turns_after_a_round_that_is_not_counted():
    order = []
    least = in_turns({"one": lambda: order.append("one"), "two": lambda: order.append("two")}, rounds=2)

    assert order == ["one", "two"] * 3
    assert set(least) == {"one", "two"}
    assert all(seconds >= 0 for seconds in least.values())


def test_a_fresh_process_is_another_one():
    assert in_fresh_process(os.getpid) != os.getpid()


def test_the_table_marks_a_missed_goal():
    out = io.StringIO()
    show("speed", [Figure("reading", 7000, "tokens", at_least=8000)], Console(file=out, width=100))

    assert "7,000" in out.getvalue()
    assert "at least 8,000 (missed)" in out.getvalue()


def test_every_benchmark_is_found_by_its_module():
    assert "language" in names()
    assert not {"harness", "__main__"} & set(names())


def test_an_unknown_benchmark_is_named(capsys):
    with pytest.raises(SystemExit):
        main(["no_such"])
    assert "no_such" in capsys.readouterr().err


def test_peak_memory_is_in_megabytes():
    assert 1 < harness.peak_memory() < 100_000
