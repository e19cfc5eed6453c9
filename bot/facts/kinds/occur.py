"""What happens or goes on, where, for how long: events that are held, disasters, accidents."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

_DISASTERS = (
    "quake,earthquake,tremor,aftershock,storm,hurricane,cyclone,typhoon,tornado,tsunami,disaster,tragedy,lightning,"
    "heatwave,flood,avalanche,landslide,blizzard,rain,snow,hail,wind,gale,wildfire,blaze,explosion,blast,drought,"
    "flooding,"
    "snowstorm,thunderstorm,mudslide,eruption,wave,downpour,rainfall,cold,monsoon"
)
_GATHERINGS = (
    "conference,festival,ceremony,vigil,funeral,election,referendum,summit,tournament,championship,race,match,game,"
    "final,"
    "trial,hearing,inquest,exhibition,fair,concert,parade,service,debate,meeting,session,convention,congress,forum,"
    "championships,olympics,cup,tour,contest,competition,carnival,wedding,auction,show,premiere,by-election,runoff,"
    "ballot,"
    "poll,voting,polling,exercise,drill,rally,memorial,assembly,gala,season,term,celebration,event,workshop,opera,play"
)
_STRUCTURES = (
    "roof,building,bridge,wall,ceiling,dam,mine,tunnel,house,stand,balcony,crane,tower,floor,scaffolding,stage,"
    "shaft,pier,"
    "school,block,church,hotel,factory,mosque,temple,staircase,walkway,road,hillside,glacier,embankment,levee,flat,"
    "home,"
    "apartment,pylon,mast,structure,tent,tree,platform,chimney,façade,facade,cliff,slope,market,warehouse,garage,pillar"
)
_NO_WRECK = (
    "share,stock,market,price,currency,software,system,server,website,site,computer,app,index,economy,bond,talk,"
    "program,"
    "programme,browser,party,deal,plan,sale,rate,coin,bitcoin,token,debt,number,cost,population,demand,interest,anger,"
    "support,morale,popularity,rating,value,export,profit,spending,use,hope,heart"
)
_WHERE = "in:place at:place near:place off:place outside:place on:place into:place onto:place above:place along:place"

KIND = Kind(
    name="occur",
    roles=roles("event", "place place", "duration", "participants"),
    cues=(
        *verbs("last", "subject:event object:duration in:place", needs="subject object", bars="clause"),
        *verbs(
            "go_on last continue",
            "subject:event for:duration in:place",
            bars="object clause on~display,sale,trial,strike",
        ),
        *verbs("happen occur", f"subject:event {_WHERE}"),
        *verbs("take", f"subject:event {_WHERE}", needs="object=place", bars="object.of of"),
        *verbs(
            "rage drag_on flare flare_up intensify", f"subject:event@measured for:duration {_WHERE}", needs="subject"
        ),
        *verbs("erupt break_out", f"subject:event {_WHERE}", bars="object clause subject~volcano"),
        *verbs("erupt", f"subject:participants! self:event {_WHERE}", needs="subject~volcano,geyser"),
        *verbs(
            "strike hit shake jolt rock rattle lash batter pound pummel devastate sweep rip tear slam barrel roar "
            "hammer",
            "subject:event in:place at:place near:place off:place object:place through:place@place into:place "
            "across:place",
            needs=f"subject~{_DISASTERS}",
        ),
        *verbs("sweep_through sweep_across tear_through rip_through", f"subject:event through:place {_WHERE}"),
        *verbs("make", f"subject:event {_WHERE}", needs="subject object=landfall"),
        *verbs("come", f"subject:event {_WHERE}", needs="subject particle~ashore"),
        *verbs(
            "hold stage host celebrate",
            f"object:event subject:participants@actor {_WHERE}",
            needs=f"object~{_GATHERINGS}",
            confidence=0.7,
        ),
        *verbs(
            "begin start end finish close conclude open kick_off get_underway resume culminate run wrap_up",
            f"subject:event {_WHERE} for:duration from:place",
            needs=f"subject~{_GATHERINGS}",
            bars="object clause",
            confidence=0.7,
        ),
        *verbs(
            "crash derail capsize collide overturn plunge skid veer ditch crash_land crash-land veer_off come_down "
            "nosedive",
            f"subject:participants! object:participants! with:participants! self:event {_WHERE}",
            bars=f"subject~{_NO_WRECK} object~{_NO_WRECK},ruling,verdict,conviction,decision,party,judgment,law,ban",
        ),
        *verbs(
            "sink founder",
            f"subject:participants! object:participants! self:event {_WHERE}",
            needs="subject",
            bars="object",
        ),
        *verbs("plough plow slam smash career", f"subject:participants! self:event {_WHERE}", needs="subject into"),
        *verbs(
            "play contest schedule hold",
            f"object:event {_WHERE}",
            needs="object~match,game,final,tie,fixture,tournament,cup,race,tour in",
            bars="subject in~cup,tournament,final,league",
        ),
        *verbs("run go", f"subject:participants! {_WHERE}", needs="subject particle~aground"),
        *verbs("catch", f"subject:participants! {_WHERE}", needs="subject object=fire"),
        *verbs("burst_into go_up", f"subject:participants! {_WHERE}", needs="into~flame"),
        *verbs("burst go", f"subject:participants! {_WHERE}", needs="into=flame"),
        *verbs(
            "explode detonate blow_up ignite",
            f"subject:participants@measured object:participants@measured self:event {_WHERE}",
            bars=f"subject~{_NO_WRECK},violence,row,crowd,fan object~{_NO_WRECK},myth",
            needs="",
        ),
        *verbs("go_off", f"subject:participants@measured self:event {_WHERE}", needs="subject", bars="object to"),
        *verbs(
            "collapse cave_in give_way burst fall_down crumble",
            f"subject:participants! self:event onto:place {_WHERE}",
            needs=f"subject~{_STRUCTURES},pipe,pipeline,main,dyke,dike,tyre,boiler,tank,bank,barrier,reservoir",
        ),
        *verbs("make", f"subject:participants! {_WHERE}", needs="subject object=landing"),
        *verbs("have", f"subject:participants! {_WHERE}", needs="subject object=accident,crash,collision"),
        *nouns(
            "collision crash derailment explosion shipwreck pile-up fire blast",
            f"of:participants! between:participants! involving:participants! {_WHERE}",
            confidence=0.5,
            needs="involving",
        ),
        *nouns(
            "collision derailment shipwreck pile-up sinking capsizing crash",
            f"of:participants! between:participants! {_WHERE}",
            confidence=0.5,
            bars="of~share,market,currency,price,bank,stock,software",
        ),
    ),
    says="{event} takes place in {place}",
    matches=(
        "The fire has been going on for three weeks.",
        "The vote took place in Bern.",
        "The quake struck early on Thursday near the port.",
        "A freight train derailed near Holm.",
        "Two trams collided in Graz.",
        "A bomb went off at the station.",
        "The regatta festival ends in Varence on 20 July.",
    ),
    rejects=(
        "The company's shares crashed.",
        "Talks collapsed on Friday.",
        "The payments system crashed twice.",
        "Debt exploded.",
    ),
    first=1,
)
