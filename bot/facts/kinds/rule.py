"""Which court decides what, for or against whom, by which majority."""

from bot.facts.kinds.frame import Kind, nouns, patterns, roles, verbs

_BENCH = "court,judge,jury,tribunal,panel,justice,bench,magistrate,arbitrator,adjudicator"
_SUITS = (
    "appeal,petition,motion,lawsuit,suit,injunction,challenge,bail,application,objection,complaint,writ,request,"
    "claim,case,"
    "extradition,parole"
)
_MONEY = (
    r"(?:[$€£]\d[\d,.]* ?(?:bn|m|million|billion)?|\d[\d,.]* ?(?:million |billion )?(?:euros|dollars|pounds|"
    r"crowns|francs|yen))"
)

KIND = Kind(
    name="rule",
    roles=roles("court* actor", "case", "holding", "for actor", "against actor", "remedy", "split score"),
    finds=patterns(
        split=r"(?<![\w.,/-])(\d{1,2}(?:-|–| to )\d{1,2})(?![\w/%-]|\.\d| years?| months?)",
        remedy=rf"({_MONEY}) (?:in|of) (?:damages|compensation|costs)",
    ),
    cues=(
        *verbs(
            "rule",
            "subject:court clause:holding for:for against:against on:case in:case",
            bars="particle~out object for~year,decade,month,century in~favour,favor",
        ),
        *verbs(
            "rule find decide",
            "subject:court clause:holding in:for",
            needs=f"subject~{_BENCH} in",
            bars="object particle~out",
        ),
        *verbs(
            "find decide rule",
            "subject:court for:for against:against on:case",
            needs=f"subject~{_BENCH}",
            bars="object clause particle~out in",
        ),
        *verbs("rule", "subject:court clause:holding object:split", needs="object", bars="particle~out"),
        *verbs(
            "find hold decide declare conclude",
            "subject:court clause:holding",
            needs=f"subject~{_BENCH} clause",
            bars="object clause~guilty",
            confidence=0.8,
        ),
        *verbs(
            "declare deem find hold",
            "subject:court object:case clause:holding",
            needs=f"subject~{_BENCH} object clause",
            bars="clause~guilty,dead",
        ),
        *verbs("side", "subject:court with:for", needs=f"subject~{_BENCH} with"),
        *verbs(
            "overturn quash annul strike_down overrule invalidate void nullify",
            "subject:court object:case on:case",
            needs="object",
        ),
        *verbs(
            "uphold",
            "subject:court object:case",
            needs="object",
            bars="object~tradition,value,standard,principle,reputation,right,peace,order",
        ),
        *verbs(
            "reverse suspend stay set_aside affirm vacate confirm reinstate lift shorten cut reduce increase review",
            "subject:court object:case",
            needs=f"subject~{_BENCH} object",
        ),
        *verbs("reduce cut shorten commute", "subject:court object:case", needs="subject object~sentence,conviction"),
        *verbs(
            "reject dismiss allow grant refuse deny throw_out hear consider",
            "subject:court object:case indirect:for",
            needs=f"subject object~{_SUITS}",
            bars="subject~minister,government,ministry,company,parliament,senate,chamber,assembly,lawmaker,"
            "spokesman,firm,"
            "opposition,party,voter,president,union,investor,analyst,manager,club,bank object~claim,request",
        ),
        *verbs(
            "reject dismiss allow grant refuse deny throw_out hear consider accept strike_down block halt freeze "
            "postpone adjourn refer bar approve uphold remit try examine",
            "subject:court object:case indirect:for",
            needs=f"subject~{_BENCH} object",
        ),
        *verbs("throw", "subject:court object:case", needs=f"subject~{_BENCH} object particle~out"),
        *verbs(
            "grant deny refuse",
            "subject:court indirect:for object:holding",
            needs="indirect object~bail,parole,asylum,custody",
        ),
        *verbs("release free", "subject:court object:for", needs="object on~bail,parole"),
        *verbs(
            "award",
            "subject:court indirect:for object:remedy to:for",
            needs="subject object~damage,compensation,euro,dollar,pound,cost,payout,custody,settlement",
        ),
        *verbs("award", "subject:court indirect:for object:remedy to:for", needs=f"subject~{_BENCH} object"),
        *verbs("order instruct tell", "subject:court object:against clause:remedy", needs=f"subject~{_BENCH} clause"),
        *verbs("order", "subject:court object:against clause:holding", needs="clause", bars=f"subject~{_BENCH}"),
        *verbs(
            "approve authorise authorize license licence clear block reject refuse revoke withdraw ban",
            "subject:court object:case for:for",
            needs="subject~regulator,agency,board,watchdog,authority,commission,administration,office "
            "object~drug,pill,medicine,"
            "vaccine,treatment,therapy,device,jab,merger,takeover,acquisition,licence,license,tablet,injection,permit,use",
        ),
        *verbs(
            "approve authorise authorize license",
            "subject:court object:case for:for@actor",
            needs="object~drug,pill,medicine,vaccine,treatment,therapy,device,jab,tablet,injection",
        ),
        *verbs("dissent", "subject:court from:holding!"),
        *verbs(
            "hand_down deliver issue return pronounce give reach announce",
            "subject:court in:case on:case",
            needs="subject object=verdict,ruling,judgment,judgement",
        ),
        *verbs("win lose", "subject:for in:court against:against", needs="subject object=appeal,lawsuit"),
        *nouns(
            "ruling verdict judgment judgement",
            "by:court of:court poss:court against:against for:for in:case on:case",
            confidence=0.6,
        ),
    ),
    says="{court} rules {holding}",
    matches=(
        "The court overturned the fine.",
        "The judges ruled that the claims were late.",
        "Judges rejected an appeal by the firm.",
        "The high court sided with the tenants.",
        "A judge blocked the deportation order.",
        "The court is to hear his case on 2 July.",
        "The tribunal awarded the widow 90,000 euros in damages.",
    ),
    rejects=("The company ruled out an offer.", "The king ruled for 40 years.", "The club upheld the tradition."),
    first=1,
)
