"""Who takes part in an undertaking, is among its members, or is kept out."""

from bot.facts.kinds.frame import Kind, adjectives, nouns, roles, verbs

_EVENTS = (
    "meeting,summit,ceremony,conference,talk,hearing,funeral,event,match,game,rally,service,session,trial,festival,"
    "opening,"
    "launch,class,school,church,inauguration,wedding,mass,concert,dinner,reception,gathering,vigil,premiere,"
    "negotiation,"
    "tournament,race,election,vote,protest,demonstration,debate,forum,briefing,course,workshop,exhibition,show,"
    "congress,"
    "assembly,memorial,parade,party,drill,exercise,training,negotiations,talks,olympics,games"
)

KIND = Kind(
    name="participate",
    roles=roles("event", "participants actor"),
    cues=(
        *verbs("include", "subject:event object:participants", needs="object"),
        *verbs("involve", "object:participants! in:event", needs="in", bars="subject"),
        *verbs("involve", "subject:event object:participants! in:event", needs="object"),
        *adjectives(
            "involved",
            "subject:participants in:event",
            needs="subject in",
            bars=("in~relationship,crash,accident,collision,incident,fight,scuffle,brawl"),
        ),
        *verbs("join rejoin", "subject:participants,participants@thing object:event", bars="object~force,hand"),
        *verbs("take", "subject:participants,participants@thing in:event", needs="object=part in"),
        *verbs("play", "subject:participants in:event", needs="object=part,role in"),
        *verbs("participate compete partake enrol enroll", "subject:participants in:event on:event at:event"),
        *verbs("sign_up", "subject:participants for:event", needs="for"),
        *verbs("attend", "subject:participants object:event", needs=f"object~{_EVENTS}"),
        *verbs("attend", "subject:participants", needs="subject", bars="object to"),
        *verbs("stay_out opt_out", "subject:participants of:event out_of:event", needs="subject", negated=True),
        *verbs("boycott skip miss snub", "subject:participants object:event", needs=f"object~{_EVENTS}", negated=True),
        *verbs("sit_out", "subject:participants object:event", needs="object", negated=True),
        *verbs(
            "exclude bar omit shut_out leave_out leave_off",
            "object:participants from:event of:event",
            needs="object from~talk,negotiation,"
            "meeting,summit,race,list,event,squad,team,tournament,alliance,coalition,vote,game,games,olympics,ceremony,"
            "competition,conference,parade,championship,world,cup,council,group,round,process,deal,agreement,"
            "delegation",
            negated=True,
        ),
        *verbs(
            "collaborate cooperate co-operate team_up partner join_forces",
            "subject:participants with:participants on:event in:event",
            needs="on",
        ),
        *verbs(
            "collaborate cooperate co-operate team_up partner",
            "subject:participants with:participants on:event in:event",
            needs="with",
        ),
        *verbs(
            "belong",
            "subject:participants to:event",
            needs="to~alliance,bloc,coalition,group,club,union,council,"
            "federation,league,pact,party,team,network,consortium",
        ),
        *nouns(
            "member participant signatory party", "subject:participants of:event to:event in:event", needs="subject of"
        ),
        *nouns("signatory participant", "subject:participants to:event in:event", needs="subject"),
        *nouns(
            "coordination cooperation collaboration partnership",
            "with:participants between:participants head:event",
            needs="with",
        ),
        *nouns("participation involvement", "of:participants poss:participants by:participants in:event", needs="in"),
    ),
    says="{participants} takes part in {event}",
    matches=(
        "The fleet includes Norway and Iceland.",
        "The talks do not involve the regulator.",
        "The lender was not involved in the sale.",
        "Ten ministers attended the summit in Lima.",
        "Chile joined the alliance.",
    ),
    rejects=("He attended to the wound.",),
    first=1,
)
