"""What can go wrong, sorted by who can act on it."""

from __future__ import annotations


class GainsayError(Exception):
    """Base of every error that Gainsay raises on purpose; its text is one clear sentence."""


class UserError(GainsayError):
    """The person who asked can mend it; the text is shown to them as it is."""


class RetryableError(GainsayError):
    """The same call may succeed later."""


class PermanentError(GainsayError):
    """The same call will never succeed; an operator has to act."""
