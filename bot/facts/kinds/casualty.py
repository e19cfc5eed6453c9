"""Who was killed, injured, displaced or is missing, and how many."""

from bot.facts.kinds.frame import Kind, adjectives, nouns, roles, verbs

_NUMBERS = "number,figure,count,total,tally"
_STATES = {
    "killed": "dead,death,kill,fatality,victim",
    "injured": "injure,injured,injury,wound,wounded,hurt",
    "missing": "missing",
}
"""What a number is of, by the role of who is counted: "the number of missing"."""

_ABSTRACT = (
    "cost,rate,tariff,price,tax,sanction,policy,rule,decision,inflation,cut,move,measure,demand,sale,delay,ban,increase,"
    "rise,fall,shortage,slowdown,competition,criticism,remark,duty,fee,debt,currency,weakness,strength,walkout,stoppage,"
    "boycott,embargo,lockdown,uncertainty,dispute,scandal"
)
_UNHURT = (
    "sale,profit,economy,business,margin,growth,demand,export,company,firm,household,consumer,investor,reputation,chance,"
    "feeling,pride,industry,sector,trade,share,market,borrower,income,revenue,prospect,relation,recovery,shop,"
    "exporter,importer,retailer,trader,supplier,store,restaurant,tourism,output,production,campaign"
)
"""What hurts, and is hurt, in no body."""

KIND = Kind(
    name="casualty",
    roles=roles(
        "killed*",
        "injured*",
        "missing*",
        "displaced*",
        "cause",
        "place place",
        "source actor",
        asks={
            "killed": "How many were killed?",
            "injured": "How many were injured?",
            "missing": "How many are missing?",
            "displaced": "How many had to leave?",
        },
    ),
    cues=(
        *verbs("die perish", "subject:killed in:cause,place from:cause of:cause at:place"),
        *verbs("kill slay", "subject:cause object:killed in:cause,place at:place"),
        *verbs("injure wound", "subject:cause object:injured in:cause,place at:place"),
        *verbs(
            "hurt",
            "subject:cause object:injured in:cause,place at:place",
            bars=f"subject~{_ABSTRACT} object~{_UNHURT}",
        ),
        *verbs("evacuate displace uproot", "object:displaced subject:cause from:place by:cause"),
        *verbs("lose", "subject:killed in:cause,place", needs="object=life"),
        *verbs("put", "subject:source object:killed at:killed", needs="object=toll at"),
        *(
            cue
            for role, words in _STATES.items()
            for cue in (
                *verbs("put", f"subject:source at:{role}", needs=f"object={_NUMBERS} of~{words} at"),
                *verbs(
                    "rise climb reach stand",
                    f"to:{role} at:{role} object:{role}",
                    needs=f"subject={_NUMBERS} of~{words}",
                ),
            )
        ),
        *verbs("rise climb reach", "subject:killed to:killed", needs="subject=toll"),
        *nouns("toll", "at:killed of:killed", needs="at"),
        *adjectives("dead", "subject:killed", needs="subject"),
        *adjectives("missing", "subject:missing", needs="subject"),
        *adjectives("injured wounded", "subject:injured", needs="subject", confidence=0.7),
    ),
    says="{killed} killed, {injured} injured, {missing} missing",
    matches=(
        "Eleven people died in the fire.",
        "Two guards were wounded.",
        "The Red Cross put the number of missing at 57.",
    ),
    rejects=(
        "Higher borrowing costs were hurting households.",
        "The ban hurt sales.",
        "The walkout would hurt shops.",
    ),
)
