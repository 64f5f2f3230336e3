"""Words by which an article's clauses are negated, with which of them each reader of a clause goes by, and why."""

from __future__ import annotations

NEGATORS = frozenset({"not", "n't", "n’t", "cannot", "never", "no", "neither", "nor"})
"""What every reader takes for a negation of the word it hangs on; "CANNOT" is one token where "cannot" is two."""

# The next two differ by accident, not for a reason: only the second has "scarcely" and "barely". Made one, they would
# change which claims are positive, and so what contradicts what: that wants measuring first.
PREDICATE_NEGATORS = NEGATORS | {"hardly"}
"""What negates a predicate as a whole."""
FRAME_NEGATORS = PREDICATE_NEGATORS | {"scarcely", "barely"}
"""What negates the clause of a frame; all others that describe it are among its adverbs."""

CUE_NEGATORS = NEGATORS | {"unable", "without", "yet"}
"""What says that a cue was not done ("has yet to comment"); what is hardly said is said, so "hardly" is not here."""

LIMITERS = frozenset({"only", "just", "merely", "simply"})
"""Words behind a negation that take it back: "not only"."""

NO_DETERMINERS = frozenset({"no", "none", "neither"})
"""Words before a noun that say there is none of it."""

NO_SOURCE = NO_DETERMINERS | {"nobody", "nor"}
"""Words that a source opens with when nobody speaks; "nothing" never does."""

NO_CONTENT = NO_DETERMINERS | {"nothing"}
"""Words that a content opens with when none of it is so; "nobody" is no content that could be confirmed."""

NO_ARGUMENT = frozenset({"nobody", "none", "nothing", "neither"})
"""Subjects and objects that are nobody and nothing."""

NO_PART = NO_ARGUMENT | NO_DETERMINERS | {"nowhere"}
"""The same of any argument of a frame, which may be a place, or a modifier such as "no" itself."""
