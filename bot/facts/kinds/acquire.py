"""Who takes over, merges with or owns a part of whom, for how much, on which terms."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs
from bot.facts.model import Status

_OF = "object.in:target object.of:target in:target of:target"

KIND = Kind(
    name="acquire",
    roles=roles(
        "acquirer* organisation",
        "target organisation",
        "price* money",
        "stake percent",
        "seller actor",
        "terms",
        asks={"price": "For how much?"},
    ),
    cues=(
        *verbs(
            "buy acquire purchase snap_up gobble_up swallow absorb buy_out",
            "subject:acquirer object:target for:price in:terms from:seller",
            needs="object",
            confidence=0.9,
        ),
        *verbs(
            "buy acquire purchase snap_up pick_up",
            f"subject:acquirer@actor object:stake! {_OF} for:price from:seller to:stake",
            needs="object~stake,shareholding,holding,interest",
            bars="in~life,work,sport,art,politics,music object.in~life,work,sport,art,politics,music,case,matter",
        ),
        *verbs(
            "take build raise increase up amass double",
            f"subject:acquirer@actor object:stake! {_OF} for:price from:seller to:stake",
            needs="object~stake,shareholding,holding",
        ),
        *verbs(
            "own hold control",
            "subject:acquirer@actor object:stake! object.of:target",
            needs="object~third,quarter,half,fifth,majority,%,percent subject object.of",
            bars="object.of~seat,vote,land,house,territory,parliament",
            status=Status.ONGOING,
        ),
        *verbs(
            "own hold",
            f"subject:acquirer@actor object:stake! {_OF}",
            needs="object~stake,shareholding,holding,%,percent subject",
            status=Status.ONGOING,
        ),
        *verbs(
            "sell divest offload reduce cut dispose",
            f"subject:seller object:stake! {_OF} to:acquirer@actor for:price",
            needs="object~stake,shareholding,holding",
        ),
        *verbs("spin_off hive_off carve_out", "subject:seller object:target to:acquirer", needs="object"),
        *verbs("take_over", "subject:acquirer object:target for:price", needs="object"),
        *verbs("take", "subject:acquirer object:target", needs="object particle~private"),
        *verbs("merge", "subject:acquirer with:target! object:target"),
        *verbs("combine", "subject:acquirer with:target object:target", needs="with"),
        *verbs("bid", "subject:acquirer object:price for:target", needs="for", status=Status.PROPOSED),
        *verbs(
            "make launch table submit lodge withdraw raise improve sweeten reject accept rebuff",
            "subject:acquirer for:target object.for:target of:price object.of:price",
            needs="object=bid,offer,takeover for",
            status=Status.PROPOSED,
        ),
        *nouns(
            "takeover merger acquisition buyout tie-up",
            "of:target by:acquirer poss:acquirer with:target for:price between:acquirer subject:acquirer",
            bars="subject~it,this,that,deal,move,transaction,bid,plan",
        ),
        *nouns(
            "bid offer approach",
            "for:target by:acquirer poss:acquirer from:acquirer of:price subject:acquirer",
            needs="for compound~takeover,buyout,merger,cash",
            status=Status.PROPOSED,
        ),
    ),
    says="{acquirer} takes over {target} for {price}",
    implies={"pay.payer": "acquirer"},
    matches=(
        "Calder Rail bought Tamsin Freight for $4.2 billion.",
        "The state already owns a 20% stake in the airline.",
        "Delta Capital bought a 30% stake in Norra Steel.",
    ),
    rejects=(
        "The town bought two buses.",
        "He owns a 20-acre farm.",
        "The army took over the hill.",
        "She took an interest in birds.",
    ),
    first=2,
)
