"""Which organisation raises how much money, from whom, at what value: shares, bonds, loans and funding rounds."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

_PEOPLE = (
    "resident,neighbour,neighbor,friend,family,people,fan,supporter,pupil,student,villager,colleague,volunteer,parent,"
    "runner,campaigner,well-wisher"
)
_DEBT = "bond,note,debt,gilt,sukuk,debenture,treasury,bill,eurobond"
_PAPER = f"{_DEBT},share,stock,equity,security"
_FUNDING = "funding,financing,round,investment,capital,equity,debt,loan"
_FROM = "from:investors in:round at:valuation through:round via:round by:round"

KIND = Kind(
    name="raise",
    roles=roles("org actor", "amount money", "investors actor", "round", "valuation money"),
    cues=(
        *verbs(
            "raise borrow",
            f"subject:org figure_bare:amount {_FROM}",
            needs="figure_bare figure_money",
            bars=f"object subject~{_PEOPLE} particle~up",
        ),
        *verbs(
            "raise borrow",
            f"subject:org object:amount {_FROM}",
            needs="object figure_money",
            bars=f"subject~{_PEOPLE},price,rate,salary,wage,dividend,tax,pay particle~up",
        ),
        *verbs(
            "raise borrow",
            f"subject:org object:amount {_FROM}",
            needs="object",
            bars=f"subject~{_PEOPLE},price,rate,salary,wage,dividend,tax,pay particle~up",
        ),
        *verbs(
            "raise",
            f"subject:org object:round {_FROM}",
            needs="object~fund,capital,money,equity,debt,financing,cash,funding",
            bars=f"subject~{_PEOPLE}",
        ),
        *verbs(
            "sell issue place price launch float offer market",
            f"subject:org object:amount object.of:round {_FROM}",
            needs=f"object object.of~{_PAPER}",
        ),
        *verbs("issue float place launch", f"subject:org object:round for:amount {_FROM}", needs=f"object~{_PAPER}"),
        *verbs("sell", f"subject:org object:round for:amount {_FROM}", needs=f"object~{_DEBT}"),
        *verbs(
            "secure land attract bag get receive obtain",
            f"subject:org object:amount {_FROM}",
            needs="object from~investor,shareholder,backer,lender,venture,bank,fund,partner,capital",
        ),
        *verbs(
            "secure land attract bag close obtain clinch get receive complete line_up",
            f"subject:org object:amount {_FROM}",
            needs=f"object in~{_FUNDING}",
        ),
        *verbs(
            "secure land attract bag close complete",
            f"subject:org object:amount object.of:amount {_FROM}",
            needs="object~round,funding,financing",
        ),
        *verbs(
            "float list",
            "subject:org object:round at:valuation on:round",
            bars=(
                "object~idea,proposal,plan,suggestion,boat,prospect,possibility,name,option,theory,reason,benefit,"
                "demand"
            ),
            confidence=0.5,
        ),
        *verbs("go", "subject:org at:valuation with:round", needs="particle~public", bars="object", confidence=0.5),
        *nouns(
            "offering flotation listing placement issue sale",
            "poss:org by:org compound:round of:amount",
            needs="compound~bond,share,stock,debt poss",
            confidence=0.6,
        ),
        *nouns(
            "offering flotation listing ipo placement issue sale issuance",
            "of:round poss:org by:org compound:amount@money,round nummod:amount",
            needs=f"of~{_DEBT}",
            confidence=0.6,
        ),
    ),
    says="{org} raises {amount}",
    matches=(
        "The start-up raised 30 million euros from two funds.",
        "The Kingdom of Norra sold $2 billion of five-year bonds.",
        "The firm secured $20 million in funding from Delta Capital.",
    ),
    rejects=(
        "The council raised the issue.",
        "Residents raised 25,000 pounds for the family.",
        "He raised the flag.",
        "The firm sold shoes.",
    ),
    first=2,
)
