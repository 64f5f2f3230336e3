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

# Verbs of belief, wish and finding whose content is a clause.
BELIEF = frozenset(
    """anticipate assume believe bet calculate care conjecture consider decide deem determine discover disagree doubt
    dream envision expect fear feel figure find foresee gather guess hear hope hypothesise hypothesize imagine infer
    intend judge know learn mean notice perceive plan ponder prefer presume realise realize recognise recognize regret
    resolve resent sense show suppose suspect think trust understand view want wish worry reflect demonstrate
    prove reveal fret desire forget see prefer""".split()
)

# Verbs whose content is a noun phrase: "denied the charge", "praised the plan".
SPEECH_OBJECT = frozenset(
    """acknowledge admit advocate affirm allege announce applaud assail attack bash bemoan berate blame blast
    cite claim clarify condemn confirm congratulate contest contradict counter criticise criticize decry defend demand
    denounce deny deplore depict deride describe detail disavow disclose discount discuss dismiss disown dispute
    downplay emphasise emphasize endorse estimate exaggerate explain express extol forecast hail highlight honor honour
    insult invoke lambast lambaste lament laud lecture mention minimise minimize mock name nominate note outline
    portray praise predict proclaim promise promote propose question quote rail rap ratify raise rebuff rebuke
    rebut recall recite recommend recount refute reiterate reject relate relay repeat report reprimand repudiate request
    reveal ridicule savage scold share shout slam slate state stress suggest tease thank threaten tout trash trumpet
    underline underscore unveil urge utter voice vow warn welcome accuse advise challenge characterise characterize chide
    debunk declare label brand dub term call excoriate flay pan skewer slag taunt knock hammer pillory rip echo
    reaffirm reference announce broach broadcast celebrate cheer chant champion commend compliment condone debate
    disparage decline deliver issue unveil vilify worship warn overstate brush rubbish quash contrast liken compare
    address telegraph champion cast publish post tweet""".split()
)
BELIEF_OBJECT = frozenset(
    """approve back consider covet desire dislike doubt embrace envision expect favor favour fear find foresee hate
    love mourn oppose perceive prefer question regard regret reject resent second see show support suspect
    understand value view want welcome wish envision recognise recognize know like distrust detest disdain despise
    anticipate prioritise prioritize accept interpret relish seek champion witness document demonstrate reflect identify
    ignore remember""".split()
)

# Verbs that take the content as an infinitive: "vowed to fight", "wants to stay".
INFINITIVE = frozenset(
    """agree aim ask beg choose claim consent decide decline demand desire expect fear hope intend like long love offer
    plan plead pledge prefer prepare profess promise propose refuse request resolve seek swear threaten tend undertake
    volunteer vow want wish yearn attempt hesitate opt purport push forget need vie balk""".split()
)

# Verbs whose object is the hearer and no part of the content.
HEARER = frozenset(
    """tell ask inform remind assure reassure warn notify advise caution instruct lecture brief promise
    email text""".split()
)

# Verbs whose object and what is said of it are the content together: "accused X of Y", "urged X to Y", "called X Y".
TARGET = frozenset(
    """accuse blame call characterise characterize compare cast condemn consider criticise criticize declare deem denounce
    depict describe dismiss dub encourage expect find fault identify implore brand label liken mock name order perceive
    persuade portray praise rate ridicule see slam term urge view want regard suspect thank congratulate charge
    interpret treat recognise recognize hail paint rank lambaste blast attack assail beg ask convict advise challenge
    rebuke chide scold press nominate credit invite praise pressure tout like recommend warn prefer quote""".split()
)

# Verbs that need a preposition before their content; the preposition is part of the cue.
PREPOSITIONS: dict[str, frozenset[str]] = {
    verb: frozenset(prepositions.split("/"))
    for verb, prepositions in (
        item.split(":")
        for item in """call:for/on speak:of/about/against/out talk:about/of/up refer:to point:to/out allude:to hint:at/of
        warn:of/about/against complain:about/of object:to comment:on/about respond:to reply:to react:to apologise:for
        apologize:for boast:of/about brag:about/of argue:for/against/about/over campaign:for/against lobby:for/against
        push:for/back press:for pray:for/about hope:for plead:for/with/guilty appeal:for/to insist:on/upon testify:to/about/against
        vote:for/against/in/to rail:against/at/about fret:about/over worry:about/over/that focus:on/upon elaborate:on
        disagree:with/about agree:with/on/to dwell:on touch:on muse:about/on joke:about rant:about/against
        inquire:about/into ask:about/for/if wonder:about/at marvel:at protest:against/over react:to approve:of
        disapprove:of dream:of/about think:of/about know:of/about/as hear:of/about learn:of/about believe:in
        object:to weigh:in swear:to attest:to look:forward/to care:about shy:away balk:at scoff:at bristle:at
        gripe:about rave:about gush:about/over lie:about report:on/about write:about/of/off/in tweet:about
        testify:about/to speculate:about/on/over express:to stand:by/with/behind side:with aspire:to long:for yearn:for
        focus:on fight:for/against concur:with quarrel:with differ:with deal:with preach:about laugh:at/off
        condole:with lash:out hit:back/out fire:back shoot:back/down strike:back clap:back""".split()
    )
    if prepositions
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

# Agentless verbs of seeming and expecting: the subject belongs to the content.
SEEMING = frozenset("seem appear".split())
PASSIVE_EXPECTATION = frozenset(
    """expect believe think say report allege rumour rumor presume suppose suspect know consider see view regard
    schedule understand estimate project predict perceive deem describe call name identify quote interpret know
    accuse criticise criticize charge ask dub label portray accuse""".split()
)

# Nouns whose complement is a content: "reports that ...", "her claim of ...".
SPEECH_NOUNS = frozenset(
    """accusation admission advice allegation announcement answer apology appeal argument assertion assessment assurance
    attack boast call caution challenge charge chant claim clarification comment commitment complaint concession
    conclusion condemnation confession confirmation contention critique criticism declaration demand denial denunciation
    description disclosure dismissal endorsement estimate excuse explanation finding forecast guarantee hint indication
    insinuation insistence joke message mention narrative notion objection observation opinion pitch plea pledge
    praise prediction proclamation projection promise pronouncement proposal protest question quip rebuke rebuttal
    recommendation reference refusal rejection remark reminder reply report request response retort revelation rhetoric
    ridicule rumor rumour ruling slur speculation statement story suggestion swipe talk testimony theory threat tribute
    tweet vow warning word""".split()
)
BELIEF_NOUNS = frozenset(
    """anger anxiety assumption attitude belief concern confidence conviction decision desire disagreement doubt dream
    expectation fear feeling frustration hope hunch idea impression intention interest interpretation judgment optimism
    opposition outrage perception plan preference pride regret resentment resistance respect reluctance sense sentiment
    skepticism scepticism support suspicion surprise thought uncertainty understanding view wish worry
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
    intent interested keen leery likely mindful nervous opposed optimistic pessimistic pleased positive proud ready
    relieved reluctant sceptical scornful skeptical supportive sure surprised suspicious thankful thrilled uncertain
    unclear unconvinced unhappy unlikely unsure upset vague wary willing unwilling worried dismissive determined
    furious""".split()
)
ASSESSMENT_ADJECTIVES = frozenset("clear unclear likely unlikely apparent evident obvious uncertain".split())

# Adverbs that report without a source.
ADVERBS = frozenset("reportedly allegedly supposedly purportedly apparently seemingly ostensibly".split())

# Nouns for things that speak by being published.
DOCUMENTS = frozenset(
    """poll survey study report analysis data document email memo letter article story statement transcript filing
    record figure video census review research test evidence""".split()
)

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
        (Stance.DOUBTS, "doubt dispute disbelieve suspicion skepticism scepticism sceptical skeptical doubtful dubious"),
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
