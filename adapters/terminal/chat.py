"""The conversation at the terminal, or with whatever is piped in."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO

from rich.console import Console
from rich.text import Text

from adapters.terminal.plain import shown
from adapters.terminal.render import print_reply
from bot.errors import GainsayError
from bot.requests import ClaimsRequest, ContradictionsRequest
from bot.wording import Wording

if TYPE_CHECKING:
    from bot.desk import Desk

PROMPT = "you> "
_LEAVING = frozenset({"/quit", "/exit", "/q", "quit", "exit", "bye", ":q"})
_HELPING = frozenset({"/help", "help", "?", "/?"})


class Chat:
    """One conversation. `run` runs a coroutine to its end and returns its result."""

    def __init__(
        self,
        desk: Desk,
        run: Callable[[Coroutine[Any, Any, Any]], Any],
        console: Console,
        thread: str,
        words: Wording,
    ) -> None:
        self._desk = desk
        self._run = run
        self._console = console
        self._thread = thread
        self._words = words
        self._trail: tuple[str, ...] = ()

    def talk(self, source: TextIO) -> None:
        """Answer line after line until the source ends or the person leaves."""
        interactive = source.isatty() and self._console.is_terminal
        if interactive:
            self._console.print(self._words("terminal-greeting"))
        for line in _typed() if interactive else source:
            words = line.strip()
            if words.casefold() in _LEAVING:
                return
            if words:
                self._answer(words)
                self._console.print()

    def _answer(self, words: str) -> None:
        try:
            if words.casefold() in _HELPING:
                self._console.print(self._words("terminal-help"))
            elif words.startswith("/"):
                self._obey(words)
            else:
                self._ask(words)
        except GainsayError as error:
            self._console.print(shown(self._words.of(error.sentence)))

    def _ask(self, question: str) -> None:
        answer = self._run(self._desk.ask(question, thread=self._thread))
        self._trail = answer.explanation
        print_reply(self._console, answer.reply, self._words)

    def _obey(self, words: str) -> None:
        command, _, rest = words.partition(" ")
        about = rest.strip() or None
        if command == "/claims":
            reply = self._run(self._desk.claims_reply(ClaimsRequest(speaker=about)))
        elif command == "/contradictions":
            reply = self._run(self._desk.contradictions_reply(ContradictionsRequest(about=about)))
        elif command == "/status":
            reply = self._run(self._desk.status_reply())
        elif command == "/why":
            steps = self._trail or (self._words("terminal-nothing-asked"),)
            self._console.print(Text("\n").join(shown(step) for step in steps))
            return
        else:
            self._console.print(shown(self._words("terminal-no-command", command=command)))
            return
        print_reply(self._console, reply, self._words)


def _typed() -> Iterator[str]:
    """Yield what is typed at the prompt, with line editing and history where the system has them."""
    with suppress(ImportError):  # not on every system
        import readline  # noqa: F401 - importing it gives input() its line editing
    while True:
        try:
            yield input(PROMPT)
        except EOFError:
            return
