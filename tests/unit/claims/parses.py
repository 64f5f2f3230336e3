"""Hand-made parses: one token a line as "word tag pos head dep", heads counted from 1, 0 for the root."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from bot.language.words import Parse

_VOCAB = spacy.blank("en").vocab


_TIGHT_BEFORE = frozenset(".,:;?!”’)")
_TIGHT_AFTER = frozenset("“‘(")


def parsed(table: str, people: tuple[str, ...] = ()) -> Parse:
    return Parse(document(table, people))


def document(table: str, people: tuple[str, ...] = ()) -> Doc:
    rows = [line.split() for line in table.strip().splitlines()]
    words = [row[0] for row in rows]
    spaces = [
        at + 1 < len(words)
        and words[at + 1][0] not in _TIGHT_BEFORE
        and words[at + 1] not in ("'s", "’s", "n't")
        and word not in _TIGHT_AFTER
        for at, word in enumerate(words)
    ]
    doc = Doc(
        _VOCAB,
        words=words,
        spaces=spaces,
        tags=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        heads=[int(row[3]) - 1 if int(row[3]) else at for at, row in enumerate(rows)],
        deps=[row[4] for row in rows],
        lemmas=[word.lower() for word in words],
    )
    spans = [doc.char_span(doc.text.index(name), doc.text.index(name) + len(name), label="PER") for name in people]
    doc.set_ents([span for span in spans if span is not None])
    return doc


SAID_CLAUSE = """
The DT DET 2 det
minister NN NOUN 3 nsubj
said VBD VERB 0 ROOT
the DT DET 5 det
bridge NN NOUN 6 nsubj
opened VBD VERB 3 ccomp
. . PUNCT 3 punct
"""
QUOTE_SAID = """
“ `` PUNCT 4 punct
We PRP PRON 4 nsubj
never RB ADV 4 advmod
signed VBD VERB 9 ccomp
it PRP PRON 4 obj
, , PUNCT 9 punct
” '' PUNCT 9 punct
Lee NNP PROPN 9 nsubj
said VBD VERB 0 ROOT
. . PUNCT 9 punct
"""
DENIED_OBJECT = """
Northport NNP PROPN 3 nsubj
has VBZ AUX 3 aux
denied VBN VERB 0 ROOT
the DT DET 5 det
report NN NOUN 3 obj
. . PUNCT 3 punct
"""
NOT_CONFIRM = """
The DT DET 2 det
army NN NOUN 5 nsubj
could MD AUX 5 aux
not RB PART 5 advmod
confirm VB VERB 0 ROOT
the DT DET 7 det
raid NN NOUN 5 obj
. . PUNCT 5 punct
"""
CONFIRMED_BY = """
The DT DET 2 det
raid NN NOUN 4 nsubj:pass
was VBD AUX 4 aux:pass
confirmed VBN VERB 0 ROOT
by IN ADP 7 case
the DT DET 7 det
ministry NN NOUN 4 obl:agent
. . PUNCT 4 punct
"""
ACCORDING = """
The DT DET 2 det
bridge NN NOUN 3 nsubj
opened VBD VERB 0 ROOT
, , PUNCT 3 punct
according VBG VERB 8 case
to IN ADP 5 fixed
the DT DET 8 det
ministry NN NOUN 3 obl
. . PUNCT 3 punct
"""
