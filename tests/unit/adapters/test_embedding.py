"""A sentence-embedding model in ONNX, on one of a few bytes made here: two of its words share their direction."""

import json

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers

from adapters.embedding import SentenceEncoder
from bot.errors import UserError

WORDS = {"[PAD]": 0, "ferry": 1, "boat": 2, "budget": 3, "query:": 4}
ROWS = ((0.0, 0.0), (1.0, 0.0), (0.9, 0.1), (0.0, 1.0), (-9.0, 0.0))


@pytest.fixture
def folder(tmp_path):
    table = np.array(ROWS, dtype=np.float32)
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["tokens"])],
        "sentences",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, [None, None])],
        [helper.make_tensor_value_info("tokens", TensorProto.FLOAT, [None, None, 2])],
        [numpy_helper.from_array(table, "table")],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(made, tmp_path / "model.onnx")
    tokenizer = Tokenizer(models.WordLevel(WORDS, unk_token="[PAD]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    return tmp_path


def test_texts_of_like_meaning_lie_near_one_another_whatever_their_length(folder):
    model = SentenceEncoder(folder)
    ferry, boats, budget = model.passages(["ferry", "boat boat boat", "budget"])
    question = model.question("ferry")[0]
    assert np.allclose(np.linalg.norm(boats), 1.0)
    assert question @ ferry > question @ boats > question @ budget


def test_any_number_of_texts_is_read_in_their_order(folder):
    rows = SentenceEncoder(folder).passages(["ferry", "budget"] * 40)
    assert rows.shape == (80, 2)
    assert (rows[0] == rows[78]).all()
    assert (rows[0] != rows[79]).any()


def test_the_first_token_stands_for_the_text_where_the_model_says_so(folder):
    (folder / "1_Pooling").mkdir()
    (folder / "1_Pooling" / "config.json").write_text(json.dumps({"pooling_mode_cls_token": True}))
    model = SentenceEncoder(folder)
    assert np.allclose(model.question("ferry budget budget"), model.question("ferry"))


def test_a_model_that_wants_prompts_gets_them(folder):
    prompts = {"prompts": {"query": "query: ", "passage": ""}}
    (folder / "config_sentence_transformers.json").write_text(json.dumps(prompts))
    model = SentenceEncoder(folder)
    assert model.question("ferry")[0][0] < 0 < model.passages(["ferry"])[0][0]


def test_the_name_tells_another_model_in_the_same_folder(folder):
    before = SentenceEncoder(folder).name
    assert SentenceEncoder(folder).name == before
    onnx.save(onnx.load(folder / "model.onnx"), folder / "model.onnx")
    with (folder / "model.onnx").open("ab") as file:
        file.write(b"\x7a\x00")  # an empty unknown field
    assert SentenceEncoder(folder).name != before


def test_a_folder_without_its_files_is_named(tmp_path):
    with pytest.raises(UserError, match=r"GAINSAY_EMBEDDING_MODEL names .* lacks model\.onnx, tokenizer\.json"):
        SentenceEncoder(tmp_path)
