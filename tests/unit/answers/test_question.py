from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.kinds import QuestionKind
from bot.answers.question import read, with_matter
from bot.claims.claim import Stance

TODAY = date(2031, 6, 1)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("who denied the leak?", QuestionKind.WHO),
        ("Which experts doubted the study?", QuestionKind.WHO),
        ("what did the mayor say about the bridge?", QuestionKind.WHAT_SAID),
        ("when did Corvin warn of the collapse?", QuestionKind.WHEN),
        ("On which day did the council reject the plan?", QuestionKind.WHEN),
        ("how many cars cross the bridge?", QuestionKind.HOW_MANY),
        ("How long was the bridge closed?", QuestionKind.HOW_MANY),
        ("which outlets reported the leak?", QuestionKind.OUTLETS),
        ("which newspaper first printed it?", QuestionKind.OUTLETS),
        ("did the mayor deny the leak?", QuestionKind.YES_NO),
        ("give me a timeline of the bridge affair", QuestionKind.TIMELINE),
        ("did the mayor change his position on the bridge?", QuestionKind.POSITION_CHANGE),
        ("who contradicts the mayor?", QuestionKind.CONTRADICTS),
        ("why was the bridge closed?", QuestionKind.FACT),
        ("Dana Corvin", QuestionKind.LOOKUP),
        ("bridge damage", QuestionKind.LOOKUP),
    ],
)
def test_kinds(text, kind):
    assert read(text, TODAY).kind is kind


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("who denied the leak?", (Stance.DENIES,)),
        ("who rejected the report?", (Stance.DENIES,)),
        ("who has refuted the claim?", (Stance.DENIES,)),
        ("who dismissed the report?", (Stance.DISMISSES,)),
        ("who couldn't confirm the leak?", (Stance.DOES_NOT_CONFIRM,)),
        ("who was unable to verify the figures?", (Stance.DOES_NOT_CONFIRM,)),
        ("who confirmed the leak?", (Stance.CONFIRMS,)),
        ("who backs the claim that the bridge is safe?", (Stance.CONFIRMS, Stance.ASSERTS)),
        ("who was sceptical of the study?", (Stance.DOUBTS,)),
        ("who warned of floods?", (Stance.WARNS,)),
        ("what did the mayor call for?", (Stance.CALLS_FOR,)),
        ("who declined to comment on the leak?", (Stance.DECLINES_TO_COMMENT,)),
        ("who did not deny the leak?", ()),
        ("what did the mayor say about the denial?", ()),
    ],
)
def test_stances(text, stances):
    assert read(text, TODAY).stances == stances


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("what did mayor Tomas Reld say about the bridge?", "mayor tomas reld"),
        ("when did the road office say that it was closed?", "road office"),
        ("did Reld's position on the bridge change?", "reld"),
        ("who contradicts Dana Corvin's warning?", "dana corvin"),
        ("who denied that Dana Corvin lied?", None),
    ],
)
def test_whose_words_are_asked_for(text, speaker):
    assert read(text, TODAY).speaker == speaker


def test_the_topic_leaves_out_what_only_asks():
    assert read("who denied that the old bridge had cracks?", TODAY).topic == ("bridg", "crack")


def test_sentences_before_the_question_are_its_preface():
    question = read("The mayor said the bridge was safe. Who contradicts him?", TODAY)
    assert question.speaker == "mayor"
    assert "bridg" in question.preface


def test_a_typing_error_in_a_verb_is_mended_but_a_known_word_is_not():
    assert read("who deneid the leak?", TODAY, lambda _: False).stances == (Stance.DENIES,)
    assert read("who confined the leak?", TODAY, lambda stem: stem == "confin").stances == ()


@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    assert read(text, TODAY).text == text


def test_a_contracted_auxiliary_is_no_topic():
    assert read("who couldn't confirm the troops?", date(2031, 6, 1)).topic == ("troop",)


@pytest.mark.parametrize(
    ("text", "topic"),
    [("who rejected the accusation?", ("accus",)), ("who denied it?", ()), ("who denied the leak?", ("leak",))],
)
def test_the_noun_of_a_saying_is_the_matter_where_nothing_else_is_named(text, topic):
    assert with_matter(read(text, TODAY)).topic == topic


@pytest.mark.parametrize(
    ("text", "kind", "topic"),
    [
        ("why did Sund break off the talks?", QuestionKind.FACT, ("sund", "break", "talk")),
        ("what did the talks achieve?", QuestionKind.FACT, ("talk", "achiev")),
        ("who joined talks with Sund?", QuestionKind.WHO, ("join", "talk", "sund")),
        ("who talks about the bridge?", QuestionKind.WHO, ("bridg",)),
    ],
)
def test_talks_that_are_held_are_a_topic_and_say_nothing(text, kind, topic):
    question = read(text, TODAY)
    assert (question.kind, question.topic, question.speaker) == (kind, topic, None)
