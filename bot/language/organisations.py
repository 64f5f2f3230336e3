"""Names whose last or first word says that they are organisations, whatever the recogniser called them."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from bot.language.gazetteer import gender_of

_LAST = frozenset(
    """academy administration agency airlines airways alliance army assembly association associates authority bank board
    bureau caucus club co. coalition college commission committee commons company congress consortium corp corp.
    corporation council court department federation force forces foundation fund gazette group guard herald holdings inc
    inc. industries institute institution journal laboratory league legion llc ltd ltd. ministry motors movement navy
    network news office orchestra organisation organization parliament partners party plc police post press records
    school senate service services society systems team technologies times tribune trust union university
    watch""".split()
)
"""Words that end the name of an organisation; those that as often end a place's (museum, church) are not here."""
_FIRST = frozenset(
    """academy alliance association bank board bureau center centre church college committee council court department
    federation house institute institution league ministry office organisation organization parliament party society
    union university""".split()
)
"""Words that open one, before "of" or "for"."""
_LABEL = "ORG"


@Language.component("gainsay_organisations", requires=["doc.ents"], assigns=["doc.ents"])
def gainsay_organisations(doc: Doc) -> Doc:
    """Relabel the names of `doc` that call themselves organisations."""
    names = [name for name in doc.ents if name.label_ != _LABEL and _is_organisation(name)]
    if names:
        renamed = {name.start: Span(doc, name.start, name.end, label=_LABEL) for name in names}
        doc.set_ents([renamed.get(name.start, name) for name in doc.ents])
    return doc


def _is_organisation(name: Span) -> bool:
    first, last = name[0], name[-1]
    if len(name) < 2:
        return False
    if first.lower_ in _FIRST and first.text[:1].isupper():
        return name[1].lower_ in ("of", "for")
    # some of these words are surnames too: behind a given name they stay with the person
    return last.lower_ in _LAST and last.text[:1].isupper() and not (len(name) == 2 and gender_of(first.text))
