"""Speed and memory, measured side by side in one run: `python -m benchmarks NAME`."""

import bot  # noqa: F401 - it settles how many threads numpy takes, and so comes before what loads numpy
