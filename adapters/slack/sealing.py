"""Tokens sealed before they are stored, where the operator gave a key."""

from __future__ import annotations

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.errors import PermanentError

_MARK = "fernet:"  # no token of Slack's begins like this


class Sealer:
    """Seals with the first key and opens with any. Without keys, tokens are stored as they are."""

    def __init__(self, keys: tuple[str, ...] = ()) -> None:
        """Take Fernet keys, the newest first. Raises ValueError for one that is none."""
        self._fernet = MultiFernet([Fernet(key) for key in keys]) if keys else None

    def seal(self, token: str | None) -> str | None:
        """Return `token` as it may be stored."""
        if token is None or self._fernet is None:
            return token
        return _MARK + self._fernet.encrypt(token.encode()).decode()

    def open(self, stored: str | None) -> str | None:
        """Return the token of what was stored; one stored before there was a key is returned as it is.

        Raises PermanentError where the key is missing or another one.
        """
        if stored is None or not stored.startswith(_MARK):
            return stored
        if self._fernet is None:
            raise PermanentError("Slack tokens are stored encrypted: set GAINSAY_SLACK_TOKEN_KEY to their key.")
        try:
            return self._fernet.decrypt(stored.removeprefix(_MARK).encode()).decode()
        except InvalidToken as error:
            raise PermanentError("GAINSAY_SLACK_TOKEN_KEY is not the key that the stored tokens need.") from error
