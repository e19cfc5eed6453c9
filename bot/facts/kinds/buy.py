"""Who buys what, from whom, at what price: a purchase, told from either side."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

_ORDERS = (
    "inquiry,enquiry,investigation,review,probe,evacuation,election,strike,release,"
    "arrest,halt,ban,closure,lockdown,retrial,curfew,ceasefire,withdrawal,end,audit,refund,troop,soldier,police,"
    "force,resident,people,return,resumption,payment,hearing,search,autopsy,test,"
    "recount,rerun,deployment,cleanup,shutdown,removal,deportation,expulsion,suspension,pause,moratorium,boycott,"
    "study,dissolution,destruction,demolition,airstrike,attack,operation,extension,transfer,mobilisation,"
    "mobilization,blockade,execution,burial,restoration,reconstruction,rescue,company,firm,cut,change,trial,stay,"
    "recall,"
    "compensation,damages,disclosure,seizure,detention,sanction,vote,crackdown,assessment,report,killing,"
    "assassination,staff,worker,employee,passenger,pupil,student,man,woman,"
    "child,meeting,family,official,driver,ship,protester,demonstrator,aide,agency,department"
)
_BOUGHT = "subject:buyer object:goods from:seller for:price,beneficiary with:counterparty at:price"

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
    numbered={"goods": "quantity"},
    cues=(
        *verbs(
            "buy purchase acquire procure",
            _BOUGHT,
            needs="object",
            bars="object~time,day,month,idea,taste,reputation,citizenship,habit,skill",
        ),
        *verbs("snap_up buy_up buy_back repurchase pre-order", _BOUGHT, needs="object"),
        *verbs(
            "order",
            "subject:buyer object:goods from:seller for:price",
            needs="object",
            bars=f"clause indirect object~{_ORDERS}",
        ),
        *verbs(
            "place win land secure book receive",
            "subject:buyer for:goods with:seller from:buyer object.for:goods object.with:seller object.from:buyer",
            needs="object=order for",
            bars="subject~court,judge",
        ),
        *verbs(
            "place", "subject:buyer for:goods with:seller object.for:goods object.with:seller", needs="object=order"
        ),
        *verbs(
            "sell auction sell_off auction_off offload",
            "subject:seller object:goods indirect:buyer to:buyer for:price at:price",
            needs="object",
        ),
        *verbs("sell", "subject:goods for:price at:price to:buyer", needs="subject", bars="object", confidence=0.7),
        *verbs("import", "subject:buyer object:goods from:seller", needs="object", bars="object~labour,worker"),
        *verbs("stock_up", "subject:buyer on:goods", needs="on"),
        *nouns(
            "purchase acquisition procurement",
            "of:goods by:buyer poss:buyer subject:buyer from:seller for:price compound:goods",
        ),
        *nouns(
            "order",
            "for:goods from:buyer with:seller poss:buyer",
            needs="for",
            bars="amod~new,public head~maintain",
            confidence=0.6,
        ),
        *nouns(
            "sale",
            "of:goods by:seller poss:seller to:buyer for:price compound:goods",
            bars="compound~bond,share,stock,debt,ticket,retail,property,car,home,house,fire",
            confidence=0.6,
        ),
    ),
    says="{buyer} buys {goods} from {seller}",
    implies={"pay.payer": "buyer"},
    matches=(
        "The ministry bought twelve ferries from a local yard.",
        "The purchase of two trams by the city was approved.",
        "The airline placed an order for 40 jets with Kestrel.",
        "The founder sold no shares.",
        "The city snapped up 200 flats.",
    ),
    rejects=(
        "He bought time with a long speech.",
        "The president ordered an inquiry.",
        "The court ordered a recount in four provinces.",
    ),
    first=1,
)
