"""Who attacks whom or what, with what, where."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

_WEAPONS = (
    "missile,rocket,shell,shot,drone,mortar,torpedo,grenade,bullet,round,salvo,projectile,artillery,bomb,gas,arrow,"
    "volley,"
    "warhead,munition,barrage,gunfire,shellfire,airstrike,strike"
)
_ASSAULTS = (
    "attack,strike,raid,assault,offensive,bombing,airstrike,air-strike,ambush,shelling,incursion,bombardment,invasion,"
    "counter-offensive,counteroffensive,operation,counterattack,counter-attack,massacre,barrage"
)
_CRAFT = "drone,missile,rocket,aircraft,jet,plane,helicopter,balloon,shell,warplane,fighter,bomber,uav,airliner,gunship"
_FORCES = (
    "army,force,troop,soldier,military,militia,rebel,militant,insurgent,fighter,gunman,jet,warplane,plane,gunship,tank,"
    "airforce,navy,extremist,jihadist,guerrilla,separatist,artillery,warship,bomber,settler,mob,gang"
)
_STORMS = (
    "quake,earthquake,tremor,aftershock,storm,hurricane,cyclone,typhoon,tornado,tsunami,disaster,tragedy,lightning,"
    "heatwave,flood,avalanche,landslide,blizzard"
)
_TARGETS = (
    "town,city,village,base,depot,airport,building,position,convoy,tank,hospital,school,refinery,port,ship,vessel,"
    "tanker,"
    "bridge,market,site,plant,station,house,apartment,block,camp,mosque,church,bunker,warehouse,airfield,checkpoint,"
    "barracks,headquarters,district,neighbourhood,facility,substation,bus,car,vehicle,train,embassy,hotel,border,"
    "outpost,"
    "hideout,launcher,tower,dam,crowd,stronghold,capital,island,hill,prison,museum"
)
_IDEAS = (
    "plan,policy,decision,idea,proposal,record,reform,comment,law,bill,budget,opponent,rival,government,critic,problem,"
    "media,press,verdict,ruling,deal,programme,program,report,climb,goal,question,task,minister,president,strategy"
)
_WHERE = "in:place near:place at:place,target on:target outside:place inside:place"

_DEEDS = (
    "attack bombing shelling airstrike air-strike raid invasion assault shooting bombardment incursion ambush "
    "offensive stabbing"
)
_BY_NOUN = "poss:actor by:actor on:target of:target against:target in:place at:place near:place outside:place"

KIND = Kind(
    name="attack",
    roles=roles("actor* actor", "target", "weapon", "place place", asks={"actor": "Who attacked?"}),
    cues=(
        *verbs(
            "attack",
            f"subject:actor,weapon object:target with:weapon {_WHERE}",
            needs="object",
            bars=f"object~{_IDEAS}",
        ),
        *verbs("attack", f"subject:actor {_WHERE} with:weapon", needs=f"subject~{_FORCES}", bars="object clause"),
        *verbs(
            "bomb shell shoot invade raid storm assault ambush bombard strafe besiege torpedo firebomb stab blow_up "
            "beat_up machine-gun petrol-bomb knife gas dive-bomb waylay",
            f"subject:actor,weapon object:target with:weapon {_WHERE}",
            needs="object",
            bars="particle~down,out,off object~film,movie,scene,video,commercial,advert,photo,goal,look,question",
        ),
        *verbs(
            "bomb shell shoot",
            f"subject:actor {_WHERE} with:weapon",
            needs="subject",
            bars="object particle clause to for",
            confidence=0.6,
        ),
        *verbs(
            "shoot_down intercept down bring_down",
            f"subject:actor,weapon object:target with:weapon {_WHERE}",
            needs=f"object~{_CRAFT}",
        ),
        *verbs(
            "sink",
            f"subject:actor,weapon object:target with:weapon {_WHERE}",
            needs="subject object~ship,boat,vessel,tanker,ferry,frigate,submarine,destroyer,freighter,trawler",
        ),
        *verbs(
            "strike hit pound target pummel",
            "subject:weapon! object:target with:weapon in:place near:place",
            needs=f"subject~{_WEAPONS} object",
            bars="object~deal,agreement,balance,chord,note,record,truce,bargain",
        ),
        *verbs(
            "strike hit pound pummel target",
            "subject:actor object:target with:weapon in:place near:place",
            needs=f"subject~{_FORCES} object",
            bars="object~deal,agreement,balance,chord,note,record,truce,bargain,goal,snag",
        ),
        *verbs(
            "strike hit pound pummel",
            "subject:actor object:target with:weapon in:place near:place",
            needs=f"subject object~{_TARGETS}",
            bars=f"subject~{_STORMS},wave,car,truck,lorry,van,train,bus,plane,ship,inflation,shortage,cost,strike,"
            f"walkout,"
            "virus,outage,blackout,delay,cut,rain,tariff,price,crisis,fire,blaze,wind,hail,drought,closure,crane,"
            "tree,boat",
            confidence=0.55,
        ),
        *verbs(
            "fire launch lob hurl send drop rain lob throw",
            "subject:actor object:weapon into:place on:target towards:target toward:target over:place in:place "
            "near:place "
            "at:target object.at:target",
            needs=f"object~{_WEAPONS}",
            bars="object~strike particle~out to",
        ),
        *verbs("fire shoot", "subject:actor at:target on:target", needs="subject at", bars="object clause"),
        *verbs(
            "fire shoot",
            "subject:actor on:target into:target with:weapon in:place",
            needs="subject on",
            bars="object clause",
        ),
        *verbs("fire shoot", "subject:actor into:target in:place", needs="subject into", bars="object clause"),
        *verbs("fire shoot", "subject:actor in:place", needs=f"subject~{_FORCES}", bars="object clause particle"),
        *verbs("open", f"subject:actor with:weapon {_WHERE}", needs="subject object=fire"),
        *verbs(
            "return exchange trade",
            f"subject:actor with:target {_WHERE}",
            needs="subject object=fire,shot,gunfire,shelling",
        ),
        *verbs(
            "come",
            f"subject:target from:actor {_WHERE}",
            needs="subject under=attack,bombardment,shelling,shellfire,gunfire,fire,assault",
            bars="from~critic,opposition,lawmaker,investor,press,regulator,union,campaigner for~remark,decision,"
            "comment",
        ),
        *verbs(
            "blow",
            "subject:actor in:place at:place,target near:place outside:place",
            needs="subject object=himself,herself,themselves,itself,themself",
        ),
        *verbs(
            "ram plough drive",
            "subject:actor into:target in:place",
            needs="subject object~car,truck,van,lorry,vehicle into",
        ),
        *verbs(
            "launch carry_out mount stage conduct unleash wage commit perpetrate make plot execute",
            f"subject:actor against:target with:weapon {_WHERE}",
            needs=f"subject object={_ASSAULTS}",
        ),
        *verbs("carry", f"subject:actor against:target with:weapon {_WHERE}", needs=f"particle~out object={_ASSAULTS}"),
        *verbs(
            "seize capture overrun retake recapture occupy take_over storm",
            "subject:actor object:target from:target in:place",
            needs="subject object~town,city,village,airport,base,port,province,territory,island,area,region,border,"
            "bridge,"
            "palace,capital,district,outpost,dam,hill,station,building,embassy,parliament",
            confidence=0.75,
        ),
        *nouns(
            _DEEDS,
            f"compound:weapon {_BY_NOUN}",
            needs=f"compound~{_WEAPONS},air,knife,gun,acid,chemical,sniper,suicide",
        ),
        *nouns(_DEEDS, f"compound:target@place {_BY_NOUN}"),
        *nouns(
            "strike",
            "poss:actor by:actor on:target against:target in:place at:place near:place",
            needs="compound~air,drone,missile,rocket,artillery,tank,retaliation,night",
        ),
    ),
    says="{actor} attacks {target} in {place}",
    matches=(
        "Gunmen attacked a convoy near the border.",
        "The bombing of the bridge by rebels was condemned.",
        "Guards opened fire on a crowd in Gorvik.",
        "Rebels shot down a helicopter.",
        "A drone hit a fuel depot in Senn.",
        "Jets carried out air strikes on the capital.",
    ),
    rejects=(
        "The strike over pay began on Monday.",
        "The critic attacked the plan.",
        "The minister fired the director.",
        "The firm was hit by higher costs.",
        "The company hit its target.",
        "The director shot the film in Oslo.",
    ),
)
