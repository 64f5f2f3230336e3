import json

import numpy as np

from training.contradiction_fit import average_precision, ridge
from training.contradictions import START, WEIGHTS


def test_a_weight_goes_where_the_data_pull_it_and_stays_where_they_say_nothing():
    x = np.array([[1.0, 1.0, 0.0]] * 30 + [[1.0, 0.0, 0.0]] * 30)
    y = np.array([1.0] * 30 + [0.0] * 30)
    pull = np.array([0.01, 0.1, 0.1])

    constant, telling, silent = ridge(x, y, np.ones(60), np.array([0.0, 0.0, 2.0]), pull)

    assert constant < -1
    assert telling > 2
    assert silent == 2.0


def test_average_precision():
    assert average_precision(np.array([0.9, 0.8, 0.1]), np.array([1, 0, 1])) == (1 + 2 / 3) / 2


def test_what_is_in_use_has_every_test_that_the_fit_starts_from():
    start, used = (json.loads(path.read_text(encoding="utf-8")) for path in (START, WEIGHTS))

    assert set(used) == {*start, "disagreement"}
