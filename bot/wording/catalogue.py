"""The catalogue of user-visible strings: Fluent messages (projectfluent.org) in a directory for each language.

A quote, a name or a title is only ever an argument of a message and is shown as it is, never translated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

Argument: TypeAlias = str | int | date


class Language(StrEnum):
    """The languages that there is a catalogue for, by their ISO 639-1 codes."""

    ENGLISH = "en"
    UKRAINIAN = "uk"


class Wording:
    """The strings of one language; read from the package when the first is needed."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, key: str, /, **arguments: Argument) -> str:
        """Return the message `key` ("help-summary") or its attribute ("command-ask.description").

        A calendar day among the arguments is written out, a number is grouped as the language does it, and a `Phrase`
        is translated. Raises KeyError for a key that is not in the catalogue, and what Fluent raises for a missing
        argument: both are mistakes that the tests look for.
        """
        name, _, attribute = key.partition(".")
        message = self._bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        if pattern is None:
            raise KeyError(key)
        text, errors = self._bundle.format_pattern(pattern, self._shown(arguments))
        if errors:
            raise errors[0]
        return str(text)

    def of(self, text: str) -> str:
        """Return `text` in this language where it is a `Phrase`, else as it is."""
        key = getattr(text, "key", None)
        return text if key is None else self(key, **getattr(text, "arguments", {}))

    def day(self, day: date, form: str = "d MMMM y") -> str:
        """Return a calendar day as "19 October 2024" or "19 жовтня 2024", or in another of Unicode's date forms.

        Written out and not left to a reader's clock: a printed date is the outlet's day and has no instant, and a
        platform's time stamp would show the day before or after in some zones.
        """
        from babel.dates import format_date  # loaded with the first day that is shown

        return format_date(day, form, locale=self.language)

    def _shown(self, arguments: Mapping[str, Argument]) -> dict[str, str | int]:
        shown: dict[str, str | int] = {}
        for name, value in arguments.items():
            if isinstance(value, date):
                shown[name] = self.day(value)
            else:
                shown[name] = self.of(value) if isinstance(value, str) else value
        return shown

    @cached_property
    def _bundle(self) -> FluentBundle:
        from fluent.runtime import FluentBundle, FluentResource  # a tenth of a second that not every command needs

        # Without isolation marks: what goes in is cleaned of direction overrides where it is rendered.
        bundle = FluentBundle([self.language], use_isolating=False)
        for file in sorted(files(__package__).joinpath(self.language).iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".ftl"):
                bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
        return bundle


_WORDINGS = {language: Wording(language) for language in Language}
ENGLISH = _WORDINGS[Language.ENGLISH]


def wording(tag: str | None) -> Wording:
    """Return the strings for a locale as platforms and systems write it: "uk", "uk-UA", "uk_UA.UTF-8".

    English for none, and for a language that there is no catalogue for.
    """
    code = re.split(r"[-_.@]", tag or "", maxsplit=1)[0].casefold()
    return _WORDINGS[Language(code)] if code in set(Language) else ENGLISH
