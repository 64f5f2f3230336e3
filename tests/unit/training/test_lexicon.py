import spacy
from spacy.strings import hash_string

from bot.language.features import CLUSTER_BITS, KNOWN_BIT
from training import lexicon


def test_all_that_is_known_of_a_string_is_packed_into_one_number():
    keys, values = lexicon.build_lexicon({"may": 0b101}, {"may": 0b11}, ["may", "may", "rare"])

    assert keys.tolist() == [hash_string("may")]
    assert values.tolist() == [0b101 | 0b11 << CLUSTER_BITS | KNOWN_BIT]


def test_the_lexicon_reaches_the_features_of_a_new_pipeline(tmp_path):
    keys, values = lexicon.build_lexicon({"may": 1}, {}, [])
    lexicon.np.savez(tmp_path / "lexicon.npz", keys=keys, values=values)
    nlp = spacy.blank("en")
    nlp.add_pipe(
        "tok2vec",
        config={
            "model": {
                "@architectures": "spacy.Tok2Vec.v2",
                "embed": {"@architectures": "gainsay.WordFeatureEmbed.v1", "width": 8},
                "encode": {
                    "@architectures": "spacy.MaxoutWindowEncoder.v2",
                    "width": 8, "depth": 1, "window_size": 1, "maxout_pieces": 2,
                },
            }
        },
    )  # fmt: skip
    lexicon.set_lexicon(tmp_path / "lexicon.npz")(nlp)

    layers = [layer for layer in nlp.get_pipe("tok2vec").model.walk() if layer.name == lexicon.LAYER_NAME]
    assert [layer.attrs["keys"].tolist() for layer in layers] == [keys.tolist()]
