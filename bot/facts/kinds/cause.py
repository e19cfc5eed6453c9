"""What brings about what, and whom or what it affects."""

from bot.facts.kinds.frame import Kind, links, nouns, roles, verbs

_SOURCES = (
    "official,source,person,people,spokesman,spokeswoman,diplomat,aide,adviser,report,document,expert,analyst,witness,"
    "study,figure,statement,record,insider,minister"
)
"""Who or what is cited for what is said, and is no reason of it."""
_BRINGING = (
    "cause trigger provoke prompt spark produce induce precipitate ignite unleash engender set_off touch_off "
    "bring_about "
    "bring_on stoke fuel wreak herald usher_in whip_up stir_up give_rise_to"
)
_HARMING = (
    "wipe_out eat_into erode dent weigh_on drag_down disrupt disturb hamper hinder cripple derail paralyse paralyze "
    "complicate undermine jeopardise jeopardize affect upset impair aggravate exacerbate worsen compound offset "
    "swallow_up eat_up knock_out cut_off bring_down strain overwhelm stall"
)

KIND = Kind(
    name="cause",
    roles=roles("cause measured clause", "effect", "affected"),
    cues=(
        *verbs("wreak", "subject:cause! on:affected object:effect", needs="object~havoc,destruction,chaos,damage"),
        *verbs(
            _BRINGING,
            "subject:cause! object:effect in:affected among:affected for:affected to:affected clause:effect",
            needs="object",
            bars="object~meeting,session,investigation,inquiry",
        ),
        *verbs("cause trigger provoke prompt", "subject:cause! object:affected clause:effect", needs="object clause"),
        *verbs(
            "cause trigger provoke prompt", "subject:cause! indirect:affected clause:effect", needs="indirect clause"
        ),
        *verbs(
            "start spark ignite touch_off",
            "subject:cause! object:effect",
            needs="subject object~fire,blaze,wildfire,war,row,brawl,rumour,outbreak,avalanche,landslide,panic,stampede",
        ),
        *verbs("lead", "subject:cause! to:effect", needs="to", bars="object"),
        *verbs(
            "contribute",
            "subject:cause! to:effect",
            needs="to~rise,fall,decline,increase,death,crash,delay,accident,"
            "fire,flood,warming,loss,shortage,crisis,failure,collapse,inflation,growth,drop,problem,pressure,outbreak",
        ),
        *verbs("result culminate end", "subject:cause! in:effect", needs="in", bars="object"),
        *verbs("stem result arise flow spring", "subject:effect from:cause!", needs="subject from"),
        *verbs(
            "force oblige compel push drive",
            "subject:cause object:affected clause:effect",
            needs="subject object clause",
        ),
        *verbs(
            "force",
            "subject:cause object:effect",
            needs="subject object~closure,cancellation,evacuation,delay,halt,shutdown,"
            "suspension,postponement,resignation,retreat,rethink,withdrawal,diversion,change,sale",
        ),
        *verbs(
            "leave render",
            "subject:cause object:affected clause:effect",
            needs="subject object clause",
            bars="clause~unchanged,open,alone,lie,be,know",
        ),
        *verbs("leave", "subject:cause object:affected without:effect in:effect", needs="subject object without"),
        *verbs(
            "make",
            "subject:cause object:affected clause:effect",
            needs="subject object clause~wetter,worse,harder,"
            "easier,likelier,cheaper,dearer,stronger,weaker,hotter,drier,safer,riskier,likely,impossible,difficult,"
            "possible",
        ),
        *verbs(_HARMING, "subject:cause object:affected", needs="subject object", confidence=0.8),
        *verbs("blame", "object:effect on:cause!", needs="object on"),
        *verbs("blame fault", "object:cause! for:effect", needs="object"),
        *verbs("attribute ascribe credit", "object:effect to:cause!", needs="object to"),
        *verbs("put", "object:effect to:cause!", needs="object to particle~down"),
        *verbs("pin", "object:effect on:cause!", needs="object~blame,crash,failure,decline,loss on"),
        *verbs("cite", "head:effect object:cause!", needs="object", bars=f"object~{_SOURCES}"),
        *nouns("cause reason", "subject:cause! of:effect for:effect behind:effect", needs="subject of"),
        *nouns("cause reason", "subject:cause! of:effect for:effect behind:effect", needs="subject for"),
        *nouns(
            "response reaction retaliation answer",
            "head:effect to:cause! for:cause!",
            needs="own_in to head",
            bars="head~say,tell,speak,comment,write,add,declare,reply",
        ),
        *links(
            "due_to because_of owing_to thanks_to as_a_result_of on_account_of as_a_consequence_of in_response_to "
            "by_dint_of",
            "head:effect object:cause!",
        ),
        *links("because", "head:effect object:cause!"),
    ),
    says="{cause} causes {effect}",
    matches=(
        "The strike caused delays among commuters.",
        "The match was cancelled because of fog.",
        "The operator blamed the outage on a faulty valve.",
        "The inspectors blamed poor training for the crash.",
        "The blaze was set off by a faulty heater.",
        "Falling prices wiped out most of the profit.",
        "The power cut left thousands of homes without heating.",
        "The minister attributed the shortage to a late harvest.",
        "The losses stemmed from a failed harvest.",
        "High water forced the ferries to stop.",
    ),
    rejects=("She leads the council.", "He left the door open."),
)
