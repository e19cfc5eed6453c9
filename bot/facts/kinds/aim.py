"""What something is for, and against what."""

from bot.facts.kinds.frame import Kind, links, nouns, roles, verbs
from bot.facts.model import Status

KIND = Kind(
    name="aim",
    roles=roles("theme", "goal", "beneficiary actor", "against"),
    cues=(
        *verbs("aim", "subject:theme clause:goal at:goal"),
        *nouns(
            "effort bid drive campaign initiative attempt",
            "clause:goal poss:theme against:against head:theme",
            needs="clause",
            status=Status.INTENDED,
        ),
        *links("in_order_to so_as_to", "head:theme object:goal", status=Status.INTENDED),
    ),
    says="{theme} is to {goal}",
    matches=("The fund was set up as part of an effort to protect the coast.",),
)
