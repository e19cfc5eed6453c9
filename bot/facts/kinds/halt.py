"""Who stops, suspends, delays or cancels what."""

from bot.facts.kinds.frame import Kind, nouns, patterns, roles, verbs
from bot.facts.model import Status

_UNDERTAKEN = (
    "plan,bid,proposal,cap,case,charge,claim,demand,lawsuit,suit,appeal,scheme,project,idea,objection,inquiry,"
    "investigation,requirement,measure,listing,sale,offer,strike,programme,program,probe,action,clause,ban,deal,talk,"
    "campaign,tour,series,show,event,service,route,flight,policy,effort,purchase,order,contract,prosecution,condition,"
    "levy,tax,bill,amendment,merger,takeover"
)
_LEFT = (
    "event,race,tournament,talk,negotiation,contest,competition,match,game,deal,agreement,treaty,pact,convention,"
    "accord,"
    "election,bid,project,sale,auction,process,market,championship,final,tour,conference,summit,meeting,alliance,"
    "coalition,government,campaign,scheme,programme,program,venture,festival,squad,series,leg,round,vote,debate,union"
)
_WAYS = (
    "airport,road,border,bridge,school,plant,factory,mine,line,station,port,airspace,runway,tunnel,crossing,market,"
    "shop,"
    "office,branch,site,beach,park,pass,museum,reactor,refinery,mill,hospital,ward,embassy,restaurant,store,pub,canal,"
    "route,motorway,highway,railway,network,pool,library,smelter,pipeline,harbour,university,college"
)
_DEEDS = (
    "flight,work,operation,access,search,rescue,effort,delivery,traffic,service,train,sailing,talk,vote,sale,repair,"
    "progress,landing,launch,entry,trade,return,export,import,play,production,construction,publication,use,movement"
)

_SOLD = (
    "car,vehicle,model,product,cooker,batch,device,toy,food,meat,unit,appliance,phone,battery,drug,lot,van,lorry,"
    "truck,bike,"
    "pram,seat,heater,charger,machine,pump,implant,medicine,airbag,item,bottle,can,pack,tin,cheese,milk,egg,salad,"
    "snack,"
    "helmet,scooter,dishwasher,fridge,kettle,laptop,tyre,tire,engine"
)
_PENDING = (
    r"\b(?:pending (?:(?:a|an|the|further|its|their) )?[\w'’-]+(?: (?:of|into|by|on) (?:the )?[\w'’-]+)*"
    r"|until further notice)"
)
_LASTING = (
    r"\bfor (?:at least |up to |about |another |almost |more than )?(?:a|an|\d+|two|three|four|five|six|seven|eight|"
    r"nine|ten|several|a few) (?:more |further )?(?:minute|hour|day|week|month|year)s?\b(?! (?:ago|old))"
)
"""How long what is halted stays so."""
_ALARMS = "warning,alert,alarm,curfew,siege,lockdown,evacuation,quarantine,emergency"

KIND = Kind(
    name="halt",
    roles=roles("actor* actor", "theme", "until", asks={"actor": "Who halted it?"}),
    cues=(
        *verbs(
            "halt pause suspend stop freeze block interrupt",
            "subject:actor object:theme clause:theme until:until pending:until",
        ),
        *verbs("ground", "subject:actor object:theme until:until pending:until", needs="object"),
        *verbs(
            "cancel scrap abandon call_off break_off cut_short discontinue axe ditch shelve wind_up wind_down "
            "phase_out "
            "terminate scupper sink torpedo",
            "subject:actor object:theme",
            needs="object",
        ),
        *verbs("drop end", "subject:actor object:theme", needs=f"object~{_UNDERTAKEN}", bars="figure"),
        *verbs(
            "withdraw pull_out drop_out back_out bow_out opt_out walk_out quit pull",
            "subject:actor from:theme of:theme",
            needs=f"from~{_LEFT}",
            bars="object",
        ),
        *verbs(
            "pull drop back bow opt walk", "subject:actor of:theme", needs=f"of~{_LEFT} particle~out", bars="object"
        ),
        *verbs("quit exit leave", "subject:actor object:theme", needs=f"object~{_LEFT}", bars="clause"),
        *verbs(
            "prevent hinder hold_up thwart foil stymie obstruct",
            "subject:actor object:theme",
            needs=f"object~{_DEEDS}",
            bars="from",
        ),
        *verbs(
            "close shut shut_down close_down seal_off",
            "subject:actor object:theme until:until pending:until",
            needs=f"object~{_WAYS}",
            bars="figure",
            confidence=0.8,
        ),
        *verbs(
            "postpone delay withhold defer put_off push_back put_back hold_back reschedule adjourn shelve",
            "subject:actor object:theme until:until to:until pending:until",
            needs="object",
            bars="object~toe,dinner",
        ),
        *verbs("recall", "subject:actor object:theme", needs=f"object~{_SOLD}"),
        *verbs("lift end cancel rescind", "subject:actor object:theme", needs=f"object~{_ALARMS}"),
        *verbs(
            "cut", "subject:actor object:theme", needs="object~visit,trip,holiday,tour,speech,stay,vacation,journey"
        ),
        *verbs(
            "remain stay keep",
            "subject:theme until:until",
            needs="subject clause~closed,shut,suspended,grounded,halted,paused,cancelled,frozen,blocked,close,"
            "suspend,ground",
            status=Status.HALTED,
        ),
        *verbs("put", "subject:actor object:theme on:theme", needs="on=hold,ice"),
        *verbs("bring", "subject:actor object:theme", needs="object to=halt,standstill,stop,end,close"),
        *verbs("come grind", "subject:theme", needs="subject to=halt,standstill,stop,end"),
        *verbs("call", "subject:actor to:theme", needs="object=halt,end,stop to"),
        *nouns(
            "halt pause suspension freeze cancellation postponement moratorium stoppage grounding shutdown "
            "interruption",
            "poss:actor to:theme of:theme in:theme by:actor compound:theme on:theme",
        ),
        *nouns("withdrawal pull-out pullout", "poss:actor of:actor from:theme by:actor", needs=f"from~{_LEFT}"),
        *nouns("hold", "subject:theme", needs="own_on subject", status=Status.HALTED, confidence=0.8),
    ),
    finds=patterns(until=f"(?P<x>{_PENDING}|{_LASTING})"),
    says="{actor} halts {theme}",
    matches=(
        "The operator suspended the ferry service.",
        "The next flight is on hold pending an inquiry.",
        "The airline grounded its fleet until Friday.",
        "The ministry broke off the talks.",
        "She withdrew from the race.",
        "Thick fog prevented flights for two days.",
        "The plan was dropped.",
        "Production came to a standstill.",
    ),
    rejects=(
        "The bus stops here.",
        "He dropped the vase.",
        "The army withdrew from the valley.",
        "The shares closed 3% higher.",
    ),
    first=1,
)
