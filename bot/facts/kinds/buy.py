"""Who buys what, from whom, at what price: a purchase, told from either side."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

KIND = Kind(
    name="buy",
    roles=roles(
        "buyer* actor",
        "seller actor",
        "goods",
        "price* money",
        "beneficiary actor",
        "quantity number",
        "counterparty actor",
        "payer actor",
        asks={"buyer": "Who buys?", "price": "At what price?"},
    ),
    cues=(
        *verbs(
            "buy purchase acquire procure",
            "subject:buyer object:goods from:seller for:price,beneficiary with:counterparty",
            bars="object~time",
        ),
        *verbs(
            "order",
            "subject:buyer object:goods from:seller for:price",
            needs="object",
            bars="clause indirect object~inquiry,enquiry,investigation,review,probe,evacuation,election,strike,release,"
            "arrest,halt,ban,closure,lockdown,retrial,curfew,ceasefire,withdrawal,end,audit,refund,troop,soldier,police,"
            "force,resident,people,return,resumption,payment,hearing,search,autopsy,test,"
            "recount,rerun,deployment,cleanup,shutdown,removal,deportation,expulsion,suspension,pause,moratorium,boycott,"
            "study,dissolution,destruction,demolition,airstrike,attack,operation,extension,transfer,mobilisation,"
            "mobilization,blockade,execution,burial,restoration,reconstruction,rescue",
        ),
        *verbs("sell", "subject:seller object:goods indirect:buyer to:buyer for:price"),
        *nouns("purchase acquisition procurement", "of:goods by:buyer poss:buyer from:seller for:price compound:goods"),
        *nouns("sale", "of:goods by:seller poss:seller to:buyer for:price compound:goods", confidence=0.6),
    ),
    says="{buyer} buys {goods} from {seller}",
    implies={"pay.payer": "buyer"},
    matches=(
        "The ministry bought twelve ferries from a local yard.",
        "The purchase of two trams by the city was approved.",
    ),
    rejects=(
        "He bought time with a long speech.",
        "The president ordered an inquiry.",
        "The court ordered a recount in four provinces.",
    ),
    first=1,
)
