"""Who or what confirms, contradicts, denies or corrects what."""

from bot.facts.kinds.frame import Kind, roles, verbs
from bot.facts.model import Status

_BLAMES = "claim,allegation,accusation,charge,suggestion,report,assertion,rumour,rumor,notion,speculation,story"

KIND = Kind(
    name="confirm",
    roles=roles("theme", "target"),
    cues=(
        *verbs(
            "confirm contradict correct verify corroborate substantiate authenticate belie bear_out back_up",
            "subject:theme object:target",
            needs="object",
            bars="clause",
            status=Status.DONE,
        ),
        *verbs(
            "deny dispute refute rebut disprove debunk disavow",
            "subject:theme object:target",
            needs="object",
            bars="clause",
            status=Status.DONE,
        ),
        *verbs("deny", "subject:theme gerund:target", needs="subject gerund", status=Status.DONE),
        *verbs(
            "reject dismiss deny",
            "subject:theme object:target",
            needs=f"object~{_BLAMES}",
            status=Status.DONE,
        ),
    ),
    says="{theme} confirms {target}",
    matches=(
        "The report contradicts the statement.",
        "He denies taking the pills.",
        "The minister rejected the allegation.",
        "The second test confirmed the result.",
    ),
    rejects=("She confirmed that the road was open.",),
)
