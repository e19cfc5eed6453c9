"""Who attacks whom or what, with what, where."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

KIND = Kind(
    name="attack",
    roles=roles("actor* actor", "target", "weapon", "place place", asks={"actor": "Who attacked?"}),
    cues=(
        *verbs(
            "attack bomb shell shoot invade raid storm assault ambush bombard",
            "subject:actor object:target with:weapon in:place near:place at:place,target on:target",
        ),
        *verbs(
            "strike hit",
            "subject:actor object:target with:weapon in:place",
            needs="subject object",
            bars="subject~quake,earthquake,tremor,aftershock,storm,hurricane,cyclone,typhoon,tornado,tsunami,disaster,"
            "tragedy,lightning,heatwave,flood,avalanche,landslide,blizzard object~deal,agreement,balance,chord,note,"
            "record,target,truce,bargain",
            confidence=0.55,
        ),
        *verbs(
            "fire launch",
            "subject:actor object:weapon at:target into:place on:target",
            needs="object~missile,rocket,shell,shot,drone,attack,strike,raid,assault,offensive",
        ),
        *nouns(
            "attack bombing shelling airstrike air-strike raid invasion assault shooting",
            "poss:actor by:actor on:target of:target against:target in:place at:place near:place compound:target",
        ),
    ),
    says="{actor} attacks {target} in {place}",
    matches=("Gunmen attacked a convoy near the border.", "The bombing of the bridge by rebels was condemned."),
    rejects=("The strike over pay began on Monday.",),
)
