"""Who plans what, or rules it out; for when."""

from bot.facts.kinds.frame import Kind, adjectives, nouns, roles, verbs
from bot.facts.kinds.report_figure import FALLING, LEVELS, RISING
from bot.facts.model import Status

_MOVES = f"{RISING} {FALLING} {LEVELS}".replace(" ", ",")

KIND = Kind(
    name="plan",
    roles=roles("actor* actor", "content", "addressee actor"),
    cues=(
        *verbs("plan intend prepare", "subject:actor clause:content object:content for:content", status=Status.PLANNED),
        *verbs(
            "vow resolve opt choose elect gear_up line_up undertake",
            "subject:actor clause:content",
            needs="clause",
            status=Status.PLANNED,
        ),
        *verbs(
            "mull consider contemplate weigh weigh_up look_at explore",
            "subject:actor clause:content object:content",
            status=Status.POSSIBLE,
            needs="object~plan,move,option,bid,sale,merger,cut,ban,proposal,change,offer,appeal,"
            "step,response,listing,takeover,rise,tax,measure,purchase,deal,strike,action,closure,extension",
        ),
        *verbs(
            "schedule slate timetable pencil_in earmark",
            "subject:actor object:content for:content",
            confidence=0.7,
            status=Status.PLANNED,
        ),
        *verbs("rule_out", "subject:actor object:content clause:content", negated=True, status=Status.PLANNED),
        *adjectives(
            "set due scheduled slated poised determined",
            "subject:actor,content clause:content",
            needs="subject clause",
            bars=f"clause~{_MOVES}",
            status=Status.PLANNED,
        ),
        *nouns(
            "plan intention",
            "poss:actor clause:content for:content of:actor,content by:actor",
            needs="clause",
            confidence=0.7,
            status=Status.PLANNED,
        ),
        *nouns("intention plan", "poss:actor of:content subject:actor", needs="of subject", status=Status.PLANNED),
    ),
    says="{actor} plans {content}",
    matches=(
        "The council plans to close two schools.",
        "The captain vowed to return.",
        "The mayor ruled out a second referendum.",
        "The board is set to meet the unions.",
        "The next hearing is scheduled for 3 June.",
    ),
    rejects=("The plan failed.",),
    first=2,
)
