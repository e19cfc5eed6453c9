"""What happens or goes on, where, for how long."""

from bot.facts.kinds.frame import Kind, roles, verbs

KIND = Kind(
    name="occur",
    roles=roles("event", "place place", "duration", "participants actor"),
    cues=(
        *verbs("go_on last continue", "subject:event for:duration in:place", bars="object clause"),
        *verbs("happen occur", "subject:event in:place at:place"),
        *verbs("take", "subject:event in:place at:place", needs="object=place"),
        *verbs("rage drag_on", "subject:event for:duration in:place"),
        *verbs("erupt break_out", "subject:event in:place at:place near:place", bars="object clause"),
        *verbs(
            "strike hit",
            "subject:event in:place at:place near:place off:place object:place",
            needs="subject~quake,earthquake,tremor,aftershock,storm,hurricane,cyclone,typhoon,tornado,tsunami,disaster,"
            "tragedy,lightning,heatwave,flood,avalanche,landslide,blizzard",
        ),
    ),
    says="{event} takes place in {place}",
    matches=(
        "The fire has been going on for three weeks.",
        "The vote took place in Bern.",
        "The quake struck early on Thursday near the port.",
    ),
)
