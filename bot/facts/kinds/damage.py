"""What damaged or cut off what, at what cost."""

from bot.facts.kinds.frame import Kind, nouns, patterns, roles, verbs

_SUPPLIES = "power,electricity,water,gas"
_NATURE = (
    "flood,flooding,fire,blaze,storm,hurricane,cyclone,typhoon,tornado,earthquake,quake,landslide,explosion,blast,wind,"
    "gale,wildfire,snow,ice,rain,water,river,wave,mudslide,avalanche,hail,tsunami,lightning,debris,tree,heat,frost,mud"
)
_STRUCTURES = (
    "home,house,building,roof,bridge,road,railway,line,track,school,hospital,church,mosque,temple,village,town,city,"
    "farm,"
    "crop,field,harvest,orchard,vineyard,forest,hectare,acre,car,vehicle,boat,ship,window,wall,fence,tree,pylon,cable,"
    "pipe,pipeline,station,plant,factory,warehouse,shop,store,market,hotel,airport,port,harbour,pier,tent,camp,shed,"
    "barn,"
    "greenhouse,substation,network,mast,dam,levee,well,block,apartment,flat,property,structure,infrastructure,hall,"
    "museum,"
    "library,clinic,tower,stadium,depot,terminal,street,district,neighbourhood,tunnel,crane,caravan,coach,lorry,"
    "truck,bus,"
    "train,carriage,plane,aircraft,helicopter,statue,monument,wheat,rice,maize,vine,herd,cabin,villa,palace,castle,"
    "bakery"
)
_MINDS = (
    "family,relative,parent,mother,father,wife,husband,colleague,friend,fan,supporter,people,man,woman,i,we,he,she,they,"
    "you"
)
_FATES = (
    "career,reputation,life,chance,day,evening,party,hope,dream,season,weekend,mood,argument,credibility,trust,case"
)
_MONEY = (
    r"(?:(?:at least|about|around|up to|more than|some|nearly|an estimated) )?"
    r"[$€£]?\d[\d,.]* ?(?:bn|m|k|million|billion)?(?:[- ](?:euros|dollars|pounds|crowns|francs|pesos|yen|rupees))?"
)

KIND = Kind(
    name="damage",
    roles=roles("cause", "theme", "cost* money", "extent"),
    finds=patterns(cost=rf"\b(?:damage|losses|repairs)(?: [a-z]+){{0,3}} (?:at|of|to|worth) ({_MONEY})(?!\w)"),
    cues=(
        *verbs(
            "damage destroy wreck ruin flatten demolish obliterate gut raze deface vandalise vandalize char scorch "
            "torch",
            "subject:cause object:theme in:cause",
            needs="object",
            bars=f"object~{_FATES}",
        ),
        *verbs("devastate", "subject:cause object:theme in:cause", bars=f"object~{_MINDS}"),
        *verbs(
            "flood submerge inundate swamp engulf",
            "subject:cause object:theme",
            needs="object",
            confidence=0.7,
            bars="object~market,office,inbox,system,switchboard",
        ),
        *verbs(
            "sweep_away wash_away carry_away wash_out wipe_out sweep wash blow_away",
            "subject:cause object:theme",
            needs=f"object~{_STRUCTURES}",
        ),
        *verbs(
            "bring_down knock_out",
            "subject:cause object:theme",
            needs=f"subject object~{_STRUCTURES},line,grid,mast",
        ),
        *verbs("bury engulf cover", "subject:cause object:theme", needs=f"subject~{_NATURE} object~{_STRUCTURES}"),
        *verbs("hit affect plunge", "subject:cause object:theme", needs="subject~blackout,outage,power-cut object"),
        *verbs("collapse", "subject:cause object:theme", needs=f"subject object~{_STRUCTURES}"),
        *verbs("burn_down burn_out", "subject:cause,theme object:theme", needs="object"),
        *verbs("burn_down burn_out", "subject:theme", needs="subject", bars="object"),
        *verbs("burn", "subject:theme object:theme", needs="to~ground"),
        *verbs("burn", "subject:cause object:theme in:cause", needs=f"subject object~{_STRUCTURES}"),
        *verbs("set", "subject:cause to:theme", needs="object=fire to"),
        *verbs("set", "subject:cause object:theme", needs="object clause~ablaze,alight"),
        *verbs("set", "subject:cause object:theme", needs="object particle~ablaze,alight"),
        *verbs("set", "subject:cause object:theme", needs="object on=fire"),
        *verbs(
            "tear_down bring_down knock_down blow_down topple uproot rip_off tear_off blow_off blow_over fell level "
            "crush "
            "crack tear rip smash shatter batter mangle pulverise",
            "subject:cause object:theme",
            needs=f"object~{_STRUCTURES},glass,line,wood,bough,branch,kiosk,stall,tile,pane,door",
            bars="subject~government,president,minister,protest,party,deal",
            confidence=0.7,
        ),
        *verbs(
            "cut_off isolate strand",
            "subject:cause object:theme by:cause",
            needs="subject object",
            bars="subject~bank,lender,company,state,government,sanction from~network,internet,funding,aid,market "
            "object~funding,aid,talk",
        ),
        *verbs(
            "block close cut",
            "subject:cause object:theme",
            needs=f"subject~{_NATURE} object~{_STRUCTURES},pass,motorway,highway",
        ),
        *verbs("reduce turn", "subject:cause object:theme", needs="object to~rubble,ruin,ash,cinder,dust"),
        *verbs("lay", "subject:cause", needs="object=waste to"),
        *verbs(
            "knock_out cut cut_off disrupt take_out", "subject:cause to:theme for:theme", needs=f"object~{_SUPPLIES} to"
        ),
        *verbs(
            "knock_out", "subject:cause object:theme", needs=f"object~{_SUPPLIES},grid,network,substation,line,mast"
        ),
        *verbs("knock", "subject:cause to:theme for:theme in:theme", needs=f"particle~out object={_SUPPLIES}"),
        *verbs(
            "leave",
            "subject:cause in:cause",
            needs="subject object found",
            finds=patterns(theme=rf"(#(?: [a-z]\w+){{0,3}}) (?:[a-z]+ )?without (?:{_SUPPLIES.replace(',', '|')})\b"),
        ),
        *verbs("leave", "subject:cause object:theme", needs=f"object without~{_SUPPLIES}"),
        *verbs("leave", "subject:cause object:theme", needs="object in~ruin,rubble,darkness,dark,ash"),
        *verbs(
            "cause do inflict wreak",
            "subject:cause to:theme in:theme on:theme",
            needs="subject object=damage,havoc,destruction",
        ),
        *verbs("suffer sustain", "subject:theme in:cause from:cause", needs="subject object=damage"),
        *nouns(
            "power electricity water gas heating",
            "subject:theme",
            needs="own_without subject",
            negated=True,
            confidence=0.8,
        ),
        *verbs("lose", "subject:theme", needs=f"subject object={_SUPPLIES}"),
        *verbs(
            "lose",
            "object:theme in:cause to:cause during:cause",
            needs="object~home,house,roof,farm,crop,harvest,boat,livestock,belonging,possession,property "
            "in~flood,flooding,fire,blaze,storm,hurricane,cyclone,typhoon,tornado,earthquake,quake,landslide,explosion",
        ),
        *verbs(
            "lose", "object:theme", needs="object", bars="subject clause object~i,he,she,we,they,you", confidence=0.6
        ),
        *nouns("damage destruction devastation", "to:theme of:cost,theme in:theme,cost by:cause from:cause poss:cause"),
        *nouns("blackout outage", "for:theme in:theme across:theme affecting:theme", needs="", confidence=0.7),
    ),
    says="{cause} damages {theme}",
    matches=(
        "The storm destroyed forty houses.",
        "About 900 homes were without power.",
        "Mia Lind lost her house in the flood.",
        "The torrent swept away two bridges.",
        "The mill was gutted by fire.",
        "The gale left 40,000 homes without power.",
        "Shelling reduced the school to rubble.",
    ),
    rejects=("The family was devastated by his death.", "The scandal ruined his reputation."),
    first=1,
)
