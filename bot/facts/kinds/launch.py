"""What is launched, published, opened or lands, by whom, from where, and how it ends."""

from bot.facts.kinds.frame import Kind, adjectives, nouns, roles, verbs
from bot.facts.model import Status

_CRAFT = (
    "rocket,spacecraft,probe,lander,satellite,capsule,shuttle,rover,drone,aircraft,plane,jet,helicopter,airship,"
    "balloon,"
    "craft,booster,ship,vehicle,module,orbiter,telescope,mission,it,airliner"
)
_OPENED = (
    "museum,exhibition,school,factory,plant,store,hospital,line,station,airport,bridge,tunnel,hotel,restaurant,shop,"
    "centre,center,festival,park,branch,office,clinic,library,mine,terminal,service,route,embassy,academy,campus,pool,"
    "theatre,theater,cinema,gallery,stadium,market,warehouse,refinery,reactor,laboratory,mill,film,play,show,season"
)
_WORKS = (
    "report,study,finding,figure,datum,result,book,album,film,song,single,paper,list,document,version,update,app,model,"
    "game,data,statement,findings,guidance,review,video,footage,memoir,novel,magazine,series,edition,accounts,minutes,"
    "photo,image,recording,transcript,draft,map,survey,index,ranking,statistic,strategy,manifesto,software,product,"
    "phone"
)
_RUNNING = (
    "generate,produce,operate,supply,broadcast,trade,sell,ship,print,run,fly,mine,pump,sail,deliver,work,serve,export"
)

KIND = Kind(
    name="launch",
    roles=roles("actor actor", "theme", "site", "outcome"),
    cues=(
        *verbs(
            "launch unveil",
            "subject:actor object:theme from:site at:site in:site",
            needs="object",
            confidence=0.7,
            bars="object~attack,strike,offensive,raid,missile,investigation,inquiry,assault,probe,appeal,bid,war,"
            "invasion",
        ),
        *verbs(
            "launch fire put",
            "subject:actor object:theme into:site from:site",
            needs=f"object~{_CRAFT} into",
            confidence=0.7,
        ),
        *verbs(
            "release",
            "subject:actor object:theme from:site",
            needs="object",
            confidence=0.7,
            bars="object~prisoner,hostage,captive,detainee,suspect,statement,inmate,journalist,water,gas",
        ),
        *verbs(
            "publish issue put_out bring_out post",
            "subject:actor object:theme in:site on:site at:site",
            needs=f"object~{_WORKS}",
            confidence=0.8,
        ),
        *verbs(
            "introduce roll_out inaugurate premiere showcase commission switch_on",
            "subject:actor object:theme at:site in:site",
            needs="object",
            confidence=0.7,
            bars="object~bill,amendment,motion,himself,herself,themselves",
        ),
        *verbs(
            "open reopen",
            "subject:actor object:theme in:site at:site on:site",
            needs=f"object~{_OPENED}",
            bars="figure",
        ),
        *verbs(
            "open reopen debut premiere",
            "subject:theme in:site at:site on:site",
            needs=f"subject~{_OPENED}",
            bars="object figure_up",
        ),
        *verbs("lift_off blast_off take_off", "subject:theme from:site", needs="subject from"),
        *verbs(
            "lift_off blast_off touch_down splash_down",
            "subject:theme from:site on:site at:site in:site near:site off:site",
        ),
        *verbs(
            "touch splash", "subject:theme on:site at:site in:site near:site off:site", needs="subject particle~down"
        ),
        *verbs("dock", "subject:theme with:site at:site", needs="subject"),
        *verbs("land", "subject:theme on:site at:site in:site near:site", bars="object~job,role,deal,contract,blow"),
        *verbs("land", "subject:actor object:theme on:site near:site at:site", needs=f"object~{_CRAFT}"),
        *verbs("reach enter", "subject:theme object:outcome", needs="object~orbit,space,moon"),
        *verbs(
            "start begin commence", "subject:theme clause:outcome", needs=f"subject clause~{_RUNNING}", confidence=0.7
        ),
        *verbs(
            "start begin commence",
            "subject:theme object:outcome",
            needs="subject object~operation,production,service,generation,sale,broadcast",
        ),
        *verbs("go come", "subject:theme", needs="subject on=sale,stream,display,air,show"),
        *verbs("go come enter", "subject:theme", needs="subject into=service,operation,production,use"),
        *verbs("go", "subject:theme clause:outcome", needs="subject clause~live,online", confidence=0.7),
        *verbs(
            "scrub abort",
            "subject:actor object:theme",
            needs="object~launch,attempt,mission,liftoff,landing,test,countdown",
            status=Status.CANCELLED,
        ),
        *adjectives("operational live", "subject:theme", needs=f"subject~{_OPENED},{_CRAFT}", confidence=0.6),
        *nouns("launch liftoff lift-off", "of:theme by:actor from:site poss:actor compound:theme"),
        *nouns(
            "publication release rollout roll-out unveiling inauguration",
            "of:theme by:actor poss:actor",
            needs=f"of~{_WORKS}",
        ),
        *nouns("landing touchdown splashdown", "of:theme on:site in:site at:site poss:theme", needs=f"of~{_CRAFT}"),
    ),
    says="{theme} is launched from {site}",
    matches=(
        "The rocket failed to reach orbit.",
        "The company launched a new engine.",
        "The probe touched down near the crater.",
        "The findings were published in a journal.",
        "The museum will open in May.",
        "The plant started producing cement.",
        "Engineers scrubbed the launch.",
    ),
    rejects=("The army launched an attack.", "The captors released the hostages.", "The shares opened 3% lower."),
)
