"""A sentence-embedding model in ONNX, read from a folder that the operator names."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from bot.answers.meaning import Vectors
from bot.errors import UserError

_LONGEST = 256  # tokens of a text; passages are sentences
_BATCH = 32  # texts that the model reads at a time
_MODELS = ("model.onnx", "onnx/model.onnx")
_POOLING = "1_Pooling/config.json"
_PROMPTS = "config_sentence_transformers.json"
_QUESTION_PROMPTS, _PASSAGE_PROMPTS = ("query", "question"), ("passage", "document")


class SentenceEncoder:
    """The `Embedder` of a folder as sentence-transformers lays them out.

    Without `1_Pooling/config.json` the tokens' vectors are averaged. Prompts for questions and passages are taken from
    `config_sentence_transformers.json`, where the model wants them.
    """

    def __init__(self, folder: Path) -> None:
        """Load the model. Raises UserError where a file is missing or the `models` extra is not installed."""
        self._model = _model_in(folder)
        try:
            runtime, tokenizers = import_module("onnxruntime"), import_module("tokenizers")
        except ImportError:
            raise UserError(
                "GAINSAY_EMBEDDING_MODEL needs the extra `models`: pip install 'gainsay[models]'."
            ) from None
        self._folder = folder
        self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.enable_padding()
        self._session = runtime.InferenceSession(str(self._model), providers=["CPUExecutionProvider"])
        self._inputs = {one.name for one in self._session.get_inputs()}
        self._first_token = bool(_read(folder / _POOLING).get("pooling_mode_cls_token"))
        prompts = _read(folder / _PROMPTS).get("prompts") or {}
        self._for_question = _prompt(prompts, _QUESTION_PROMPTS)
        self._for_passage = _prompt(prompts, _PASSAGE_PROMPTS)

    @cached_property
    def name(self) -> str:
        """Return the folder's name and a digest of the model in it, which another model does not share."""
        with self._model.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return f"{self._folder.name}-{digest[:12]}"

    def question(self, text: str) -> Vectors:
        """Return the one row of a question."""
        return self._encoded([self._for_question + text])

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each passage."""
        batches = [texts[start : start + _BATCH] for start in range(0, len(texts), _BATCH)]
        return np.concatenate([self._encoded([self._for_passage + text for text in batch]) for batch in batches])

    def _encoded(self, texts: Sequence[str]) -> Vectors:
        read = self._tokenizer.encode_batch(list(texts))
        given = {
            "input_ids": [one.ids for one in read],
            "attention_mask": [one.attention_mask for one in read],
            "token_type_ids": [one.type_ids for one in read],
        }
        fed = {name: np.array(value, dtype=np.int64) for name, value in given.items() if name in self._inputs}
        found = np.asarray(self._session.run(None, fed)[0], dtype=np.float32)
        if found.ndim == 3:  # a vector for each token, not yet for the text
            found = found[:, 0] if self._first_token else _mean(found, np.array(given["attention_mask"]))
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        return np.asarray(found / np.maximum(lengths, 1e-12), dtype=np.float32)


def _mean(tokens: Vectors, mask: Any) -> Vectors:
    """Return the mean of each text's tokens, padding left out."""
    weights = mask[:, :, None].astype(np.float32)
    return np.asarray((tokens * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1.0), dtype=np.float32)


def _model_in(folder: Path) -> Path:
    models = [folder / name for name in _MODELS if (folder / name).is_file()]
    missing = [] if models else ["model.onnx"]
    missing += [] if (folder / "tokenizer.json").is_file() else ["tokenizer.json"]
    if missing:
        raise UserError(f"GAINSAY_EMBEDDING_MODEL names {folder}, which lacks {', '.join(missing)}.")
    return models[0]


def _read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return found


def _prompt(prompts: dict[str, str], names: Sequence[str]) -> str:
    return next((prompts[name] for name in names if prompts.get(name)), "")
