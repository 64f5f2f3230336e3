"""A pipeline that parses nothing, for readers whose executor is another process or dies: found by name there."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

VERSION = "quick 1"


class QuickPipeline:
    """Stands for a language pipeline; what it does with a text is written in the text."""

    version = VERSION

    def pipe(self, texts: Any, batch_size: int = 64) -> Any:
        import spacy

        nlp = spacy.blank("en")
        for text in texts:
            _obey(text)
            yield nlp(text)


def load_quick() -> Any:
    return QuickPipeline()


def _obey(text: str) -> None:
    """Do as the text says: take time, raise, die always, or die the first time that the file it names is not there."""
    words = text.split()
    if "SLOW" in words:
        time.sleep(0.2)
    if "RAISE" in words:
        raise ValueError("cannot be read")
    if "DIE" in words:
        os.kill(os.getpid(), signal.SIGKILL)
    if "ONCE" in words:
        mark = Path(words[words.index("ONCE") + 1])
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
