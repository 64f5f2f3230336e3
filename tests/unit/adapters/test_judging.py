"""A cross-encoder in ONNX, on a model of a few bytes made here: it calls a pair contradicting where "not" occurs."""

import json

import numpy
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers

from adapters.judging import CrossEncoder
from bot.errors import UserError

WORDS = {"[UNK]": 0, "ferry": 1, "runs": 2, "not": 3}


@pytest.fixture
def folder(tmp_path):
    table = numpy.zeros((len(WORDS), 3), dtype=numpy.float32)
    table[WORDS["not"]] = (0.0, 0.0, 4.0)
    table[WORDS["runs"]] = (1.0, 0.0, 0.0)
    graph = helper.make_graph(
        [
            helper.make_node("Gather", ["table", "input_ids"], ["rows"]),
            helper.make_node("ReduceSum", ["rows", "axis"], ["logits"], keepdims=0),
        ],
        "pairs",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, None])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, 3])],
        [numpy_helper.from_array(table, "table"), numpy_helper.from_array(numpy.array([1]), "axis")],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(made, tmp_path / "model.onnx")
    tokenizer = Tokenizer(models.WordLevel(WORDS, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    labels = {"0": "entailment", "1": "neutral", "2": "CONTRADICTION"}
    (tmp_path / "config.json").write_text(json.dumps({"id2label": labels}))
    return tmp_path


def test_likelihoods_come_from_the_label_of_contradiction(folder):
    model = CrossEncoder(folder)

    assert model.contradiction("ferry runs", "ferry runs not") > 0.8
    assert model.contradiction("ferry runs", "ferry runs") < 0.2


def test_a_folder_without_a_file_is_named(folder):
    (folder / "tokenizer.json").unlink()

    with pytest.raises(UserError, match=r"lacks tokenizer\.json"):
        CrossEncoder(folder)


def test_a_model_without_the_label_is_refused(folder):
    (folder / "config.json").write_text(json.dumps({"id2label": {"0": "positive", "1": "negative"}}))

    with pytest.raises(UserError, match="no label for contradiction"):
        CrossEncoder(folder)
