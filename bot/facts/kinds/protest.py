"""Who strikes, marches or protests, against or for what, how many."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

_PROTESTS = (
    "protest,strike,rally,march,demonstration,sit-in,walkout,vigil,stoppage,blockade,walk-out,hunger-strike,picket,"
    "boycott,occupation,riot"
)
_CROWDS = (
    "farmer,protester,protestor,demonstrator,worker,activist,trucker,driver,student,striker,resident,villager,"
    "campaigner,"
    "fisherman,miner,teacher,nurse,doctor,marcher,docker,pensioner,crowd,rioter,picket,employee,taxi,thousand,hundred,"
    "opponent,supporter"
)
_ROADS = (
    "road,motorway,highway,bridge,port,border,entrance,street,crossing,railway,runway,junction,square,roundabout,gate,"
    "campus,university,building,plant,depot,refinery,track"
)
_HITTERS = (
    "quake,earthquake,tremor,storm,hurricane,cyclone,tornado,lightning,wave,tsunami,asteroid,missile,rocket,drone,car,"
    "truck,lorry,van,bus,train,ship,disaster,tragedy,virus,gunman,attacker,aftershock,typhoon,thief,burglar,shell,bomb"
)
_WHY = "against:target over:demand for:demand,period in:place outside:place through:place at:place"

KIND = Kind(
    name="protest",
    roles=roles(
        "participants*",
        "target",
        "demand",
        "place place",
        "period",
        asks={"participants": "How many took part?"},
    ),
    cues=(
        *verbs(
            "protest picket",
            f"subject:participants object:target clause:demand {_WHY}",
            bars="clause~say object~innocence,way",
        ),
        *verbs("demonstrate march riot", f"subject:participants {_WHY}", bars="object clause"),
        *verbs(
            "rally",
            f"subject:participants {_WHY} clause:demand",
            bars="object subject~share,stock,market,currency,price,bond,dollar,euro,pound,index,oil,gold,side,team "
            "to behind from",
        ),
        *verbs("walk_out", "subject:participants over:demand in:period,place at:place against:target", bars="of"),
        *verbs("walk", "subject:participants over:demand in:period at:place of:place", needs="subject off~job"),
        *verbs(
            "strike",
            "subject:participants over:demand for:demand,period in:period,place",
            bars=f"object particle~down,out,off,up,back,through clause subject~{_HITTERS}",
            confidence=0.7,
        ),
        *verbs("go come stay", f"subject:participants {_WHY}", needs="subject on=strike"),
        *verbs("down", f"subject:participants {_WHY}", needs="subject object=tool"),
        *verbs("take", f"subject:participants clause:demand {_WHY}", needs="subject to=street"),
        *verbs("pour flood", f"subject:participants clause:demand {_WHY}", needs="subject into=street"),
        *verbs("take", "subject:participants in:period", needs="object=part", confidence=0.5),
        *verbs(
            "stage hold organise organize mount begin launch join call lead plan start",
            f"subject:participants clause:demand {_WHY}",
            needs=f"subject object={_PROTESTS}",
            bars="object~boycott",
        ),
        *verbs(
            "block blockade occupy barricade obstruct",
            f"subject:participants object:place {_WHY}",
            needs=f"subject~{_CROWDS} object~{_ROADS}",
        ),
        *verbs("clash scuffle", f"subject:participants with:target {_WHY}", needs=f"subject~{_CROWDS}"),
        *verbs("boycott", "subject:participants object:target over:demand", needs="subject object"),
        *nouns(
            "protest demonstration walkout sit-in stoppage",
            "by:participants against:target over:demand of:participants poss:participants in:place at:place "
            "outside:place",
        ),
        *nouns(
            "strike",
            "by:participants over:demand poss:participants of:participants",
            confidence=0.6,
            bars="compound~air,drone,missile,rocket,artillery,lightning on",
        ),
        *nouns("strike", "subject:participants over:demand for:demand at:place", needs="own_on subject"),
    ),
    says="{participants} protest over {demand}",
    matches=(
        "About 300 nurses walked out over pay.",
        "Dockers went on strike on Monday.",
        "Thousands took to the streets to demand elections.",
        "Farmers blocked roads with tractors.",
        "Students staged a demonstration at the university.",
    ),
    rejects=("Shares rallied on Monday.", "A wave struck the ship.", "Guests walked out of the hotel."),
)
