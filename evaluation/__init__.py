"""Measuring against development data that stays outside the project."""

import bot  # noqa: F401 - it settles how many threads numpy takes, and so comes before what loads numpy
