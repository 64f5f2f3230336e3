"""The words that report: verbs, nouns and adjectives that tie a source to a content, sorted by what follows them."""

from __future__ import annotations

from bot.claims.claim import Stance

# Verbs whose content is a clause or a quotation: "said that ...", "'...,' she added".
SPEECH = frozenset(
    """accept acknowledge add admit advise affirm agree allege announce answer argue ask assert assure attest aver
    avow bark beg blog boast brag caution challenge charge chime claim clarify comment complain concede conclude
    concur confess confide confirm contend continue counter cry declare deny detail disclose dispute elaborate email
    emphasise emphasize estimate exclaim explain express forecast gripe grumble hint imply indicate inform insinuate
    insist instruct interject interrupt intone joke lament lecture maintain mention moan mumble murmur muse mutter note
    notify object observe opine order outline plead pledge point post predict proclaim project promise prompt propose
    protest query question quip quote rant reason reassert reassure rebut recall recite reckon recommend recount
    reiterate relate remark remember remind repeat reply report respond restate retort retweet reveal rule
    say scoff scream shout shriek sigh signal snap speculate state stipulate stress submit suggest summarise summarize
    surmise swear teach tell testify text theorise theorize thunder tout tweet underline underscore urge utter
    vent volunteer vow wail warn whisper wonder worry write yell chant holler enthuse concede reaffirm posit
    postulate riff deadpan crow fume gush shoot fire tease verify reveal insist proclaim caution request demand
    acknowledge rejoin preach profess vouch guarantee divulge document chronicle narrate snipe""".split()
)

# Verbs that report only with a quotation beside them: "the sign read '...'".
QUOTING = frozenset("read boom mouth go bellow sneer jibe sing".split())

# Verbs of belief, wish and finding whose content is a clause.
BELIEF = frozenset(
    """anticipate assume believe bet calculate conjecture consider decide deem determine discover disagree doubt
    dream envision expect fear feel figure find foresee guess hear hope hypothesise hypothesize imagine infer
    intend judge know learn notice perceive ponder prefer presume realise realize recognise recognize regret
    resolve resent sense show suppose suspect think trust understand view want wish worry reflect demonstrate
    reveal fret forget prefer""".split()
)

# Verbs whose content is a noun phrase: "denied the charge", "praised the plan".
SPEECH_OBJECT = frozenset(
    """acknowledge admit advocate affirm allege announce applaud assail attack bash bemoan berate blame blast
    cite claim clarify condemn confirm congratulate contest contradict counter criticise criticize decry defend demand
    denounce deny deplore depict deride describe detail disavow disclose discount discuss dismiss disown dispute
    downplay emphasise emphasize endorse estimate exaggerate explain express extol forecast hail highlight honor honour
    insult invoke lambast lambaste lament laud lecture mention minimise minimize mock name nominate note outline
    portray praise predict proclaim promise promote propose question quote rail rap ratify rebuff rebuke
    rebut recall recommend recount refute reiterate reject relate relay repeat report reprimand repudiate request
    reveal ridicule savage scold share shout slam slate state stress suggest tease thank threaten tout trash trumpet
    underline underscore unveil urge utter voice vow warn welcome accuse advise challenge characterise
    characterize chide
    debunk declare label brand dub term call excoriate flay pan skewer slag taunt knock hammer pillory rip echo
    reaffirm reference announce broach broadcast cheer chant commend compliment condone debate
    disparage deliver issue unveil vilify worship warn overstate verify corroborate substantiate
    authenticate brush rubbish quash liken     telegraph post tweet""".split()
)
BELIEF_OBJECT = frozenset(
    """approve back consider covet desire dislike doubt embrace envision expect favor favour fear foresee hate
    love mourn oppose perceive prefer question regard regret reject resent second support suspect
    view want welcome wish envision recognise recognize like distrust detest disdain despise
    anticipate prioritise prioritize champion     """.split()
)

# Verbs that take the content as an infinitive: "vowed to fight", "wants to stay".
INFINITIVE = frozenset(
    """agree aim ask beg claim consent decide decline demand desire expect fear hope intend like long love offer
    plan plead pledge prefer profess promise propose refuse request resolve seek swear threaten undertake
    volunteer vow want wish yearn """.split()
)

# What turns the act that follows into none: "failed to confirm", "unable to say".
FAILING = frozenset("fail failed fails unable unwilling".split())

# Verbs whose object is the hearer and no part of the content.
HEARER = frozenset(
    """tell ask inform remind assure reassure warn notify advise caution instruct lecture brief promise
    email text""".split()
)

# Verbs whose object and what is said of it are the content together: "accused X of Y", "urged X to Y", "called X Y".
TARGET = frozenset(
    """accuse blame call characterise characterize condemn consider criticise criticize declare deem denounce
    depict describe dismiss dub encourage expect fault implore brand label liken mock name order perceive
    persuade portray praise rate ridicule slam term urge view want regard suspect thank congratulate charge
    recognise recognize hail paint rank lambaste blast attack assail beg ask convict advise challenge
    rebuke chide scold nominate credit praise pressure tout recommend warn prefer """.split()
)

# Verbs that need a preposition before their content; the preposition is part of the cue.
PREPOSITIONS: dict[str, frozenset[str]] = {
    verb: frozenset(prepositions.split("/"))
    for verb, _, prepositions in (
        item.partition(":")
        for item in """agree:with/on/to allude:to apologise:for apologize:for appeal:for approve:of
        argue:for/against/about/over ask:about/for aspire:to attest:to balk:at believe:in boast:of/about brag:about/of
        bristle:at call:for/on care:about comment:on/about complain:about/of concur:with differ:with disagree:with/about
        disapprove:of dream:of/about dwell:on elaborate:on focus:on/upon fret:about/over gripe:about gush:about/over
        hear:of/about hint:at/of hope:for inquire:about/into insist:on/upon joke:about laugh:at learn:of/about lie:about
        lobby:for/against long:for marvel:at muse:about/on object:to plead:for/with point:to pray:for/about preach:about
        press:for protest:against/over push:for quarrel:with rail:against/at/about rant:about/against rave:about
        react:to refer:to reply:to report:on/about respond:to scoff:at speak:of/about/against speculate:about/on/over
        swear:to talk:about/of testify:to/about/against think:of/about touch:on tweet:about
        warn:of/about/against wonder:about/at worry:about/over write:about/of yearn:for""".split()
    )
}

# Phrasal verbs: verb and particle (or fixed words) that report together and take an object or a clause.
PARTICLES: dict[str, frozenset[str]] = {
    "point": frozenset({"out"}),
    "rule": frozenset({"out"}),
    "play": frozenset({"down", "up"}),
    "brush": frozenset({"off", "aside"}),
    "shoot": frozenset({"down", "back"}),
    "shrug": frozenset({"off"}),
    "push": frozenset({"back"}),
    "hit": frozenset({"back", "out"}),
    "fire": frozenset({"back"}),
    "lash": frozenset({"out"}),
    "lay": frozenset({"out"}),
    "spell": frozenset({"out"}),
    "set": frozenset({"out"}),
    "call": frozenset({"out", "off"}),
    "single": frozenset({"out"}),
    "talk": frozenset({"up", "down"}),
    "wave": frozenset({"off", "away"}),
    "laugh": frozenset({"off"}),
    "walk": frozenset({"back"}),
    "write": frozenset({"off", "in"}),
    "chime": frozenset({"in"}),
    "weigh": frozenset({"in"}),
    "speak": frozenset({"out"}),
    "turn": frozenset({"down"}),
    "take": frozenset({"issue", "aim"}),
    "bring": frozenset({"up"}),
}

# Verbs that set a number: "put the toll at 40", "revised it to 41".
FIGURING = frozenset("put estimate place report revise".split())

# Agentless verbs of seeming and expecting: the subject belongs to the content.
SEEMING = frozenset("seem appear".split())

# Nouns whose complement is a content: "reports that ...", "her claim of ...".
SPEECH_NOUNS = frozenset(
    """accusation admission advice allegation announcement answer apology appeal argument assertion assessment assurance
    attack boast call caution challenge charge chant claim clarification comment commitment complaint concession
    conclusion condemnation confession confirmation contention critique criticism declaration demand denial denunciation
    description disclosure dismissal endorsement estimate excuse explanation finding forecast guarantee hint indication
    insinuation insistence joke mention notion objection observation opinion plea pledge
    praise prediction proclamation projection promise pronouncement proposal protest question quip rebuke rebuttal
    recommendation reference refusal rejection remark reminder reply report request response retort revelation rhetoric
    ridicule rumor rumour ruling slur speculation suggestion swipe talk testimony theory threat tribute
    tweet vow warning """.split()
)
# In the plural they mean something else: "talk of a deal" is said, "talks about a deal" are held.
SINGULAR_NOUNS = frozenset({"talk"})
BELIEF_NOUNS = frozenset(
    """anger anxiety assumption attitude belief concern confidence conviction decision desire disagreement doubt dream
    expectation fear feeling frustration hope hunch interpretation judgment optimism
    opposition outrage perception plan preference pride regret resentment resistance respect reluctance sentiment
    skepticism scepticism suspicion surprise thought uncertainty understanding view wish worry
    willingness""".split()
)

# Verbs that lend themselves to such a noun: "made the claim that", "issued a statement saying", "expressed concern".
LIGHT = frozenset(
    """make issue release give offer express voice raise have cast deliver put send reiterate repeat level voice air
    show share take deny dismiss reject launch pose throw hold post publish lodge file reiterate receive hear""".split()
)

# Adjectives with a clause or a preposition: "confident that", "skeptical of".
ADJECTIVES = frozenset(
    """adamant afraid alarmed angry anxious apologetic aware certain clear committed concerned confident convinced
    critical cynical disappointed doubtful dubious eager excited fearful glad grateful happy hesitant hopeful inclined
    intent interested keen leery mindful nervous opposed optimistic pessimistic pleased positive proud ready
    relieved reluctant sceptical scornful skeptical supportive sure surprised suspicious thankful thrilled uncertain
    unclear unconvinced unhappy unsure upset vague wary willing unwilling worried dismissive determined
    furious""".split()
)

# Adverbs that report without a source.
ADVERBS = frozenset("reportedly allegedly supposedly purportedly apparently seemingly ostensibly".split())


STANCE_OF_WORD: dict[str, Stance] = {
    word: stance
    for stance, words in (
        (Stance.CONFIRMS, "confirm verify corroborate acknowledge admit concede confirmation admission attest"),
        (
            Stance.DENIES,
            """deny refute rebut disavow repudiate contradict disown disclaim debunk negate denial refutation rebuttal
            repudiation gainsay""",
        ),
        (
            Stance.DISMISSES,
            """dismiss reject rubbish scoff downplay discount quash ridicule brush shrug dismissal rejection laugh wave
            deride""",
        ),
        (
            Stance.DOUBTS,
            "doubt dispute disbelieve suspicion skepticism scepticism sceptical skeptical doubtful dubious",
        ),
        (Stance.WARNS, "warn caution threaten warning threat"),
        (
            Stance.CALLS_FOR,
            """urge demand request plead beg implore recommend appeal call order propose instruct encourage exhort
            insist_on advocate press lobby counsel invite advise demand plea request proposal recommendation""",
        ),
        (Stance.QUESTIONS, "question ask wonder query inquire enquire challenge"),
    )
    for word in words.split()
}
