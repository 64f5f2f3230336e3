"""How the shipped language pipeline is trained and measured; see MODEL_CARD.md."""

import bot  # noqa: F401 - it settles how many threads numpy takes, and so comes before what loads numpy
