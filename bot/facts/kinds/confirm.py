"""What confirms, contradicts or corrects what."""

from bot.facts.kinds.frame import Kind, roles, verbs
from bot.facts.model import Status

KIND = Kind(
    name="confirm",
    roles=roles("theme", "target"),
    cues=(
        *verbs(
            "confirm contradict correct deny dispute",
            "subject:theme object:target",
            needs="object",
            bars="clause",
            status=Status.DONE,
        ),
    ),
    says="{theme} confirms {target}",
    matches=("The report contradicts the statement.",),
)
