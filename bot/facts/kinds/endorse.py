"""Who supports, welcomes, rejects or criticises what."""

from bot.facts.kinds.frame import Kind, adjectives, nouns, roles, verbs

_FOR = (
    "support back welcome endorse praise applaud hail favour favor champion commend laud salute embrace cheer "
    "acclaim second espouse greet celebrate"
)
_AGAINST = (
    "reject criticise criticize oppose condemn denounce slam blast lambast lambaste decry deplore deride ridicule "
    "resist rebuff spurn rebuke censure disavow repudiate disown lament pan savage berate castigate chide mock "
    "bemoan assail lash slate reprimand"
)
_BLAMES = "claim,allegation,accusation,charge,suggestion,report,assertion,rumour,rumor,notion,speculation"
_IDEAS = (
    "call,demand,idea,plan,proposal,criticism,concern,complaint,threat,talk,offer,appeal,bid,deal,request,warning,"
    "argument,objection,comparison,comment,petition"
)
_STANDS = (
    "support,backing,approval,endorsement,opposition,objection,criticism,solidarity,blessing,praise,condemnation,"
    "outrage,anger,disapproval,weight"
)

KIND = Kind(
    name="endorse",
    roles=roles("holder actor", "target", "stance"),
    cues=(
        *verbs(_FOR, "subject:holder object:target self:stance", bars="particle~down,up,away,off clause"),
        *verbs(_AGAINST, "subject:holder object:target self:stance", bars=f"object~{_BLAMES} clause"),
        *verbs("turn_down", "subject:holder object:target self:stance", needs=f"object~{_IDEAS}"),
        *verbs(
            "dismiss shrug_off brush_aside brush_off wave_away",
            "subject:holder object:target self:stance",
            needs=f"object~{_IDEAS}",
        ),
        *verbs("object", "subject:holder to:target self:stance", needs="to"),
        *verbs("side", "subject:holder with:target self:stance", needs="with"),
        *verbs("stand rally", "subject:holder by:target behind:target self:stance", needs="subject behind"),
        *verbs(
            "hit_out lash_out rail inveigh speak_out come_out",
            "subject:holder at:target against:target self:stance",
            needs="at",
        ),
        *verbs(
            "hit lash rail inveigh speak come campaign lobby",
            "subject:holder against:target self:stance",
            needs="against particle~out",
        ),
        *verbs("make", "subject:target", needs="object=sense"),
        *verbs(
            "take adopt",
            "subject:holder object:stance in:target on:target towards:target",
            needs="object~stance,position,line,side",
        ),
        *verbs(
            "express voice give throw lend declare offer announce signal pledge add reaffirm reiterate heap pour draw",
            "subject:holder object:stance for:target to:target of:target behind:target at:target against:target "
            "on:target",
            needs=f"subject object~{_STANDS}",
        ),
        *adjectives(
            "opposed critical supportive wary sceptical skeptical dismissive scathing appreciative",
            "subject:holder to:target of:target about:target self:stance",
            needs="subject",
            bars="head~condition,thinking,mass,point,moment,part",
        ),
        *nouns(
            "supporter critic opponent backer champion advocate",
            "subject:holder of:target self:stance",
            needs="subject of",
        ),
        *nouns(
            "support backing opposition criticism",
            "poss:holder for:target of:target to:target from:holder by:holder",
            confidence=0.55,
        ),
    ),
    says="{holder} {stance} {target}",
    matches=(
        "The mayor welcomed the ruling.",
        "Farmers are opposed to the levy.",
        "The bishops condemned the raid.",
        "Shopkeepers objected to the new rules.",
        "Voters favour the plan.",
    ),
    rejects=("The driver backed the lorry up.", "The minister rejected the allegation."),
)
