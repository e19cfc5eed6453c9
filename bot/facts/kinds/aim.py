"""What something is for, and against what."""

from bot.facts.kinds.frame import Kind, links, nouns, roles, verbs
from bot.facts.model import Status

KIND = Kind(
    name="aim",
    roles=roles("theme", "goal", "beneficiary actor", "against"),
    cues=(
        *verbs(
            "aim target direct",
            "object:theme at:goal against:against",
            needs="object at",
            bars="subject",
            status=Status.INTENDED,
        ),
        *verbs("aim direct", "object:theme against:against", needs="object against", status=Status.INTENDED),
        *verbs(
            "design intend mean craft tailor conceive gear calculate devise",
            "object:theme clause:goal",
            needs="object clause",
            status=Status.INTENDED,
        ),
        *verbs(
            "design intend mean tailor devise",
            "object:theme for:goal,beneficiary",
            needs="object for",
            bars="subject",
            status=Status.INTENDED,
            confidence=0.7,
        ),
        *verbs("aim", "subject:theme clause:goal", needs="clause", status=Status.INTENDED),
        *verbs("aim", "subject:theme at:goal for:goal", needs="at", bars="object", status=Status.INTENDED),
        *verbs(
            "serve help",
            "subject:theme clause:goal",
            needs="subject~measure,law,bill,fund,scheme,plan,programme,project,tool,rule clause",
        ),
        *nouns(
            "effort bid drive campaign initiative attempt push programme program scheme",
            "clause:goal poss:theme against:against head:theme",
            needs="clause",
            status=Status.INTENDED,
        ),
        *nouns("aim goal purpose objective", "of:goal head:theme", needs="own_with of", status=Status.INTENDED),
        *nouns(
            "aim goal purpose objective point",
            "of:theme poss:theme clause:goal",
            needs="clause",
            status=Status.INTENDED,
        ),
        *links("in_order_to so_as_to", "head:theme object:goal", status=Status.INTENDED),
    ),
    says="{theme} is to {goal}",
    matches=(
        "The fund was set up as part of an effort to protect the coast.",
        "The levy is aimed at cutting waste.",
        "The two barriers are designed to keep the tide out of the town.",
        "Volunteers built a shelter intended to house forty families.",
    ),
    rejects=("He aimed a shot over the bar.", "She meant no harm."),
)
