"""What can go wrong, sorted by who can act on it."""

from __future__ import annotations


class GainsayError(Exception):
    """Base of every error that Gainsay raises on purpose; its text is one clear sentence.

    Raised with a `bot.wording.Phrase`, the sentence can be shown in its reader's language.
    """

    @property
    def sentence(self) -> str:
        """Return the sentence as it was given: a `Phrase` is still one."""
        return self.args[0] if self.args and isinstance(self.args[0], str) else str(self)


class UserError(GainsayError):
    """The person who asked can mend it; the text is shown to them as it is."""


class RetryableError(GainsayError):
    """The same call may succeed later."""


class PermanentError(GainsayError):
    """The same call will never succeed; an operator has to act."""
