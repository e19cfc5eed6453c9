"""Who stations, sends or pulls back what force, crew or weapon, where."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

_PEOPLE = (
    "soldier,troop,force,troops,guard,officer,police,policeman,firefighter,medic,engineer,instructor,adviser,advisor,"
    "trainer,observer,peacekeeper,monitor,inspector,rescuer,doctor,nurse,surgeon,expert,team,unit,brigade,battalion,"
    "division,regiment,squadron,contingent,marine,paratrooper,fighter,militia,conscript,reservist,reinforcement,"
    "personnel,"
    "staff,worker,volunteer,commando,army,crew,fleet,warship,frigate,destroyer,submarine,carrier,helicopter,mercenary,"
    "specialist,technician,clerk,agent,detective,investigator,marshal,steward,interpreter,gunboat,cruiser,bomber,medics"
)
_ARMS = (
    f"{_PEOPLE},tank,artillery,gun,missile,weapon,weaponry,armour,armor,battery,launcher,howitzer,jet,plane,aircraft,"
    f"drone,"
    "boat,ship,vessel,vehicle,rocket,radar,system,warhead,equipment,hardware,bulldozer,ambulance,engine,truck"
)
_WHERE = (
    "in:place at:place on:place! near:place! along:place! to:place! into:place! from:place! across:place! "
    "around:place! "
    "off:place! outside:place! inside:place! towards:place! behind:place! over:place! "
    "between:place!"
)

KIND = Kind(
    name="deploy",
    roles=roles("actor* actor", "theme", "place place", "quantity number", "purpose"),
    numbered={"theme": "quantity"},
    cues=(
        *verbs(
            "deploy redeploy garrison pre-position preposition",
            f"subject:actor object:theme {_WHERE} clause:purpose",
            bars="object~tactic,strategy,argument,phrase,parachute,airbag,joke,word,skill,charm,humour,humor,style,technique",
        ),
        *verbs("station", f"subject:actor object:theme {_WHERE}"),
        *verbs(
            "send dispatch despatch rush fly bring ship airlift rotate contribute provide",
            f"subject:actor object:theme {_WHERE} clause:purpose",
            needs=f"object~{_PEOPLE}",
            bars="particle~off,down home",
        ),
        *verbs(
            "pull withdraw move shift mass gather amass assemble concentrate mobilise mobilize install position base "
            "place "
            "post park site base rotate reposition relocate remove evacuate pull_back pull_out move_in move_up",
            f"subject:actor object:theme out_of:place! {_WHERE}",
            needs=f"object~{_ARMS}",
            bars="particle~over,ahead",
        ),
        *verbs(
            "install base position",
            f"subject:actor object:theme {_WHERE}",
            needs="object",
            bars=(
                "on~novel,book,story,fact,model,idea,assumption,evidence,datum,interview,principle,play,life,sale,"
                "price,"
                "study,figure,experience,result,estimate,survey,report,data,information,event clause"
            ),
            confidence=0.5,
        ),
        *verbs(
            "post",
            f"subject:actor object:theme {_WHERE}",
            needs="object~guard,soldier,officer,diplomat,sentry,lookout,police,policeman,steward,marshal",
        ),
        *verbs(
            "draft_in call_in fly_in bus_in ship_in send_in call_up call_out bring_in pull_in move_in put_in scramble "
            "draw_up summon",
            f"subject:actor object:theme {_WHERE} clause:purpose",
            needs=f"object~{_ARMS},help,resource,man,people,woman",
        ),
        *verbs("draft_in call_in", f"subject:actor object:theme {_WHERE} clause:purpose", needs="object"),
        *verbs(
            "withdraw retreat pull_out pull_back move_in pour arrive advance",
            f"subject:theme of:place@place out_of:place! {_WHERE}",
            needs=f"subject~{_PEOPLE}",
            bars="object clause",
            confidence=0.8,
        ),
        *verbs(
            "remain stay",
            f"subject:theme {_WHERE}",
            needs=f"subject~{_PEOPLE} in",
            bars="object clause in~hospital,custody,jail,prison,contact,charge,control,power,office",
            confidence=0.7,
        ),
        *nouns("deployment redeployment stationing", f"of:theme by:actor poss:actor compound:theme {_WHERE}"),
        *nouns(
            "withdrawal pullback pull-back pullout pull-out build-up buildup mobilisation mobilization",
            f"of:theme by:actor poss:actor compound:theme {_WHERE}",
            needs=f"of~{_ARMS}",
        ),
        *nouns(
            "withdrawal pullback pull-back pullout pull-out build-up buildup",
            f"compound:theme by:actor poss:actor {_WHERE}",
            needs="compound~troop,force,army,arms,weapon",
        ),
    ),
    says="{actor} deploys {theme} in {place}",
    matches=(
        "Two boats were stationed near the harbour.",
        "The army sent 3,000 soldiers to the border.",
        "Russia pulled its tanks back from the river.",
        "The agency drafted in 60 extra clerks.",
        "The withdrawal of troops from the valley began.",
    ),
    rejects=(
        "The mayor called in sick.",
        "The candidate withdrew his remarks.",
        "He sent a letter to the minister.",
        "The film is based on a novel.",
        "The forward was sent off.",
    ),
    first=1,
)
