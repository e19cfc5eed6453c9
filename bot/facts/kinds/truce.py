"""A ceasefire or armistice: between whom, on what terms, and whether it holds."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs
from bot.facts.model import Status

_TRUCE = "ceasefire,cease-fire,truce,armistice,cessation"
_WITH = "with:parties between:parties object.with:parties object.between:parties"

KIND = Kind(
    name="truce",
    roles=roles("parties actor", "terms", "mediator actor"),
    cues=(
        *verbs(
            "declare announce observe respect honour honor call implement extend renew enter keep restore",
            f"subject:parties object:terms {_WITH}",
            needs=f"object+{_TRUCE}",
        ),
        *verbs(
            "agree accept sign reach achieve conclude strike secure seal",
            f"subject:parties object:terms {_WITH}",
            needs=f"object+{_TRUCE}",
            bars="subject~progress,talk,effort,push,bid,negotiation,hope,deal,agreement,plan,mediation",
            status=Status.AGREED,
        ),
        *verbs(
            "agree commit consent come", f"subject:parties to:terms {_WITH}", needs=f"to+{_TRUCE}", status=Status.AGREED
        ),
        *verbs("stick adhere", f"subject:parties to:terms {_WITH}", needs=f"to+{_TRUCE}"),
        *verbs("agree", f"subject:parties on:terms {_WITH}", needs=f"on+{_TRUCE}", status=Status.AGREED),
        *verbs("abide", f"subject:parties by:terms {_WITH}", needs=f"by+{_TRUCE}"),
        *verbs(
            "offer propose",
            f"subject:parties object:terms to:parties {_WITH}",
            needs=f"object+{_TRUCE}",
            status=Status.PROPOSED,
        ),
        *verbs("reject refuse rebuff spurn", "subject:parties object:terms", needs=f"object+{_TRUCE}", negated=True),
        *verbs(
            "break violate breach shatter end abandon flout",
            f"subject:parties object:terms {_WITH}",
            needs=f"object+{_TRUCE}",
            negated=True,
        ),
        *verbs("broker mediate negotiate impose", f"subject:mediator object:terms {_WITH}", needs=f"object+{_TRUCE}"),
        *verbs(
            "collapse break_down fall_apart unravel expire crumble lapse",
            "subject:terms subject.between:parties subject.with:parties",
            needs=f"subject+{_TRUCE}",
            status=Status.HALTED,
        ),
        *verbs(
            "hold last begin start take_effect take_hold stand",
            "subject:terms subject.between:parties subject.with:parties",
            needs=f"subject+{_TRUCE}",
            bars="object",
        ),
        *verbs(
            "take come go",
            "subject:terms subject.between:parties subject.with:parties",
            needs=f"subject+{_TRUCE} object=effect,hold",
        ),
        *verbs(
            "come go",
            "subject:terms subject.between:parties subject.with:parties",
            needs=f"subject+{_TRUCE} into=force,effect",
        ),
        *verbs("lay_down put_down down", "subject:parties object:terms", needs="object+weapon,arm"),
        *nouns(
            "ceasefire cease-fire truce armistice",
            "between:parties with:parties in:terms of:terms for:terms poss:parties subject:parties",
        ),
    ),
    says="{parties} observe a truce",
    matches=(
        "A truce between the two clans was reached.",
        "The army agreed to a seven-day truce.",
        "The two sides failed to agree on a truce.",
        "An earlier truce collapsed within hours.",
        "Norra offered a 10-day ceasefire.",
    ),
    rejects=("The negotiators announced a timetable.",),
    first=1,
)
