import gzip

import pytest
import spacy

from training import treebanks

CONLLU = """\
# newdoc id = invented-1
# newpar
# sent_id = invented-1-0001
# text = Lorno doesn't deny it.
1	Lorno	Lorno	PROPN	NNP	Number=Sing	4	nsubj	_	Entity=(1-person-new-cf1-1-sgl)
2-3	doesn't	_	_	_	_	_	_	_	_
2	does	do	AUX	VBZ	Tense=Pres	4	aux	_	_
3	n't	not	PART	RB	Polarity=Neg	4	advmod	_	_
4	deny	deny	VERB	VB	VerbForm=Inf	0	root	_	_
4.1	ghost	ghost	X	XX	_	_	_	_	_
5	it	it	PRON	PRP	_	4	obj	_	SpaceAfter=No
6	.	.	PUNCT	.	_	4	punct	_	_

# sent_id = invented-1-0002
# text = Who would?
1	Who	who	PRON	WP	_	0	root	_	_
2	would	would	AUX	MD	_	1	aux	_	SpaceAfter=No
3	?	?	PUNCT	.	_	1	punct	_	_

# newpar
# sent_id = invented-1-0003
# text = Nobody.
1	Nobody	nobody	PRON	NN	_	0	root	_	SpaceAfter=No
2	.	.	PUNCT	.	_	1	punct	_	_

"""


@pytest.fixture
def sentences(tmp_path):
    path = tmp_path / "invented.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode()))
    return list(treebanks.read_sentences(path))


def test_multiword_tokens_become_words_without_a_space_inside(sentences):
    words = sentences[0].words

    assert [word.form for word in words] == ["Lorno", "does", "n't", "deny", "it", "."]
    assert [word.space for word in words] == [True, False, True, True, False, True]


def test_heads_point_into_the_document(sentences):
    doc = treebanks.to_doc(spacy.blank("en").vocab, sentences[:2])

    assert doc.text == "Lorno doesn't deny it. Who would? "
    assert [(token.text, token.head.text, token.dep_) for token in doc if token.dep_ in ("ROOT", "aux")] == [
        ("does", "deny", "aux"),
        ("deny", "deny", "ROOT"),
        ("Who", "Who", "ROOT"),
        ("would", "Who", "aux"),
    ]
    assert [sentence[0].text for sentence in doc.sents] == ["Lorno", "Who"]
    assert doc[1].lemma_ == "do"
    assert doc[2].morph.to_dict() == {"Polarity": "Neg"}


def test_paragraphs_end_where_the_corpus_says_or_at_the_limit(sentences):
    assert [len(group) for group in treebanks.paragraphs(iter(sentences))] == [2, 1]
    assert [len(group) for group in treebanks.paragraphs(iter(sentences), limit=1)] == [1, 1, 1]


def test_a_sentence_knows_its_document(sentences):
    assert {sentence.document for sentence in sentences} == {"invented-1"}
    assert sentences[2].identifier == "invented-1-0003"
