from dataclasses import replace

from bot.articles.article import Block, BlockKind
from bot.claims.claim import Reference, SpeakerKind, Stance
from bot.claims.frame import Tense
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.judge import RuleJudge
from bot.ports import ClaimRecord
from bot.span import Span
from tests.unit.contradictions.told import claim, frame

CLOSE = frame("close", "council", "ferry", adverbs=("summer",))
HELD = claim(CLOSE, speaker="Ida Holm", content="the council had closed the ferry")
AROUND = "The council has closed the ferry, the harbour office said."


def test_a_doubt_about_the_matter_of_the_article_is_a_challenge():
    doubting = claim(
        frame("plausible", "ferry", positive=False),
        speaker="Otto Fen",
        stance=Stance.DOUBTS,
        before=AROUND,
        content="a closed ferry is not plausible",
    )

    found = RuleJudge().judge(HELD, doubting)

    assert found is not None
    assert found.kind is ContradictionKind.DENIAL
    assert found.reasons[0] == "challenged"


def test_the_same_doubt_elsewhere_is_about_something_else():
    near = claim(frame("fake", "this"), speaker="Otto Fen", before=AROUND, content="this is fake")
    far = claim(frame("fake", "this"), speaker="Otto Fen", before="The museum has a new roof.", content="this is fake")
    judge = RuleJudge()

    close, apart = judge.judge(HELD, near), judge.judge(HELD, far)

    assert close is not None
    assert apart is None or apart.score < close.score / 2


def test_what_is_not_confirmed_is_a_gap():
    silent = claim(
        frame("report", "the", "ferry"),
        speaker="Otto Fen",
        stance=Stance.DOES_NOT_CONFIRM,
        cue="could not confirm",
        before=AROUND,
        content="the reports on the ferry",
    )

    found = RuleJudge().judge(HELD, silent)

    assert found is not None
    assert found.kind is ContradictionKind.CONFIRMATION_GAP


def test_two_who_deny_the_same_do_not_disagree():
    one, other = (
        claim(CLOSE, speaker=name, stance=Stance.DENIES, cue="denied", before=AROUND)
        for name in ("Ada Reed", "Otto Fen")
    )

    assert RuleJudge().judge(one, other) is None


def test_a_denial_by_its_own_not_is_of_what_it_names_alone():
    """Set in one paragraph of one article, where a bare denial would be of what stands before it."""
    closed, insisted = (
        _in_one_paragraph(told, at)
        for at, told in enumerate(
            (
                claim(CLOSE, speaker="Ida Holm"),
                claim(frame("move", "wall", positive=False), speaker="Otto Fen", stance=Stance.DENIES, cue="insisted"),
            )
        )
    )

    assert RuleJudge().judge(closed, insisted) is None


def _in_one_paragraph(record: ClaimRecord, at: int) -> ClaimRecord:
    """Return a claim as the sentence number `at` of an article that others are in too."""
    text = "Ida Holm said the council had closed the ferry. Otto Fen insisted that the wall had not moved."
    start, end = ((0, 47), (48, len(text)))[at]
    article = replace(record.article, id="one", text=text, blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
    return replace(record, article=article, claim=replace(record.claim, article_id="one", sentence=Span(start, end)))


def test_who_knows_no_such_person_challenges_what_that_person_says():
    envoy = claim(frame("represent", "he", "rebel"), speaker="Danby Rook", content="he represents the rebels")
    other = claim(frame("represent", "he", "rebel"), speaker="Ida Holm", content="he represents the rebels")
    stranger = claim(frame("know", "he", "Danby", positive=False), speaker="Otto Fen", content="he does not know Danby")
    judge = RuleJudge()

    found = judge.judge(envoy, stranger)

    assert found is not None
    assert found.reasons[0] == "challenged"
    assert judge.judge(other, stranger) is None


def test_reports_that_are_denied_are_those_of_the_article():
    denied = claim(
        frame("report"),
        speaker="Otto Fen",
        stance=Stance.DENIES,
        cue="denied",
        before=AROUND,
        content="the reports",
    )
    elsewhere = replace(denied, article=replace(denied.article, blocks=denied.article.blocks[1:]))
    judge = RuleJudge()

    found = judge.judge(HELD, denied)

    assert found is not None
    assert found.reasons[0] == "challenged"
    assert RuleJudge().judge(HELD, elsewhere) is None


def test_what_a_challenge_says_under_a_condition_is_not_what_it_is_aimed_at():
    stranger = claim(
        frame("know", "he", "messenger", positive=False),
        frame("close", "council", "ferry", conditional=True),
        speaker="Otto Fen",
        stance=Stance.DENIES,
        content="he did not know the messenger and if the council closed the ferry it would say so",
    )

    assert RuleJudge().judge(HELD, stranger) is None


def test_a_denial_that_names_its_matter_is_not_of_what_stands_near():
    strike = claim(
        frame("dismiss", "he", "rumour", act=True),
        frame("rumour", nominal=True, of_="strike"),
        speaker="Otto Fen",
        stance=Stance.DISMISSES,
        cue="dismissed",
        before=AROUND,
        content="rumours of a strike as nonsense",
    )

    assert RuleJudge().judge(HELD, strike) is None


def test_a_word_of_falsehood_beside_the_matter_denies_nothing():
    paper = claim(
        frame("travel", "she", with_="fake passport"),
        speaker="Otto Fen",
        before=AROUND,
        content="she travelled with a fake passport",
    )

    assert RuleJudge().judge(HELD, paper) is None


def test_who_goes_on_from_a_denial_denies_the_same():
    nobody = claim(frame("drown", "", "nobody"), speaker="Otto Fen", stance=Stance.DENIES)
    meant = Reference(
        Span(0, 5), (Span(0, 5),), "other", Stance.DENIES, nobody.claim.proposition, "the sentence before"
    )
    goes_on = claim(frame("false", "report"), speaker="Otto Fen", stance=Stance.DENIES, before=AROUND, content="false")
    linked = replace(
        goes_on, claim=replace(goes_on.claim, proposition=replace(goes_on.claim.proposition, refers=(meant,)))
    )
    drowned = claim(frame("drown", "", "ferryman"), speaker="Ida Holm", content="the ferryman had drowned")
    judge = RuleJudge()

    assert judge.judge(HELD, goes_on) is not None
    assert judge.judge(HELD, linked) is None
    assert judge.judge(drowned, linked) is not None


def test_what_one_will_not_do_is_no_denial_of_what_another_does():
    refused = claim(
        frame("close", "he", "bridge", tense=Tense.FUTURE, positive=False),
        speaker="Otto Fen",
        before=AROUND,
        content="he would not close the bridge",
    )

    assert RuleJudge().judge(claim(frame("close", "Holm", "ferry"), speaker="Ida Holm"), refused) is None


def test_where_it_was_is_not_what_is_denied():
    """Both speak of the harbour fire, but the firm is silent on who was saved from it."""
    denied = claim(
        frame("touch", "firm", "cable", in_="harbour fire"),
        speaker="Otto Fen",
        stance=Stance.DENIES,
        cue="denied",
        content="the firm touched a cable in the harbour fire",
    )
    saved = claim(frame("save", "crew", "dog", from_="harbour fire"), speaker="Ida Holm")
    cut = claim(frame("cut", "firm", "cable", before_="harbour fire"), speaker="Ida Holm")
    judge = RuleJudge()

    assert judge.judge(saved, denied) is None
    assert judge.judge(cut, denied) is not None


def test_one_s_own_thing_is_not_that_of_another():
    denied = claim(
        frame("cause", "its barge", "spill", in_="river"),
        speaker="Norrel",
        stance=Stance.DENIES,
        cue="denied",
        content="its barge caused the spill in the river",
    )
    denied = replace(
        denied, claim=replace(denied.claim, speaker=replace(denied.claim.speaker, kind=SpeakerKind.ORGANISATION))
    )
    ours = claim(frame("foul", "barge", "river"), speaker="Ida Holm")
    theirs = claim(frame("foul", "Velm barge", "river"), speaker="Ida Holm")
    judge = RuleJudge()

    assert judge.judge(ours, denied) is not None
    assert judge.judge(theirs, denied) is None


def test_who_will_never_know_peace_is_not_unknown():
    doomed = claim(
        frame("know", "Velm", "peace", positive=False), speaker="Otto Fen", content="Velm will not know peace"
    )
    told = claim(frame("grow", "Velm", "barley"), speaker="Ida Holm", content="Velm grows barley")

    assert RuleJudge().judge(told, doomed) is None


def test_what_a_denial_names_is_not_what_is_said_beside_it():
    other = claim(frame("paint", "guard", "boat"), speaker="Ida Holm")
    fire = claim(frame("burn", "", "mill"), speaker="Otto Fen", stance=Stance.DENIES, cue="denied", content="the fire")
    bare = claim(frame("false", "this"), speaker="Otto Fen", stance=Stance.DENIES, cue="said", content="this is false")
    judge = RuleJudge()

    assert judge.judge(*(_in_one_paragraph(one, at) for at, one in enumerate((other, bare)))) is not None
    assert judge.judge(*(_in_one_paragraph(one, at) for at, one in enumerate((other, fire)))) is None
