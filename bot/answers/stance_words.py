"""Words by which a question asks for a stance, and words by which an answer shows one."""

from __future__ import annotations

from bot.claims.claim import Stance
from bot.language.terms import stem

_FORMS: dict[Stance, str] = {
    Stance.DENIES: """deny denies denied denying denial denials refute refutes refuted refuting rebut rebuts rebutted
        rebuttal repudiate repudiated disavow disavowed disclaim disclaimed disown disowned debunk debunked
        reject rejects rejected rejecting rejection""",
    Stance.CONFIRMS: """confirm confirms confirmed confirming confirmation verify verifies verified verification
        corroborate corroborates corroborated acknowledge acknowledges acknowledged admit admits admitted admission
        concede concedes conceded affirm affirms affirmed attest attests attested vouch vouches vouched
        back backs backed support supports supported substantiate substantiated validate validated""",
    Stance.DOUBTS: """doubt doubts doubted doubting skeptic skeptics skeptical sceptic sceptics sceptical skepticism
        scepticism unconvinced disbelieve disbelieved disbelieves disbelief distrust distrusts distrusted suspicious
        implausible""",
    Stance.DISMISSES: """dismiss dismisses dismissed dismissing dismissal ridicule ridiculed mock mocked deride
        derided""",
    Stance.WARNS: """warn warns warned warning warnings caution cautions cautioned alert alerted forewarn
        threaten threatens threatened""",
    Stance.CALLS_FOR: """urge urges urged urging demand demands demanded demanding appeal appeals appealed implore
        implored request requested propose proposes proposed proposal recommend recommends recommended insist-on
        plead pleaded""",
    Stance.QUESTIONS: "question questions questioned questioning query queried wonder wondered",
    Stance.EXPRESSES: """fear fears feared hope hopes hoped wish wished welcome welcomes welcomed condemn condemns
        condemned criticise criticises criticised criticize criticizes criticized praise praises praised regret
        regrets regretted worry worries worried concern concerned""",
}

STANCE_BY_FORM: dict[str, Stance] = {
    form: stance for stance, forms in _FORMS.items() for form in forms.split() if "-" not in form
}

# Verbs of support: whoever says a thing without confirming it backs it too.
SUPPORTING = frozenset("vouch vouches vouched back backs backed support supports supported".split())

SAYING = frozenset(
    """say says said saying tell tells told telling state states stated stating claim claims claimed claiming announce
    announces announced announcing report reports reported reporting declare declares declared declaring think thinks
    thought believe believes believed believing argue argues argued insist insists insisted maintain maintains
    maintained add adds added explain explains explained describe describes described comment comments commented
    remark remarks remarked suggest suggests suggested respond responds responded answer answers answered reply
    replies replied react reacts reacted write writes wrote written speak speaks spoke spoken talk talks talked
    mention mentions mentioned reveal reveals revealed disclose disclosed allege alleges alleged assert asserts
    asserted accuse accuses accused blame blames blamed predict predicts predicted estimate estimates estimated
    promise promises promised vow vows vowed pledge pledges pledged quote quotes quoted suspect suspects suspected
    note notes noted call calls called give gives gave put puts advise advises advised ask asks asked expect expects
    expected tweet tweets tweeted post posted publish published release released issue issued make made
    term terms termed rule rules ruled exclude excludes excluded carry carries carried print printed
    want wants wanted""".split()
)

CONTRADICTING = frozenset(
    """contradict contradicts contradicted contradicting contradiction contradictions disagree disagrees disagreed
    disagreeing disagreement dispute disputes disputed disputing counter counters countered contest contests
    contested otherwise oppose opposes opposed challenge challenges challenged differ differs differed""".split()
)

# Nouns in "s" that look like the present of a verb, which never follows an auxiliary ("did the talks fail?").
PLURALS = frozenset(
    """talks reports claims comments remarks answers replies estimates promises vows pledges quotes notes calls tweets
    rules terms issues releases states doubts fears hopes wishes worries warnings alerts cautions demands appeals
    requests questions queries regrets disputes contests challenges""".split()
)

# Who opposes a plan contradicts nobody.
OPPOSING = frozenset("oppose opposes opposed".split())

_FITTING: dict[Stance, dict[Stance, float]] = {
    Stance.DENIES: {Stance.DENIES: 1.0, Stance.DISMISSES: 0.95},
    Stance.DISMISSES: {Stance.DISMISSES: 1.0, Stance.DENIES: 0.9},
    Stance.CONFIRMS: {Stance.CONFIRMS: 1.0},
    Stance.DOES_NOT_CONFIRM: {Stance.DOES_NOT_CONFIRM: 1.0},
    Stance.DOUBTS: {Stance.DOUBTS: 1.0, Stance.QUESTIONS: 0.9, Stance.DISMISSES: 0.8, Stance.DENIES: 0.7},
    Stance.QUESTIONS: {Stance.QUESTIONS: 1.0, Stance.DOUBTS: 0.9},
    Stance.WARNS: {Stance.WARNS: 1.0},
    Stance.CALLS_FOR: {Stance.CALLS_FOR: 1.0},
    Stance.DECLINES_TO_COMMENT: {Stance.DECLINES_TO_COMMENT: 1.0},
    Stance.EXPRESSES: {Stance.EXPRESSES: 1.0},
    Stance.ASSERTS: {Stance.ASSERTS: 1.0, Stance.CONFIRMS: 0.9},
}

STANCE_STEMS = frozenset(stem(form) for form in STANCE_BY_FORM) | frozenset(stem(form) for form in CONTRADICTING)
SAYING_STEMS = frozenset(stem(form) for form in SAYING)

_OPPOSED: dict[Stance, frozenset[Stance]] = {
    Stance.ASSERTS: frozenset({Stance.DENIES, Stance.DISMISSES, Stance.DOUBTS, Stance.DOES_NOT_CONFIRM}),
    Stance.CONFIRMS: frozenset({Stance.DENIES, Stance.DISMISSES, Stance.DOUBTS, Stance.DOES_NOT_CONFIRM}),
    Stance.WARNS: frozenset({Stance.DENIES, Stance.DISMISSES}),
    Stance.DENIES: frozenset({Stance.ASSERTS, Stance.CONFIRMS}),
    Stance.DISMISSES: frozenset({Stance.ASSERTS, Stance.CONFIRMS}),
    Stance.DOUBTS: frozenset({Stance.ASSERTS, Stance.CONFIRMS}),
    Stance.DOES_NOT_CONFIRM: frozenset({Stance.ASSERTS, Stance.CONFIRMS}),
}


def fit(asked: Stance, held: Stance) -> float:
    """Say how well a claim's stance answers a question for `asked`: 0 is not at all, 1 exactly."""
    return _FITTING[asked].get(held, 0.0)


def opposed(stance: Stance) -> frozenset[Stance]:
    """Return the stances that stand against `stance` on the same content."""
    return _OPPOSED.get(stance, frozenset())
