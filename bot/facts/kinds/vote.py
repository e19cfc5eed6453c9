"""Which body votes on what, how, with what result."""

from bot.facts.kinds.frame import Kind, nouns, patterns, roles, verbs
from bot.facts.model import Status

_LAWS = (
    "bill,law,budget,motion,resolution,amendment,measure,legislation,treaty,reform,proposal,act,text,constitution,"
    "accord,"
    "ordinance,package,pact,nomination,statute,levy,tax,draft,referendum,directive,regulation,proposition,initiative,"
    "nominee,plan,article,merger,agreement,deal,convention"
)
_HOUSES = (
    "house,chamber,parliament,senate,committee,assembly,congress,council,legislature,reading,stage,hurdle,duma,"
    "bundestag,"
    "knesset,lords,commons,vote,court"
)
_UNVOTED = (
    "pill,medicine,treatment,therapy,jab,device,appeal,lawsuit,suit,claim,allegation,accusation,suggestion,idea,offer,bid,charge,criticism,report,inspection,"
    "test,exam,"
    "examination,check,audit,milestone,peak,baton,child,baby,daughter,son,notion,call,request,demand,script,message,"
    "stance,tone,approach,name,style,habit,technology,strategy,drug,vaccine,application,word,torch,time,ball,dog,"
    "cat,kitten,"
    "puppy,charges,comparison,description,threat,argument,advance,invitation,evidence,blame,station,mark,level,age,"
    "system"
)
_BY = r"(?:by|of|with|was) (?:a |an )?(?:[a-z]+ )?"
_VOTES = r"(?: votes?)?(?: in favou?r| for)?"
_TALLY = r"(?:vote|decision|split|majority|margin|ballot|ruling|verdict)\b"
_FOR = (
    r"(?:[a-z]+ )?(?:(?:(?:voted|votes|voting|came out|were|was) )?in favou?r|(?:voted|votes|voting) for|backed|"
    r"approved)\b"
)
_AGAINST = r"(?:[a-z]+ )?(?:(?:(?:voted|votes|voting|came out|were|was) )?(?:against|opposed))\b"
_ABSTAINED = r"(#)(?: [a-z]+)? (?:abstentions?|abstained|abstaining)\b|\b(one|a single) (?:[a-z]+ )?abstained\b"
_FIRST = rf"(?:{_BY}|\bvoted )(#){_VOTES}(?: to|,? with|[-–]) ?#"
_SECOND = rf"(?:{_BY}|\bvoted )#{_VOTES}(?: to|[-–]) ?(#)"
_PAIR = r"(?<![\w.,/-])(\d{1,3})[-–]\d{1,3}"
_PAIRED = r"(?<![\w.,/-])\d{1,3}[-–](\d{1,3})"

_ADOPTED = patterns(
    yes=rf"{_FIRST}|{_PAIR} {_TALLY}|\b(?:voted|passed) {_PAIR}|(#) {_FOR}",
    no=rf"{_SECOND}|{_PAIRED} {_TALLY}|\b(?:voted|passed) {_PAIRED}|(#) {_AGAINST}",
    abstain=_ABSTAINED,
)
_REJECTED = patterns(
    no=rf"{_FIRST}|{_PAIR}\b|(#) {_AGAINST}",
    yes=rf"{_SECOND}|{_PAIRED}\b|(#) {_FOR}",
    abstain=_ABSTAINED,
)
"""The numbers behind what was turned down: the first is of those against."""

KIND = Kind(
    name="vote",
    roles=roles("body actor", "item", "yes number", "no number", "abstain", "result"),
    finds=_ADOPTED,
    cues=(
        *verbs(
            "adopt approve ratify veto",
            "subject:body object:item self:result",
            needs="object",
            bars=f"object~{_UNVOTED} particle~on,down,over,out,away,along,up,round,around,through,off "
            f"subject~regulator,"
            "bus,train,storm,agency,court,judge,doctor,car",
        ),
        *verbs(
            "pass",
            "subject:body object:item self:result",
            needs=f"object~{_LAWS}",
            bars="particle~on,down,over,out,away,along,up,round,around,through,off subject~bus,train,storm",
        ),
        *verbs(
            "reject", "subject:body object:item self:result", needs="object", bars=f"object~{_UNVOTED}", finds=_REJECTED
        ),
        *verbs(
            "back support carry clear",
            "subject:body object:item self:result",
            needs=f"object~{_LAWS} found",
            bars="subject~ship,truck,plane,car",
        ),
        *verbs("carry", "subject:body object:item self:result", needs="object~motion,amendment,resolution"),
        *verbs("enact", "subject:body object:item self:result", needs="object"),
        *verbs(
            "throw_out vote_down block defeat kill sink scupper turn_down torpedo",
            "subject:body object:item self:result",
            needs=f"object~{_LAWS}",
            finds=_REJECTED,
            confidence=0.8,
        ),
        *verbs("vote_down", "subject:body object:item self:result", needs="object", finds=_REJECTED),
        *verbs("vote_through wave_through push_through", "subject:body object:item self:result", needs="object"),
        *verbs("pass clear", "subject:item object:body self:result", needs=f"subject~{_LAWS} object~{_HOUSES}"),
        *verbs("pass", "subject:item self:result", needs=f"subject~{_LAWS}", bars="object particle~away,on"),
        *verbs(
            "fail",
            "subject:item in:body self:result",
            needs=f"subject~{_LAWS}",
            bars="object clause",
            status=Status.NOT_ACHIEVED,
            finds=_REJECTED,
            confidence=0.7,
        ),
        *verbs(
            "give",
            "subject:body indirect:item",
            needs="subject indirect object=reading,assent,approval,blessing,nod,backing",
        ),
        *verbs("vote", "subject:yes,body subject.of:body! for:item", needs="subject for"),
        *verbs("vote", "subject:no,body subject.of:body! against:item", needs="subject against", finds=_REJECTED),
        *verbs("vote", "subject:body clause:item for:item on:item to:item", needs="found"),
        *verbs(
            "vote",
            "subject:body clause:item for:item on:item against:item in:item",
            bars="particle~out in~favour,favor,election,ballot,runoff,referendum,secret,line,person,unison,district,"
            "city,town,april,may,june,march,school,church,house,chamber,session "
            "subject~voter,citizen",
        ),
        *verbs("vote", "subject:body clause:item for:item on:item against:item"),
        *verbs("abstain", "subject:abstain! on:item from:item"),
        *verbs("break", "subject:body", needs="subject object=rank"),
        *verbs("cast", "subject:body for:item against:item on:item", needs="subject object=vote,ballot,veto"),
        *verbs(
            "survive win lose face",
            "object:item",
            needs="subject object~vote,motion",
            bars="by~point,percent,% subject~party",
            confidence=0.7,
        ),
        *verbs("come go", "subject:item in:body! to.in:body!", needs="subject to=vote"),
        *verbs("put", "subject:body object:item in:body to:body@actor", needs="object to=vote"),
        *verbs("ratify", "subject:body self:result", bars="object"),
        *nouns(
            "approval ratification adoption rejection passage",
            "from:body by:body of:item poss:body for:item",
            confidence=0.6,
        ),
        *nouns("vote", "subject:body on:item", needs="found", bars="subject~law,bill"),
        *nouns("vote", "by:body in:body@actor on:item poss:body", needs="on", confidence=0.7),
        *nouns("abstention", "by:abstain! of:abstain!", confidence=0.7),
    ),
    says="{body} votes on {item}",
    rejects=(
        "The bus passed an inspection in August.",
        "She adopted a child.",
        "The parcels had been passed on to drivers.",
        "The firm rejected the claims.",
    ),
    matches=(
        "The assembly adopted the text by 121 votes to 9.",
        "Both chambers have to approve the deal.",
        "The Senate threw out the bill.",
        "The chamber voted down the budget by 61 votes to 52.",
        "Two members abstained.",
        "The council approved the plan in a 5-4 vote.",
        "The government survived a confidence vote.",
    ),
)
