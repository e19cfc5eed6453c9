"""Who pays whom, how much, for what."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs
from bot.facts.model import Status

KIND = Kind(
    name="pay",
    roles=roles(
        "payer* actor",
        "payee actor",
        "amount* money",
        "for",
        "beneficiary actor",
        asks={"payer": "Who pays?", "amount": "How much is paid?"},
    ),
    cues=(
        *verbs(
            "pay",
            "subject:payer object:amount,payee,for indirect:payee for:for to:payee,for",
            bars="object~attention,tribute,visit,homage,heed,respect,compliment,lip",
        ),
        *verbs("pay_up", "subject:payer for:for"),
        *verbs("fund finance bankroll subsidise subsidize sponsor", "subject:payer object:for with:amount"),
        *verbs("reimburse compensate", "subject:payer object:payee for:for with:amount"),
        *verbs("spend", "subject:payer object:amount on:for for:for", needs="object"),
        *verbs("foot", "subject:payer for:for of:for", needs="object=bill"),
        *verbs("pick", "subject:payer for:for", needs="object=tab,bill,check,cost,cheque"),
        *verbs(
            "bear assume cover meet shoulder share absorb split take_on",
            "subject:payer object:amount,for for:for of:for",
            needs="object=cost,expense,bill,expenditure,tab,price",
        ),
        *verbs(
            "pledge promise commit offer",
            "subject:payer object:amount indirect:payee to:payee for:for in:for",
            needs="object",
            bars="clause",
            status=Status.AGREED,
        ),
        *nouns("payment", "of:amount,for by:payer poss:payer to:payee for:for from:payer compound:for"),
        *nouns("funding financing subsidy", "by:payer poss:payer from:payer for:for of:for,amount", confidence=0.6),
    ),
    says="{payer} pays {amount} for {for}",
    matches=(
        "The province will pay for the new bridge.",
        "The bill was footed by the harbour company.",
        "The trial was funded by the maker.",
        "The council promised 3 million euros in aid to the valley.",
    ),
    rejects=("She paid attention to the minister.", "They paid tribute to the miners.", "She promised a quick answer."),
    first=1,
)
