"""The core of Gainsay: pure, without I/O; knows no chat platform and no database."""

import os

# The matrices of a sentence are small: shared among cores they cost twice the CPU time and gain nothing, and reading
# has processes for that. numpy looks once, when it is loaded: what loads it imports this package first.
os.environ.setdefault("OMP_NUM_THREADS", "1")
