"""Who was killed, injured, displaced, rescued or is missing, and how many."""

from bot.facts.kinds.frame import Kind, adjectives, nouns, patterns, roles, verbs
from bot.facts.model import Status

_NUMBERS = "number,figure,count,total,tally"
_STATES = {
    "killed": "dead,death,kill,killed,fatality,victim",
    "injured": "injure,injured,injury,wound,wounded,hurt",
    "missing": "missing",
    "displaced": "displace,displaced,homeless,evacuee,refugee",
}
"""What a number is of, by the role of who is counted: "the number of missing"."""

_ABSTRACT = (
    "cost,rate,tariff,price,tax,sanction,policy,rule,decision,inflation,cut,move,measure,demand,sale,delay,ban,"
    "increase,"
    "rise,fall,shortage,slowdown,competition,criticism,remark,duty,fee,debt,currency,weakness,strength,walkout,"
    "stoppage,"
    "boycott,embargo,lockdown,uncertainty,dispute,scandal"
)
_UNHURT = (
    "sale,profit,economy,business,margin,growth,demand,export,company,firm,household,consumer,investor,reputation,"
    "chance,"
    "feeling,pride,industry,sector,trade,share,market,borrower,income,revenue,prospect,relation,recovery,shop,"
    "exporter,importer,retailer,trader,supplier,store,restaurant,tourism,output,production,campaign,poor,family,worker"
)
"""What hurts, and is hurt, in no body."""

_LIMBS = (
    "arm,leg,wrist,ankle,knee,hip,rib,nose,jaw,skull,collarbone,shoulder,elbow,finger,thumb,toe,foot,neck,spine,pelvis,"
    "cheekbone,vertebra,ligament,hamstring,tendon,muscle,bone,femur,shin,thigh,forearm,tooth,cartilage,calf,groin,hand"
)
_WOUNDS = (
    "injury,wound,burn,fracture,concussion,bruise,cut,laceration,trauma,bleeding,poisoning,whiplash,sprain,inhalation,"
    f"hypothermia,{_LIMBS}"
)
_MISHAPS = (
    "crash,accident,attack,fire,blaze,explosion,blast,sinking,shipwreck,quake,earthquake,storm,flood,avalanche,"
    "landslide,"
    "collision,shooting,bombing,fall,wreck,disaster,massacre,war,ordeal,derailment,collapse,shelling,stabbing,illness"
)
_GRAVES = (
    "rubble,wreckage,debris,ruin,water,river,sea,lake,canal,mud,snow,building,car,wreck,house,mine,tunnel,cave,well"
)
_SLIDES = "avalanche,landslide,mudslide,rockfall,rubble,snow,mud,debris,collapse,quake,earthquake,explosion,blast,roof"
_HOMES = "home,house,village,town,city,country,area,region,camp,land,fighting,violence,war,island,district,shelter"

_NEXT = r"(?: (?!were|was|are|is|have|had|has|been|be|who|that|which|and|or|in|on|of|at|from|with|the|to)[a-z][\w'-]*)"
"""A word of the counted noun: "27 [people]", "12 [crew] [members]"."""

_LEFT = patterns(
    killed=rf"(#{_NEXT}{{0,3}}) dead\b",
    injured=rf"(#{_NEXT}{{0,3}}) (?:injured|wounded|hurt|in hospital)\b",
    missing=rf"(#{_NEXT}{{0,3}}) missing\b",
    displaced=rf"(#{_NEXT}{{0,3}}) homeless\b",
)
"""What is left of people: "left nine villagers dead and 30 missing"."""

_COUNTED = r"number of [a-z]+(?: [a-z]+)? {}\b.{{0,80}}? (?:to|at|reached|passed|exceeded|topped|hit) (#)"
_NUMBERED = patterns(
    killed=_COUNTED.format("(?:killed|dead)"),
    injured=_COUNTED.format("(?:injured|wounded|hurt)"),
    missing=_COUNTED.format("(?:missing|unaccounted for)"),
    displaced=_COUNTED.format("(?:displaced|homeless)"),
)
"""What a number has risen to: "the number of people killed has climbed to 64"."""

_WHERE = "in:event,place at:place near:place outside:place during:event after:event on:place off:place when:event!"

KIND = Kind(
    name="casualty",
    roles=roles(
        "event measured",
        "cause",
        "killed* people",
        "injured* people",
        "missing* people",
        "displaced* people",
        "rescued people",
        "survivors people",
        "victims people",
        "place place",
        "source actor",
        asks={
            "killed": "How many were killed?",
            "injured": "How many were injured?",
            "missing": "How many are missing?",
            "displaced": "How many had to leave?",
        },
    ),
    finds=patterns(
        killed=rf"(#{_NEXT}{{0,3}}) (?:dead|slain|drowned|killed(?= in| by| and| when| on|[,.;)]|$))\b"
        rf"|(#(?: [a-z]+)? (?:deaths?|fatalities|bodies|lives))\b|lives of (#{_NEXT}{{0,3}})",
        injured=rf"(#{_NEXT}{{0,3}}) (?:injured|hurt|in hospital)\b(?! (?:him|her|them|a|the|\d))"
        r"|(#(?: [a-z]+)? (?:injuries|wounded))\b",
        missing=rf"(#{_NEXT}{{0,3}}) (?:(?:still|reported|were|are|was|listed as|feared|remained|remain) ){{0,2}}"
        r"(?:missing|unaccounted for)\b",
        displaced=rf"(#{_NEXT}{{0,3}}) (?:homeless|displaced)\b",
        survivors=r"(#(?: [a-z]+)? survivors)\b",
        victims=r"(#(?: [a-z]+)? casualties)\b",
    ),
    cues=(
        *verbs("die perish pass_away", f"subject:killed {_WHERE} from:cause of:cause"),
        *verbs(
            "succumb", f"subject:killed to:cause {_WHERE}", needs="to~injury,wound,illness,cancer,disease,burn,virus"
        ),
        *verbs(
            "drown suffocate starve freeze bleed burn fall choke",
            f"subject:killed object:killed {_WHERE}",
            needs="to~death",
        ),
        *verbs("drown", f"subject:killed {_WHERE}", bars="in~debt,paperwork,work,sorrow,email,detail,data"),
        *verbs(
            "kill slay murder assassinate massacre slaughter lynch behead electrocute execute gun_down mow_down "
            "strangle "
            "poison martyr shoot_dead",
            f"subject:event,cause object:killed {_WHERE}",
            needs="object",
        ),
        *verbs("shoot stab strike hit", f"subject:event,cause object:killed {_WHERE}", needs="object clause~dead"),
        *verbs("shoot stab", f"subject:event,cause object:killed {_WHERE}", needs="object particle~dead"),
        *verbs("shoot stab", f"subject:event,cause {_WHERE}", needs="object found"),
        *verbs(
            "stab beat burn crush trample choke hack club bludgeon torture put batter kick squeeze",
            f"subject:event,cause object:killed {_WHERE}",
            needs="object to~death",
        ),
        *verbs(
            "injure wound maim scald concuss hospitalise hospitalize bruise bloody",
            f"subject:event,cause object:injured {_WHERE}",
            needs="object",
        ),
        *verbs("injure wound", "", needs="found"),
        *verbs(
            "injure break fracture sprain dislocate hurt twist tear bruise strain pull rupture damage lose",
            f"subject:injured {_WHERE}",
            needs=f"object={_LIMBS},eye,sight,limb",
        ),
        *verbs("suffer sustain receive nurse", f"subject:injured {_WHERE}", needs=f"subject object~{_WOUNDS}"),
        *verbs("suffer take incur", f"subject:victims {_WHERE}", needs="object=casualty,fatality"),
        *verbs("leave", f"subject:event,cause object:injured {_WHERE}", needs=f"object with~{_WOUNDS}"),
        *verbs(
            "hurt",
            f"subject:event,cause object:injured {_WHERE}",
            needs="object",
            bars=f"subject~{_ABSTRACT} object~{_UNHURT}",
        ),
        *verbs("leave make render", f"subject:event,cause {_WHERE}", needs="subject object found", finds=_LEFT),
        *verbs("leave make render", f"subject:event,cause {_WHERE}", needs="subject found", finds=_LEFT),
        *verbs("leave make render", f"subject:event,cause object:displaced {_WHERE}", needs="object clause~homeless"),
        *verbs("evacuate", "object:displaced,place subject:cause from:place to:place", needs="object"),
        *verbs("displace uproot", f"object:displaced subject:event,cause from:place {_WHERE}", needs="object"),
        *verbs("flee escape", "subject:displaced object:place from:place to:place", needs=f"subject object~{_HOMES}"),
        *verbs("flee", "subject:displaced from:place to:place", needs="subject", bars="object", confidence=0.7),
        *verbs("drive force chase expel drag", "subject:event,cause object:displaced", needs=f"object from~{_HOMES}"),
        *verbs(
            "force oblige compel", "subject:event,cause object:displaced", needs="object clause~leave,flee,evacuate"
        ),
        *verbs(
            "order tell ask instruct advise urge",
            "object:displaced from:place",
            needs="object clause~leave,evacuate,flee",
            bars="subject~court,judge,boss,company,police,officer,teacher,manager",
            status=Status.REQUIRED,
        ),
        *verbs("lose", f"subject:killed {_WHERE}", needs="subject object=life,live"),
        *verbs("cost", f"subject:event,cause indirect:killed {_WHERE}", needs="indirect object=life,live"),
        *verbs("claim cost take", f"subject:event,cause {_WHERE}", needs="object~life found"),
        *verbs("cause", f"subject:event,cause {_WHERE}", needs="object~death,fatality,casualty,injury found"),
        *verbs(
            "report record confirm register count speak talk know tell log list see treat announce",
            "subject:source",
            needs="subject found",
            bars="clause",
        ),
        *verbs("report record confirm register", f"object:killed {_WHERE}", needs="object~death,fatality"),
        *verbs("report record confirm register", f"object:injured {_WHERE}", needs="object~injury"),
        *verbs("report record confirm register", f"object:victims {_WHERE}", needs="object~casualty"),
        *verbs("pronounce declare confirm", f"object:killed {_WHERE}", needs="object clause~dead"),
        *verbs(
            "presume fear believe report think",
            f"object:killed {_WHERE}",
            needs="object clause~dead,kill,drown",
            status=Status.POSSIBLE,
        ),
        *verbs(
            "presume fear believe report list declare",
            f"object:missing {_WHERE}",
            needs="object clause~missing",
        ),
        *verbs(
            "sweep_away wash_away sweep wash carry_off", f"subject:event,cause object:victims {_WHERE}", needs="object"
        ),
        *verbs(
            "bury engulf hit crush", f"subject:event,cause object:victims {_WHERE}", needs=f"subject~{_SLIDES} object"
        ),
        *verbs(
            "trap",
            f"subject:event,cause object:victims under:place inside:place {_WHERE}",
            needs="object",
            bars="in~debt,poverty,cycle,role,job,system,limbo",
        ),
        *verbs("go remain stay", f"subject:missing {_WHERE}", needs="subject clause~missing"),
        *verbs("remain", f"subject:missing {_WHERE}", needs="subject clause~unaccounted"),
        *verbs("survive", "subject:survivors object:event", needs=f"subject object~{_MISHAPS}"),
        *verbs("survive", f"subject:survivors {_WHERE}", needs="subject", bars="object clause as on", confidence=0.6),
        *verbs(
            "rescue save winch airlift",
            f"object:rescued from:event,place {_WHERE}",
            needs="object",
            bars="subject~fund,bank,deal,loan,investor,government,taxpayer,goal,point object~bank,firm,company",
        ),
        *verbs(
            "pull recover retrieve bring free dig", "object:killed! from:place", needs="object~body,corpse,remains from"
        ),
        *verbs("pull bring free dig", "object:rescued from:place", needs=f"object from~{_GRAVES}"),
        *verbs(
            "recover retrieve find discover",
            "object:killed! in:place at:place from:place",
            needs="subject object~body,corpse,remains",
        ),
        *verbs(
            "find recover discover retrieve identify",
            "object:killed! in:place at:place near:place on:place",
            needs="object~body,corpse,remains",
        ),
        *verbs(
            "take rush airlift fly admit send bring transport ferry",
            f"object:injured {_WHERE}",
            needs="object to~hospital,clinic,intensive",
        ),
        *verbs(
            "treat",
            "object:injured in:place at:place",
            needs="object for~injury,burn,wound,shock,inhalation,cut,bruise",
        ),
        *verbs("treat", "in:place at:place", needs="object found"),
        *verbs("put", "subject:source object:killed at:killed", needs="object=toll at"),
        *verbs(
            "lower revise raise cut update reduce increase", "subject:source to:killed", needs="subject object=toll to"
        ),
        *(
            cue
            for role, words in _STATES.items()
            for cue in (
                *verbs("put", f"subject:source at:{role}", needs=f"object={_NUMBERS} of~{words} at"),
                *verbs(
                    "rise climb reach stand grow increase fall remain",
                    f"to:{role} at:{role} object:{role}",
                    needs=f"subject={_NUMBERS} of~{words}",
                ),
            )
        ),
        *verbs(
            "rise climb grow increase jump mount stand reach pass exceed top hit fall",
            "in:event",
            needs="subject~number,count,figure,total,tally found",
            finds=_NUMBERED,
        ),
        *verbs("rise climb grow increase jump mount", "to:killed", needs="subject=toll to"),
        *verbs("stand remain", "at:killed", needs="subject=toll at"),
        *verbs("reach pass exceed hit top", "object:killed", needs="subject=toll object"),
        *verbs("rise climb", "to:killed", needs="subject=death,fatality to"),
        *nouns("condition", "subject:injured", needs="own_in subject amod~critical,serious,grave"),
        *nouns("hospital", "subject:injured", needs="own_in subject", confidence=0.7),
        *nouns("toll", "at:killed of:killed from:event in:place", needs="at"),
        *nouns("toll", "of:killed from:event in:place", needs="of"),
        *nouns("dead wounded death fatality injury casualty survivor missing injured body life", "", needs="found"),
        *nouns(
            "death killing murder assassination massacre drowning beheading lynching",
            f"of:killed poss:cause by:cause {_WHERE}",
            needs="of",
            confidence=0.7,
        ),
        *nouns(
            "death killing murder assassination drowning",
            f"poss:killed by:cause {_WHERE}",
            needs="poss",
            confidence=0.7,
        ),
        *adjectives("dead", f"subject:killed {_WHERE}", needs="subject"),
        *adjectives("missing", f"subject:missing {_WHERE}", needs="subject"),
        *adjectives("unaccounted", "subject:missing", needs="subject"),
        *adjectives("homeless", "subject:displaced", needs="subject"),
        *adjectives("injured wounded hurt", f"subject:injured {_WHERE}", needs="subject", confidence=0.7),
        *adjectives("unhurt unharmed uninjured unscathed", "subject:injured", needs="subject", negated=True),
        *adjectives("dead missing injured wounded homeless hurt", "", needs="found"),
    ),
    says="{killed} killed, {injured} injured, {missing} missing",
    matches=(
        "Eleven people died in the fire.",
        "Two guards were wounded.",
        "The Red Cross put the number of missing at 57.",
        "The mudslide left nine villagers dead and 30 missing.",
        "The ferry company spoke of 17 dead and four survivors.",
        "The cold snap claimed 14 lives.",
        "Ida Holm broke her wrist in a fall.",
        "Three anglers drowned off Lamu.",
        "Six miners were rescued after nine hours.",
        "The fighting has driven 60,000 people from their homes.",
        "The toll rose to 88.",
    ),
    rejects=(
        "Higher borrowing costs were hurting households.",
        "The ban hurt sales.",
        "The walkout would hurt shops.",
        "The bill died in committee.",
        "The company claimed 14 patents.",
        "He broke the record.",
        "The fund rescued the bank.",
        "The news left him with a smile.",
    ),
    first=1,
)
