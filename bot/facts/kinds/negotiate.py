"""Who negotiates with whom about what, and who stands between them."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs
from bot.facts.model import Status

_OF_TALKS = (
    "subject.with:counterparty subject.between:parties subject.on:topic subject.over:topic subject.about:topic "
    "with:counterparty between:parties on:topic over:topic about:topic in:place subject:format!"
)
_ABOUT = "on:topic over:topic about:topic into:topic regarding:topic concerning:topic"

KIND = Kind(
    name="negotiate",
    roles=roles("parties actor", "counterparty actor", "topic", "format", "mediator actor", "place place"),
    cues=(
        *verbs(
            "negotiate bargain haggle renegotiate parley confer wrangle",
            f"subject:parties object:topic with:counterparty {_ABOUT} for:topic clause:topic in:place",
        ),
        *verbs(
            "discuss thrash_out hash_out iron_out hammer_out talk_over",
            "subject:parties object:topic with:counterparty in:place",
            needs="object",
        ),
        *verbs(
            "hold open resume begin start continue enter conduct reopen restart relaunch launch conclude join host "
            "convene "
            "pursue have initiate walk_out",
            f"subject:parties with:counterparty between:parties {_ABOUT} in:place object.with:counterparty "
            "object.between:parties object.on:topic object.over:topic object.about:topic",
            needs="object=talk,negotiation,consultation,discussion,mediation,bargaining",
            bars="clause",
        ),
        *verbs(
            "resume begin start continue open collapse stall fail end break_down falter conclude drag_on",
            f"between:parties with:counterparty {_ABOUT} subject:format! in:place",
            needs="subject~round",
            bars="object clause",
            confidence=0.7,
        ),
        *verbs(
            "hold convene schedule plan postpone cancel open",
            f"subject:parties object:format! with:counterparty {_ABOUT} in:place object.of:topic",
            needs="object~round",
            bars="clause object.of~golf,applause,drink,drinks,boxing,job,funding,layoff,cut,voting,election,match,game",
            confidence=0.8,
        ),
        *verbs(
            "collapse break_down fail founder fall_apart break_up stall falter",
            _OF_TALKS,
            needs="subject+talk,negotiation,discussion,consultation",
            bars="object",
            status=Status.NOT_ACHIEVED,
        ),
        *verbs(
            "resume begin start continue open reopen restart proceed advance progress drag_on take_place",
            _OF_TALKS,
            needs="subject+talk,negotiation,discussion,consultation",
            bars="object clause",
        ),
        *verbs("return", f"subject:parties with:counterparty {_ABOUT}", needs="to=table"),
        *verbs("mediate", "subject:mediator between:parties in:topic object:topic"),
        *verbs(
            "broker facilitate",
            "subject:mediator object:topic between:parties",
            needs="object~talk,negotiation,deal,agreement,settlement,accord,exchange,swap,release,compromise",
        ),
        *nouns(
            "talks negotiation discussion consultation",
            f"poss:parties with:counterparty between:parties {_ABOUT} "
            "of:parties clause:topic subject:parties amod:format by:parties compound:topic",
        ),
        *nouns("mediation", "by:mediator poss:mediator between:parties compound:mediator"),
    ),
    says="{parties} negotiate {topic}",
    matches=(
        "The town is in talks with the railway about the station.",
        "Talks between the union and the operator resume on Monday.",
        "A second round could be held in Geneva.",
        "Qatar is mediating between the two sides.",
        "Norra broke off negotiations with the rebels.",
    ),
    rejects=("She gave a talk on birds.", "He won the first round of the tournament."),
)
