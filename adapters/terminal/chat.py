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

if TYPE_CHECKING:
    from bot.desk import Desk

PROMPT = "you> "
GREETING = "Ask who said what, who denied it, when, and where it was printed. /help lists the commands, /quit leaves."
HELP = """Ask in plain English, for example: Who denied the reports?
A question may lean on the one before it: And who confirmed them?

/claims NAME           what a speaker said
/contradictions TOPIC  who disagrees about a topic; without a topic, all of them
/status                how much is indexed
/why                   how the last answer was found
/help                  this list
/quit                  leave (so do exit, and Ctrl-D)"""
_LEAVING = frozenset({"/quit", "/exit", "/q", "quit", "exit", "bye", ":q"})
_HELPING = frozenset({"/help", "help", "?", "/?"})


class Chat:
    """One conversation. `run` runs a coroutine to its end and returns its result."""

    def __init__(
        self, desk: Desk, run: Callable[[Coroutine[Any, Any, Any]], Any], console: Console, thread: str
    ) -> None:
        self._desk = desk
        self._run = run
        self._console = console
        self._thread = thread
        self._trail: tuple[str, ...] = ()

    def talk(self, source: TextIO) -> None:
        """Answer line after line until the source ends or the person leaves."""
        interactive = source.isatty() and self._console.is_terminal
        if interactive:
            self._console.print(GREETING)
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
                self._console.print(HELP)
            elif words.startswith("/"):
                self._obey(words)
            else:
                self._ask(words)
        except GainsayError as error:
            self._console.print(shown(str(error)))

    def _ask(self, question: str) -> None:
        answer = self._run(self._desk.ask(question, thread=self._thread))
        self._trail = answer.explanation
        print_reply(self._console, answer.reply)

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
            steps = self._trail or ("Nothing has been asked yet.",)
            self._console.print(Text("\n").join(shown(step) for step in steps))
            return
        else:
            self._console.print(shown(f"There is no command {command}; /help lists them."))
            return
        print_reply(self._console, reply)


def _typed() -> Iterator[str]:
    """Yield what is typed at the prompt, with line editing and history where the system has them."""
    with suppress(ImportError):  # not on every system
        import readline  # noqa: F401 - importing it gives input() its line editing
    while True:
        try:
            yield input(PROMPT)
        except EOFError:
            return
