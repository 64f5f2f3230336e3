from __future__ import annotations

from bot.claims.claim import SpeakerKind
from bot.claims.speakers import Cast
from tests.unit.claims.parses import parsed

FULL = """
Mayor NNP PROPN 2 nmod:desc
Anna NNP PROPN 4 nsubj
Weller NNP PROPN 2 flat
spoke VBD VERB 0 ROOT
. . PUNCT 4 punct
"""
LATER = """
Weller NNP PROPN 2 nsubj
said VBD VERB 0 ROOT
she PRP PRON 4 nsubj
left VBD VERB 2 ccomp
. . PUNCT 2 punct
"""
OTHER = """
Tom NNP PROPN 3 nsubj
Weller NNP PROPN 1 flat
agreed VBD VERB 0 ROOT
. . PUNCT 3 punct
"""


def cast(*docs, outlet=None):
    offsets = [sum(len(doc.text) + 2 for doc in docs[:at]) for at in range(len(docs))]
    return Cast(docs, offsets, outlet), offsets


def test_a_surname_leads_to_the_full_name_with_evidence():
    first, second = parsed(FULL, ("Anna Weller",)), parsed(LATER, ("Weller",))
    people, offsets = cast(first, second)
    speaker = people.speaker([second[0]], offsets[1])
    assert (speaker.name, speaker.kind) == ("Anna Weller", SpeakerKind.PERSON)
    assert speaker.mention == "Weller"
    assert speaker.evidence


def test_a_surname_of_two_people_leads_to_neither():
    first, second, third = parsed(FULL, ("Anna Weller",)), parsed(OTHER, ("Tom Weller",)), parsed(LATER, ("Weller",))
    people, offsets = cast(first, second, third)
    assert people.speaker([third[0]], offsets[2]).name == "Weller"


def test_a_pronoun_means_the_last_fitting_person():
    first, second = parsed(FULL, ("Anna Weller",)), parsed(LATER, ("Weller",))
    people, offsets = cast(first, second)
    assert people.speaker([second[2]], offsets[1]).name == "Anna Weller"


def test_no_source_is_unnamed():
    people, _ = cast(parsed(FULL, ("Anna Weller",)))
    speaker = people.speaker([], 0)
    assert (speaker.kind, speaker.name) == (SpeakerKind.UNNAMED, "")


def test_groups_are_named_as_written():
    doc = parsed("Two CD NUM 2 nummod\nofficials NNS NOUN 3 nsubj\nsaid VBD VERB 0 ROOT\nso RB ADV 3 advmod")
    people, _ = cast(doc)
    speaker = people.speaker([doc[0], doc[1]], 0)
    assert (speaker.kind, speaker.name) == (SpeakerKind.GROUP, "Two officials")
