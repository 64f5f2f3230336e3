from dataclasses import replace
from datetime import date

from bot.claims.claim import Modality, QuoteKind, Reference, Stance
from bot.claims.frame import Tense
from bot.contradictions.contradiction import ContradictionKind, Verdict
from bot.contradictions.facets import facets
from bot.contradictions.facts import Status
from bot.contradictions.judge import RuleJudge
from bot.ports import ClaimRecord
from bot.span import Span
from tests.unit.contradictions.told import claim, frame, under

SENT = frame("send", "Freedonia", "soldier", to_="Sylvania")


def judged(a: ClaimRecord, b: ClaimRecord) -> Verdict | None:
    return RuleJudge().judge(a, b)


def score(a: ClaimRecord, b: ClaimRecord) -> float:
    found = judged(a, b)
    return found.score if found else 0.0


def test_denial_of_what_another_asserts():
    found = judged(claim(SENT, speaker="Ada Reed"), claim(SENT, speaker="Otto Fen", stance=Stance.DENIES, cue="denied"))

    assert found is not None
    assert found.kind is ContradictionKind.DENIAL
    assert found.score > 0.5


def test_denial_in_other_words():
    shipped = frame("ship", "Freedonia", "troop", to_="Sylvania")

    assert score(claim(shipped), claim(SENT, speaker="Otto Fen", stance=Stance.DENIES, cue="denied")) > 0.5


def test_denied_cue_is_not_enough():
    other = frame("close", "museum", "door", in_="Ostmark")

    assert score(claim(SENT), claim(other, speaker="Otto Fen", stance=Stance.DENIES, cue="denied")) < 0.2


def test_negation_inside_the_content():
    assert score(claim(SENT), claim(frame("send", "Freedonia", "no soldier", to_="Sylvania"), speaker="Otto Fen")) > 0.5


def test_negation_and_denial_cancel():
    denied = claim(frame("send", "Freedonia", "no soldier", to_="Sylvania"), stance=Stance.DENIES, cue="denied that")

    assert score(claim(SENT, speaker="Otto Fen"), denied) < 0.3


def test_a_stance_read_from_the_content_negates_once():
    said_no = claim(frame("send", "Freedonia", "no soldier", to_="Sylvania"), stance=Stance.DENIES, cue="said")

    assert score(claim(SENT, speaker="Otto Fen"), said_no) > 0.5


def test_what_a_false_report_says_is_denied():
    false = claim(
        frame("false", "report"),
        frame("send", "Freedonia", "soldier", to_="Sylvania", governors=under("false")),
        speaker="Otto Fen",
    )

    assert score(claim(SENT), false) > 0.5


def test_a_plan_is_not_the_deed_denied():
    planned = frame("send", "Freedonia", "soldier", to_="Sylvania", tense=Tense.NONE, governors=under("prepare"))
    denied = claim(SENT, speaker="Otto Fen", stance=Stance.DENIES, cue="denied")

    assert score(claim(planned), denied) < score(claim(SENT), denied)


def test_predicates_that_exclude_each_other():
    found = judged(claim(frame("intact", "dam")), claim(frame("destroy", "", "dam"), speaker="Otto Fen"))

    assert found is not None
    assert found.kind is ContradictionKind.DENIAL


def test_names_that_differ_are_another_matter():
    other = frame("send", "Borduria", "soldier", to_="Sylvania")
    denied = claim(SENT, speaker="Otto Fen", stance=Stance.DENIES, cue="denied")

    assert score(claim(other), denied) < score(claim(SENT), denied)


def test_nothing_is_denied_by_a_warning_or_a_wish():
    for stance in (Stance.WARNS, Stance.CALLS_FOR, Stance.EXPRESSES, Stance.DECLINES_TO_COMMENT, Stance.QUESTIONS):
        assert judged(claim(frame("send", "Freedonia", "no soldier"), stance=stance), claim(SENT)) is None


def test_both_deny():
    a, b = (claim(SENT, speaker=name, stance=Stance.DENIES, cue="denied") for name in ("Ada Reed", "Otto Fen"))

    assert score(a, b) < 0.2


def test_who_denies_the_opposite_agrees():
    weak, safe = (frame(word, "wall", of_="Velm dam") for word in ("weak", "safe"))
    denied = claim(weak, speaker="Otto Fen", stance=Stance.DENIES, cue="denied")

    assert score(claim(safe), denied) < 0.1
    assert score(claim(safe), claim(weak, speaker="Otto Fen")) > 0.5


def test_what_must_be_is_not_denied_with_what_was():
    was, must = frame("evacuate", "", "valley"), frame("evacuate", "", "valley", auxiliary="must")
    denied, denied_need = (claim(told, speaker="Otto Fen", stance=Stance.DENIES, cue="denied") for told in (was, must))

    assert score(claim(must), denied) < 0.1
    assert score(claim(was), denied) > 0.5
    assert score(claim(must), denied_need) > 0.5


def test_what_follows_from_an_if_is_not_denied_with_what_was():
    follows = frame("evacuate", "", "valley", tense=Tense.FUTURE)
    whole = claim(follows)
    proposition = replace(whole.claim.proposition, modality=Modality.CONDITIONAL)
    on_condition = replace(whole, claim=replace(whole.claim, proposition=proposition))
    denied = claim(frame("evacuate", "", "valley"), speaker="Otto Fen", stance=Stance.DENIES, cue="denied")

    assert score(on_condition, denied) < 0.1


def test_none_of_what_the_other_takes_for_granted():
    no_pact = claim(frame("reach", "", "no pact"), speaker="Otto Fen")

    assert score(claim(frame("last", "pact", tense=Tense.FUTURE)), no_pact) > 0.3


def test_what_was_not_there_may_come_later():
    lasts = frame("last", "pact", tense=Tense.FUTURE)
    no_pact = claim(frame("reach", "", "no pact"), speaker="Otto Fen", on=date(2031, 5, 4))

    assert score(claim(lasts, on=date(2031, 5, 30)), no_pact) < score(claim(lasts, on=date(2031, 5, 5)), no_pact)


def test_a_bare_denial_takes_its_matter_from_the_words_around_it():
    around = "Reports said Freedonia had sent soldiers to Sylvania."
    bare = claim(frame("fake", "this"), speaker="Otto Fen", before=around, content="this is fake")
    elsewhere = claim(frame("fake", "this"), speaker="Otto Fen", before="The museum burned.", content="this is fake")

    assert score(claim(SENT), bare) > 0.5
    assert score(claim(SENT), elsewhere) < 0.2


def test_that_there_is_none_denies_that_it_happens():
    leaking = claim(frame("leak", "dam", at_="Velm"), content="the dam at Velm is leaking")
    none = claim(frame("be", "no leak", in_="dam"), speaker="Otto Fen", content="there is no leak in the dam")

    assert score(leaking, none) > 0.5


def test_states_that_one_side_tells_one_after_the_other_do_not_exclude_each_other():
    freed = claim(frame("free", "court", "captain", in_="Ostmark"))
    held = claim(frame("hold", "court", "captain", in_="Ostmark"), speaker="Otto Fen")
    both = claim(
        frame("hold", "court", "captain", in_="Ostmark"),
        frame("free", "court", "captain", in_="Ostmark"),
        speaker="Otto Fen",
    )

    assert score(freed, held) > 0.2
    assert judged(freed, both) is None


def test_no_plans_for_a_thing_take_only_the_plans_away():
    nothing = claim(frame("be", "no passenger plan"), speaker="Otto Fen")
    pleased = claim(frame("please", "we", "passenger"))
    planned = claim(frame("announce", "line", "plan", for_="passenger"))

    assert judged(nothing, pleased) is None
    assert judged(nothing, planned) is not None


def test_two_who_both_say_there_is_none_agree():
    short = claim(frame("be", "no pact"), speaker="Otto Fen")
    long = claim(frame("be", "no pact"), frame("break", "line", "pact"))

    assert judged(short, claim(frame("break", "line", "pact"))) is not None
    assert judged(short, long) is None


def test_that_there_will_be_none_says_nothing_of_what_there_was():
    promised = claim(frame("be", "no raid", tense=Tense.FUTURE), speaker="Otto Fen")

    assert judged(promised, claim(frame("surprise", "raid", "garrison"))) is None


def test_nobody_is_none_of_those_whom_the_other_names():
    held = claim(frame("detain", "", "sergeant"))
    nobody = claim(frame("detain", "", "nobody", in_="Ostmark"), speaker="Otto Fen")
    shot = claim(frame("shoot", "guard", "nobody"), speaker="Otto Fen")

    assert score(held, nobody) > 0.5
    assert judged(held, shot) is None


def test_nobody_who_comes_to_a_land_is_none_of_its_own_people():
    crossed = claim(frame("cross", "Danish soldier", "river"))
    nobody = claim(frame("cross", "nobody", to_="Denmark"), speaker="Otto Fen")
    elsewhere = claim(frame("cross", "nobody", to_="Norway"), speaker="Otto Fen")

    assert score(crossed, nobody) < score(crossed, elsewhere)


def test_a_quoted_it_is_not_the_speaker():
    safe = claim(frame("safe", "water"))
    quoted = claim(frame("safe", "it", positive=False), speaker="Otto Fen", quote=QuoteKind.DIRECT, content="it is not")
    of_him = claim(frame("safe", "Otto Fen"), speaker="Ida Holm")

    assert score(of_him, quoted) <= score(safe, quoted)


def test_so_much_as_never_before_is_no_denial():
    afraid = claim(frame("frighten", "", "he", by_="storm"), on=date(2031, 5, 2))
    never_so = frame("frighten", "", "he", by_="storm", positive=False, adverbs=("so", "before"))
    never = frame("frighten", "", "he", by_="storm", positive=False, adverbs=("before",))

    assert judged(afraid, claim(never_so)) is None
    assert judged(afraid, claim(never)) is not None


def test_who_tells_of_a_denial_does_not_take_the_thing_for_granted():
    none = claim(frame("have", "line", "no plan"), speaker="Otto Fen")
    told = claim(frame("deny", "manager", "plan"))
    praised = claim(frame("praise", "manager", "plan"))

    assert judged(none, praised) is not None
    assert judged(none, told) is None


def test_what_another_is_cited_for_is_not_the_speakers_own_word():
    saved = frame("save", "brigade", "mill", governors=under("say"))
    cited = claim(frame("say", "mayor"), saved, frame("embarrass", "fire", "mayor"))
    own = claim(frame("say", "he"), saved)
    denied = claim(frame("save", "brigade", "mill"), speaker="Otto Fen", stance=Stance.DENIES, cue="denied")

    assert judged(cited, denied) is None
    assert score(own, denied) > 0.5


def test_one_article_takes_nothing_back_by_a_noun():
    """A voice that says in one article that there is none and speaks of some has not changed its mind."""
    none = claim(frame("name", "", "no cousin", after_="Danby"), on=date(2031, 5, 2))
    names = claim(
        frame("match", "man", "paper", positive=False),
        frame("name", nominal=True, of_="cousin Danby", governors=()),
    )

    assert (
        judged(none, replace(names, article=none.article, claim=replace(names.claim, article_id=none.article.id)))
        is None
    )


def test_what_happens_to_somebody_is_not_what_happens_to_his_kin():
    captain = claim(frame("arrest", "police", "Danby", in_="Ostmark"))
    son = claim(frame("arrest", "police", "Danby son", in_="Ostmark", positive=False), speaker="Otto Fen")
    himself = claim(frame("arrest", "police", "Danby", in_="Ostmark", positive=False), speaker="Otto Fen")

    assert judged(captain, son) is None
    assert score(captain, himself) > 0.5


def test_that_there_is_none_is_no_word_on_what_else_bears_the_name():
    none = claim(frame("be", "no cousin", named_="Ada Danby"), speaker="Otto Fen")
    known = claim(frame("know", "", "woman", as_="Ada Danby"))

    assert judged(none, known) is None


def test_what_is_put_down_to_a_thing_takes_it_for_granted():
    none = claim(frame("put", "", "no pressure", on_="judge"), speaker="Otto Fen")
    left = claim(frame("leave", "judge", because_="pressure"))
    amid = claim(frame("leave", "judge", before_="pressure"))

    assert score(left, none) > score(amid, none)


def test_that_there_was_no_such_thing_denies_all_of_its_kind():
    met = claim(frame("meet", "minister", "envoy", in_="harbour"))
    none = claim(frame("be", "no meeting"), speaker="Otto Fen")
    with_reed = claim(frame("be", "no meeting"), speaker="Otto Fen")
    with_reed = replace(
        with_reed, claim=replace(with_reed.claim, proposition=replace(with_reed.claim.proposition, names=("Danby",)))
    )
    proof = claim(frame("be", "no sign"), speaker="Otto Fen")
    signed = claim(frame("sign", "minister", "treaty"))

    assert score(met, none) > 0.5
    assert score(met, with_reed) < score(met, none)
    assert score(signed, proof) < 0.5


def test_what_a_denied_claim_calls_him_is_not_the_denier():
    ordered = claim(frame("order", "ministry", "he"), speaker="Ada Reed")
    meant = Reference(Span(0, 5), (Span(0, 5),), "other", Stance.ASSERTS, ordered.claim.proposition, "the claim before")
    absurd = claim(
        frame("absurd", "claim"), speaker="Otto Fen", stance=Stance.DISMISSES, cue="called", content="absurd"
    )
    linked = replace(
        absurd, claim=replace(absurd.claim, proposition=replace(absurd.claim.proposition, refers=(meant,)))
    )

    denied = [fact for fact in facets(linked).facts if not fact.positive]

    assert denied
    assert not any(part.key in {"otto", "fen"} for fact in denied for part in fact.parts)


def test_that_none_was_lost_leaves_them_there():
    safe = claim(frame("keep", "clinic", "letter"))
    none_lost = claim(frame("lose", "clinic", "no letter"), speaker="Otto Fen")
    none_came = claim(frame("receive", "clinic", "no letter"), speaker="Otto Fen")
    no_such = claim(frame("lose", "clinic", "no such letter"), speaker="Otto Fen")

    assert judged(safe, none_lost) is None
    assert judged(safe, none_came) is not None
    assert judged(safe, no_such) is not None


def test_that_one_speaks_of_himself_twice_makes_it_no_one_matter():
    refused = claim(frame("accept", "she", "vote", positive=False), on=date(2031, 5, 2))
    takes = claim(frame("embrace", "she", "sister"))
    accepts = claim(frame("accept", "she", "vote"))

    assert judged(refused, takes) is None
    assert score(refused, accepts) > 0.5


def test_what_somebody_claims_to_do_is_put_as_done_and_what_is_done_to_some_end_is_not():
    leads = frame("lead", object="cell", tense=Tense.NONE)
    claimed = claim(leads, cue="claimed", content="to lead the cell")
    aimed = claim(
        frame("hire", "firm", "guard"),
        frame("lead", object="cell", tense=Tense.NONE, span=Span(5, 20)),
        content="the firm had hired a guard to lead the cell",
    )

    assert [fact.status for fact in facets(claimed).facts] == [Status.DONE]
    assert [fact.status for fact in facets(aimed).facts] == [Status.DONE, Status.PLANNED]


def test_an_agreement_that_there_is_excludes_that_it_is_still_negotiated():
    agreed = claim(frame("be", "prisoner release agreement"))
    open_still = claim(frame("under_negotiation", "prisoner release"), speaker="Otto Fen")

    verdict = judged(agreed, open_still)

    assert verdict is not None
    assert verdict.reasons[0] == "excluded"
