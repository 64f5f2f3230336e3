"""A small pipeline that parses a handful of sentences, in Universal Dependencies or in ClearNLP labels."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from bot.language.pipeline import Pipeline

# word/lemma/coarse/fine, then head (1-based, 0 for the root) and label in each scheme
_PARSES = """
Mayor/mayor/PROPN/NNP 2 compound 3 compound
Ada/Ada/PROPN/NNP 4 nsubj 3 compound
Mirel/Mirel/PROPN/NNP 2 flat 4 nsubj
denied/deny/VERB/VBD 0 root 0 ROOT
that/that/SCONJ/IN 9 mark 9 mark
the/the/DET/DT 7 det 7 det
bridge/bridge/NOUN/NN 9 nsubj:pass 9 nsubjpass
was/be/AUX/VBD 9 aux:pass 9 auxpass
closed/close/VERB/VBN 4 ccomp 4 ccomp
././PUNCT/. 4 punct 4 punct

The/the/DET/DT 2 det 2 det
report/report/NOUN/NN 4 nsubj:pass 4 nsubjpass
was/be/AUX/VBD 4 aux:pass 4 auxpass
confirmed/confirm/VERB/VBN 0 root 0 ROOT
by/by/ADP/IN 8 case 4 agent
the/the/DET/DT 8 det 8 det
harbour/harbour/NOUN/NN 8 compound 8 compound
board/board/NOUN/NN 4 obl 5 pobj
././PUNCT/. 4 punct 4 punct

Officials/official/NOUN/NNS 4 nsubj 4 nsubj
could/could/AUX/MD 4 aux 4 aux
not/not/PART/RB 4 advmod 4 neg
confirm/confirm/VERB/VB 0 root 0 ROOT
the/the/DET/DT 6 det 6 det
delay/delay/NOUN/NN 4 obj 4 dobj
././PUNCT/. 4 punct 4 punct
"""
_SCHEMES = {"ud": 1, "clearnlp": 3}


def _tables(scheme: str) -> dict[tuple[str, ...], list[list[str]]]:
    tables: dict[tuple[str, ...], list[list[str]]] = {}
    for block in _PARSES.strip().split("\n\n"):
        rows = [line.split() for line in block.splitlines()]
        at = _SCHEMES[scheme]
        tables[tuple(row[0].split("/")[0] for row in rows)] = [[row[0], row[at], row[at + 1]] for row in rows]
    return tables


@Language.factory("scripted_parser", default_config={"scheme": "ud"})
def scripted_parser(nlp: Language, name: str, scheme: str):
    """Return a component that annotates the sentences it knows, and fails on others."""
    tables = _tables(scheme)

    def parse(doc: Doc) -> Doc:
        for token, (annotation, head, label) in zip(doc, tables[tuple(token.text for token in doc)], strict=True):
            _, lemma, coarse, fine = annotation.split("/")
            token.lemma_, token.pos_, token.tag_ = lemma, coarse, fine
            token.head = doc[int(head) - 1] if int(head) else token
            token.dep_ = label
        return doc

    return parse


def scripted_pipeline(scheme: str) -> Pipeline:
    """Return a pipeline for the sentences above whose labels are of that scheme."""
    nlp = spacy.blank("en")
    nlp.add_pipe("scripted_parser", config={"scheme": scheme})
    return Pipeline(nlp, f"scripted-{scheme}")
