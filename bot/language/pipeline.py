"""The parsing pipeline: loaded once, fed a paragraph at a time, deaf to nothing."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import PermanentError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

WEIGHTS = Path(__file__).parent / "weights"
RULES = "1"  # raised whenever a rule of the language room changes what is read from a text
LONGEST = 100_000  # characters parsed at once; memory grows with it
_LONGEST_RUN = 500  # characters without a blank; the tokeniser's time is quadratic in it

_PIECE = re.compile(rf"\S{{1,{_LONGEST_RUN}}}\s*|\s+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_REGISTERING = (
    "bot.language.splitting",
    "bot.language.organisations",
    "bot.language.features",
)  # parts that a configuration may name
_loaded: dict[str | None, Pipeline] = {}
_loading = threading.Lock()


class MissingPipelineError(PermanentError):
    """There is no such language pipeline here; someone has to install it."""


class Pipeline:
    """A spaCy pipeline with sentence starts set by rule, safe for any text."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._nlp = nlp
        described = json.dumps(nlp.meta, sort_keys=True, default=str).encode()
        weights = hashlib.sha256(described).hexdigest()[:8]
        self.version = f"{name} {nlp.meta.get('version', '0')} {weights} rules {RULES}"

    def parse(self, text: str) -> Doc:
        """Return the parse of one paragraph; a very long one is parsed in pieces and joined again.

        The Doc's text equals `text`, but for lone surrogates, which become U+FFFD: offsets hold either way.
        """
        return next(self.pipe([text]))

    def pipe(self, texts: Iterable[str], batch_size: int = 64) -> Iterator[Doc]:
        """Yield the parse of each paragraph of `texts`, in order, working in batches."""
        held: list[Doc] = []
        for doc, last in self._nlp.pipe(_numbered(texts), as_tuples=True, batch_size=batch_size):
            held.append(doc)
            if last:
                yield doc if len(held) == 1 else _joined(held) or doc
                held = []


def load_pipeline(name: str | None = None) -> Pipeline:
    """Return the pipeline of that name or path, or the shipped one; loaded once per process, whichever thread asks.

    Raises MissingPipelineError when there is none or it has no parser.
    """
    if name not in _loaded:
        with _loading:
            if name not in _loaded:
                _loaded[name] = _load(name)
    return _loaded[name]


def _load(name: str | None) -> Pipeline:
    import spacy

    for module in _REGISTERING:
        if importlib.util.find_spec(module):
            importlib.import_module(module)
    try:
        nlp = spacy.load(WEIGHTS if name is None else name)
    except OSError as error:
        wanted = f"the shipped language pipeline ({WEIGHTS})" if name is None else f"the language pipeline {name!r}"
        raise MissingPipelineError(f"{wanted} is not installed.") from error
    if "parser" not in nlp.pipe_names:
        raise MissingPipelineError(f"the language pipeline {name!r} has no parser, so nothing can be read with it.")
    add_rules(nlp)
    _multiply_with_numpy(nlp)
    return Pipeline(nlp, "gainsay" if name is None else Path(name).name)


def add_rules(nlp: Language) -> None:
    """Put our components between those of `nlp`: sentences are split ahead of the parser, names mended after them."""
    for other in ("senter", "sentencizer"):
        if other in nlp.pipe_names:
            nlp.remove_pipe(other)
    if "gainsay_sentences" not in nlp.pipe_names:
        nlp.add_pipe("gainsay_sentences", before="parser")
    if "ner" in nlp.pipe_names and "gainsay_organisations" not in nlp.pipe_names:
        nlp.add_pipe("gainsay_organisations", after="ner")


def _joined(docs: list[Doc]) -> Doc | None:
    from spacy.tokens import Doc

    return Doc.from_docs(docs, ensure_whitespace=False)


def _multiply_with_numpy(nlp: Language) -> None:
    """Let numpy multiply the matrices: its BLAS takes a third of the time that thinc's own takes on common processors.

    What computes in another way already (on a graphics card, with Apple's library) is left alone.
    """
    from thinc.api import NumpyOps

    ours = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model: Any = getattr(component, "model", None)
        for layer in model.walk() if hasattr(model, "walk") else ():
            if type(layer.ops) is NumpyOps:
                layer.ops = ours


def _numbered(texts: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of each text, each with whether it is the last one of its text."""
    for text in texts:
        pieces = _pieces(_SURROGATE.sub("\ufffd", text))
        for index, piece in enumerate(pieces, start=1):
            yield piece, index == len(pieces)


def _pieces(text: str) -> list[str]:
    """Cut `text` into pieces that can be parsed in bounded time; most texts are one piece."""
    if len(text) <= LONGEST and not re.search(rf"\S{{{_LONGEST_RUN + 1}}}", text):
        return [text]
    pieces, since = [], 0
    for match in _PIECE.finditer(text):
        endless = match.end() < len(text) and not match[0][-1].isspace()
        if endless or match.end() - since >= LONGEST - _LONGEST_RUN:
            pieces.append(text[since : match.end()])
            since = match.end()
    return [*pieces, text[since:]] if since < len(text) else pieces
