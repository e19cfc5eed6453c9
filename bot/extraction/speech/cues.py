"""The words that report speech, thought and intention: the lexicon of cues."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token


class Manner(StrEnum):
    """What a cue says about its content: told (a statement, the speaker's own words), held (a thought), or willed."""

    TOLD = "told"
    HELD = "held"
    WILLED = "willed"


# Verbs whose content is a clause, a quotation, or what was said of something. Lemmas.
TOLD = frozenset(
    """say tell declare contend continue retort snap intone
    state announce explain add note warn claim insist argue maintain assert affirm reaffirm
    confirm deny admit acknowledge concede reveal disclose report write tweet post reply respond answer remark comment
    observe mention stress emphasize emphasise underline underscore highlight point recall recount relate testify swear
    calculate allege accuse charge suggest hint imply indicate signal predict forecast estimate project caution
    advise inform notify assure reassure promise pledge vow swear guarantee boast brag joke quip complain lament protest
    object counter rebut shout yell scream cry exclaim whisper mutter murmur chant sing ask wonder inquire enquire
    question query demand urge call recommend propose request appeal plead beg conclude repeat
    reiterate echo describe detail outline elaborate clarify specify cite quote summarize summarise tout declare
    proclaim profess preach praise opine muse speculate agree disagree conclude rule find show demonstrate document
    publish specify stipulate contend theorize theorise postulate retort tease text email message radio
    dispute refute gush fume thunder vent rant scoff sneer sniff chide scold rebuke admonish lash blast""".split()
)
# Those of them that report and do nothing else
PLAIN = frozenset(
    """say tell add note state announce argue claim insist acknowledge admit warn explain emphasize emphasise stress
    maintain contend allege declare reply respond write assert concede""".split()
)
# Verbs of thought, feeling and knowledge with a clause
HELD = frozenset(
    """believe think feel know understand realize realise expect anticipate assume presume suppose suspect doubt fear
    worry hope wish imagine consider reckon deem judge guess remember forget learn hear
    discover decide determine resolve fantasize fantasise dream trust foresee envision envisage sense
    perceive recognize recognise appreciate """.split()
)
# Verbs of will and intention with an infinitive
WILLED = frozenset(
    """want plan intend hope wish aim seek agree refuse decline promise pledge vow threaten offer propose decide demand
    ask prefer desire expect resolve choose opt determine vow volunteer undertake consent swear 
    aspire urge request order command instruct encourage advise recommend invite call press push
    implore beg beseech warn remind forbid ban """.split()
)
# Verbs whose object is what is said or held of something: "criticised the plan"
OF_OBJECT = frozenset(
    """criticize criticise condemn denounce praise applaud hail welcome reject dismiss dispute deny question oppose
    support back endorse defend attack slam blast mock ridicule deride decry bemoan lament tout cite mention discuss
    note acknowledge announce propose suggest promise pledge demand request recommend describe detail outline explain
    emphasize emphasise stress highlight underscore reveal disclose claim allege predict forecast
    estimate favor favour advocate urge protest bash rip assail lambaste decry disavow repudiate renounce refute
    rebut contradict confirm affirm admit concede recall recount express voice echo reiterate repeat 
    """.split()
)
# Verbs with a participle that tells a deed: "denied sinking the boat", "reported hearing shots"
OF_DEEDS = frozenset("deny admit acknowledge report recall confess recollect describe mention dispute".split())
# verb + particle or preposition, whose content is the noun behind: "called for a recount"
WITH_PARTICLE = {
    ("call", "for"), ("call", "on"), ("point", "to"), ("point", "out"), ("talk", "about"), ("speak", "about"),
    ("speak", "of"), ("complain", "about"), ("warn", "of"), ("warn", "about"), ("warn", "against"),
    ("allude", "to"), ("argue", "for"), ("argue", "against"), ("push", "for"), ("push", "back"), ("ask", "about"),
    ("ask", "for"), ("agree", "with"), ("agree", "to"), ("agree", "on"), ("disagree", "with"), ("object", "to"),
    ("respond", "to"), ("comment", "on"), ("elaborate", "on"), ("boast", "of"), ("boast", "about"), ("brag", "about"),
    ("hint", "at"), ("worry", "about"), ("hope", "for"),
    ("wish", "for"), ("plan", "for"), ("decide", "on"), ("decide", "against"), ("advocate", "for"), ("care", "about"),
    ("joke", "about"), ("apologize", "for"), ("apologise", "for"), ("rail", "against"), ("inveigh", "against"),
    ("insist", "on"), ("believe", "in"), ("tweet", "about"),
    ("write", "about"), ("lay", "out"), ("lash", "out"), ("double", "down"), ("dwell", "on"), ("muse", "about"),
}  # fmt: skip
PARTICLED = frozenset(lemma for lemma, _ in WITH_PARTICLE)
# object + "as" or "of" or second object: "called him a liar", "accused them of fraud"
NAMING = frozenset(
    """call label brand dub describe characterize characterise portray depict cast paint term deem consider accuse
    charge suspect blame attribute ascribe liken compare rate declare regard see view treat denounce dismiss refer
    hail""".split()
)
# Verbs whose object is the one who is spoken to
ADDRESSED = frozenset("tell ask inform advise assure reassure notify remind warn urge promise teach".split())
# Nouns with a content clause: "the claim that", "her plan to"
NOUNS = frozenset(
    """claim statement assertion allegation accusation charge announcement argument suggestion warning report belief
    view opinion fear hope concern worry doubt promise pledge vow threat plan proposal demand request call offer
    decision agreement refusal intention desire wish determination insistence contention admission denial confirmation
    prediction forecast estimate expectation assurance complaint criticism conviction notion impression hint hunch
    assumption conclusion finding ruling declaration commitment acknowledgment acknowledgement""".split()
)
# What stands before a source: "according to her"
ACCORDING = frozenset(("according", "per"))

# Of the verbs with an object: those by which the speaker states the object as a fact
STATED_OBJECT = frozenset("cite claim allege predict forecast estimate".split())

# Of the verbs that take a thing and what it is called, those that tell by themselves too
TELLING = frozenset(("declare", "charge"))
# What is claimed without a word: "the storm claimed twelve lives", "she claimed the title"
TAKEN = frozenset(
    "life lives victim victims title titles crown medal gold silver bronze prize win victory point points seat seats "
    "wicket wickets spot place benefit benefits refund asylum".split()
)


def clausal(lemma: str) -> Manner | None:
    """What a verb with a content clause makes of it, or None where it reports nothing."""
    return Manner.TOLD if lemma in TOLD else Manner.HELD if lemma in HELD else None


_FORMS = frozenset(
    "said says say saying told tells added adds asked asks wrote writes tweeted noted continued reads "
    "sings sang".split()
)
"""Forms of the commonest cues: in a tag behind a quotation the tagger takes them for names and adjectives."""


def cue_lemma(token: Token) -> str:
    """The lemma under which a cue is known, "according to" for "according"."""
    if token.lower_ == "according":
        return "according to"
    stems = (token.lower_[:-1], token.lower_[:-2]) if token.pos_ == "ADJ" else ()
    return next((stem for stem in stems if stem in TOLD), token.lemma_.lower())


def says(token: Token) -> bool:
    """Whether the token is a verb of saying, whatever it was tagged as."""
    return token.lower_ in _FORMS or (token.pos_ == "VERB" and token.lemma_.lower() in TOLD)
