"""What brings about what, and whom it affects."""

from bot.facts.kinds.frame import Kind, links, roles, verbs

_SOURCES = (
    "official,source,person,people,spokesman,spokeswoman,diplomat,aide,adviser,report,document,expert,analyst,witness,"
    "study,figure,statement,record,insider,minister"
)
"""Who or what is cited for what is said, and is no reason of it."""

KIND = Kind(
    name="cause",
    roles=roles("cause", "effect", "affected actor"),
    cues=(
        *verbs(
            "cause trigger provoke prompt spark produce",
            "subject:cause object:effect in:affected among:affected for:affected to:affected clause:effect",
        ),
        *verbs("lead", "subject:cause to:effect", needs="to"),
        *verbs("result", "subject:cause in:effect", needs="in"),
        *verbs("cite", "head:effect object:cause", needs="object", bars=f"object~{_SOURCES}"),
        *links("due_to because_of owing_to thanks_to as_a_result_of on_account_of", "head:effect object:cause"),
        *links("because", "head:effect object:cause"),
    ),
    says="{cause} causes {effect}",
    matches=("The strike caused delays among commuters.", "The match was cancelled because of fog."),
    rejects=("She leads the council.",),
)
