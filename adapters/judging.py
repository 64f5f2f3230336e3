"""A natural-language-inference cross-encoder in ONNX, read from a folder that the operator names."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

from adapters.settings import Settings
from bot.contradictions.judge import Judge, RuleJudge
from bot.contradictions.model_judge import ModelJudge
from bot.errors import UserError

_FILES = ("model.onnx", "tokenizer.json", "config.json")
_LONGEST = 256  # tokens of a pair; claims are sentences


def judge_of(settings: Settings) -> Judge:
    """Return the judge that `settings` name. Raises UserError where its model cannot be loaded."""
    return ModelJudge(CrossEncoder(settings.judge_model)) if settings.judge_model else RuleJudge()


class CrossEncoder:
    """The `PairModel` of a folder with `model.onnx`, `tokenizer.json` and `config.json`, as model hubs lay them out."""

    def __init__(self, folder: Path) -> None:
        """Load the model. Raises UserError where a file is missing or the `models` extra is not installed."""
        _check(folder)
        try:
            runtime, tokenizers = import_module("onnxruntime"), import_module("tokenizers")
        except ImportError:
            raise UserError("GAINSAY_JUDGE_MODEL needs the extra `models`: pip install 'gainsay[models]'.") from None
        self._label = _contradicting(folder / "config.json")
        self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(_LONGEST)
        self._session = runtime.InferenceSession(str(folder / "model.onnx"), providers=["CPUExecutionProvider"])
        self._inputs = {one.name for one in self._session.get_inputs()}

    def contradiction(self, premise: str, hypothesis: str) -> float:
        """Return how likely the hypothesis cannot hold where the premise does."""
        numpy = import_module("numpy")
        read = self._tokenizer.encode(premise, hypothesis)
        given = {"input_ids": read.ids, "attention_mask": read.attention_mask, "token_type_ids": read.type_ids}
        fed = {name: numpy.array([value], dtype=numpy.int64) for name, value in given.items() if name in self._inputs}
        return _share(self._session.run(None, fed)[0][0], self._label, numpy)


def _share(logits: Any, label: int, numpy: Any) -> float:
    raised = numpy.exp(logits - logits.max())
    return float(raised[label] / raised.sum())


def _check(folder: Path) -> None:
    missing = [name for name in _FILES if not (folder / name).is_file()]
    if missing:
        raise UserError(f"GAINSAY_JUDGE_MODEL names {folder}, which lacks {', '.join(missing)}.")


def _contradicting(config: Path) -> int:
    """Return the number of the label that says contradiction."""
    labels: dict[str, str] = json.loads(config.read_text(encoding="utf-8")).get("id2label", {})
    found = [int(number) for number, label in labels.items() if label.lower().startswith("contradict")]
    if len(found) != 1:
        raise UserError(f"{config} names no label for contradiction, so its model cannot judge.")
    return found[0]
