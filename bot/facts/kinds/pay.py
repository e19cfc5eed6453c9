"""Who pays whom, how much, for what: told of the one who gives the money or of the one who gets it."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs
from bot.facts.model import Status

_COSTS = (
    "cost,expense,bill,expenditure,tab,price,overrun,shortfall,fee,fare,premium,tuition,rent,wage,salary,loss,damage,"
    "deficit,upkeep,gap,half,third,quarter,share,part,rest,charge,liability,outlay,payroll,ransom"
)
_OWED = "loan,debt,bill,invoice,arrears,mortgage,ransom,fine,account,balance,claim,instalment,installment,credit,bond"
_EARNED = (
    "pay,wage,salary,bonus,overtime,pension,allowance,stipend,rise,compensation,redundancy,payout,payoff,dividend,"
    "bribe,"
    "kickback,backhander,subsidy,grant,refund,damages,royalty,commission,bounty,severance,rebate"
)
_GIVING = "subject:payer object:amount indirect:payee! to:payee@actor,for in:for into:for towards:for toward:for on:for"

KIND = Kind(
    name="pay",
    roles=roles(
        "payer* actor",
        "payee actor",
        "amount* money",
        "for",
        "beneficiary actor",
        "source actor",
        asks={"payer": "Who pays?", "amount": "How much is paid?"},
    ),
    cues=(
        *verbs(
            "pay",
            "subject:amount@money,payer object:amount,payee,for indirect:payee! for:for to:payee,for "
            "into:payee@organisation,for towards:for "
            "from:payer",
            bars="object~attention,tribute,visit,homage,heed,respect,compliment,lip,price,dividend",
        ),
        *verbs("pay_up", "subject:payer for:for"),
        *verbs("prepay", "subject:payer object:amount,for for:for"),
        *verbs("repay", "subject:amount@money,payer object:amount,payee,for object.from:payee indirect:payee to:payee"),
        *verbs("settle clear", "subject:payer object:for with:payee", needs=f"object~{_OWED}"),
        *verbs("settle", "subject:payer for:amount with:payee", needs="for"),
        *verbs(
            "fund finance bankroll subsidise subsidize sponsor underwrite co-fund co-finance cofinance part-fund "
            "part-finance "
            "endow refinance crowdfund",
            "subject:payer object:for with:amount through:amount",
        ),
        *verbs("bail_out", "subject:payer object:payee with:amount"),
        *verbs(
            "reimburse compensate refund recompense remunerate indemnify",
            "subject:payer object:amount,payee! indirect:payee for:for with:amount to:payee",
            needs="object",
        ),
        *verbs("bribe", "subject:payer object:payee! with:amount", needs="object"),
        *verbs(
            "spend splash lavish squander splurge",
            "subject:payer object:amount on:for for:for in:for",
            needs="object",
            bars="object~time,day,night,week,month,year,hour,life,weekend,evening,morning,afternoon,summer,minute,decade",
        ),
        *verbs(
            "shell_out fork_out cough_up stump_up lay_out fork_over pony_up chip_in dole_out splash_out put_up kick_in "
            "pay_out hand_out",
            "subject:payer object:amount to:payee,for for:for on:for towards:for toward:for into:for",
            bars="object~resistance,fight,sign,candidate,leaflet,flyer,poster,building,plan,vision,argument,case,award",
            needs="object",
        ),
        *verbs(
            "shell_out fork_out cough_up stump_up pony_up chip_in splash_out",
            "subject:payer for:for on:for",
            needs="for",
        ),
        *verbs("foot", "subject:payer for:for of:for", needs="object=bill,cost"),
        *verbs("pick", "subject:payer for:for", needs="object=tab,bill,check,cost,cheque"),
        *verbs(
            "bear assume cover meet shoulder share absorb split take_on defray swallow carry",
            "subject:payer object:amount,for for:for of:for object.of:for",
            needs=f"object~{_COSTS}",
            bars="subject~price,fee,ticket,package,sum,budget,loan,policy,figure,estimate",
        ),
        *verbs(
            "give donate contribute provide grant award allocate disburse inject pump pour plough plow sink channel "
            "send "
            "invest commit lend loan advance wire remit transfer deposit extend release unlock hand hand_over pass_on "
            "transfer make_available bequeath gift allot approve authorise authorize lavish",
            f"{_GIVING} for:beneficiary@actor,for object.of:for",
            needs="object",
        ),
        *verbs(
            "put sink plough plow",
            "subject:payer object:amount into:payee@organisation,for towards:for on:for",
            needs="object into",
        ),
        *verbs(
            "earmark allocate budget reserve ring-fence set_aside put_aside",
            "subject:payer object:amount for:for,beneficiary to:for towards:for",
            needs="object",
            status=Status.PLANNED,
        ),
        *verbs(
            "pledge promise commit guarantee",
            f"{_GIVING} for:beneficiary@actor,for",
            needs="object",
            bars="clause",
            status=Status.AGREED,
        ),
        *verbs("offer", f"{_GIVING} for:for", needs="object", bars="clause", status=Status.PROPOSED),
        *verbs(
            "offer",
            "subject:payer object:amount! indirect:payee clause:for for:for to:payee",
            needs=f"object~{_EARNED}",
            status=Status.PROPOSED,
        ),
        *verbs(
            "pay", "subject:payer object:amount! indirect:payee! clause:for for:for to:payee", needs=f"object~{_EARNED}"
        ),
        *verbs(
            "receive get take accept collect earn draw claim win pocket",
            "subject:payee object:amount! from:payer for:for object.from:payer object.for:for",
            needs=f"object~{_EARNED}",
            bars="subject~salary,wage",
        ),
        *verbs(
            "offer",
            "subject:payer object:amount@percent indirect:payee to:payee for:for",
            needs="object",
            bars="clause object.of~vote,chance",
            status=Status.PROPOSED,
        ),
        *verbs(
            "come",
            "subject:amount from:payer for:for",
            needs="subject~money,funding,funds,cash,donation,million,billion,euro,dollar,pound,$,£,€ from",
        ),
        *verbs(
            "owe", "subject:payer object:amount indirect:payee to:payee for:for", needs="object", status=Status.REQUIRED
        ),
        *verbs("bill invoice", "subject:payee object:payer! for:for,amount", needs="object for"),
        *verbs(
            "receive collect pocket bank scoop",
            "subject:payee object:amount from:payer for:for in:for as:for",
            needs="object",
            bars="subject~plan,idea,party,candidate,theory",
        ),
        *verbs(
            "get obtain accept secure take draw extract solicit embezzle claim recover recoup win",
            "subject:payee object:amount from:payer for:for in:for",
            needs="object from",
        ),
        *verbs(
            "put estimate", "subject:source at:amount object.to:payee", needs="object=payment,payout,spending,payoff at"
        ),
        *nouns(
            "payment payout repayment reimbursement instalment installment",
            "of:amount,for by:payer poss:payer subject:payer to:payee for:for from:payer compound:amount@money,for "
            "nummod:amount",
        ),
        *nouns(
            "donation contribution grant gift bribe payoff handout bailout cheque",
            "of:amount by:payer poss:payer subject:payer to:payee@actor,for for:for,beneficiary from:payer",
            needs="of",
        ),
        *nouns(
            "donation contribution grant bribe payoff handout bailout",
            "compound:amount@money by:payer poss:payer subject:payer to:payee@actor,for for:for,beneficiary from:payer",
            needs="compound",
        ),
        *nouns("funding financing subsidy", "by:payer poss:payer from:payer for:for of:for,amount", confidence=0.6),
    ),
    says="{payer} pays {amount} for {for}",
    matches=(
        "The province will pay for the new bridge.",
        "The bill was footed by the harbour company.",
        "The trial was funded by the maker.",
        "The council promised 3 million euros in aid to the valley.",
        "The lottery gave 4 million pounds to the hospice.",
        "The ministry will not put another penny into the airline.",
        "He took $80,000 from a contractor in 2019.",
        "Nurses are being offered triple pay to work nights.",
        "Ratepayers must bear the overrun.",
    ),
    rejects=(
        "She paid attention to the minister.",
        "They paid tribute to the miners.",
        "She promised a quick answer.",
        "He provided details of the plan.",
        "Thieves took jewels worth $6m from the shop.",
        "The judge put the case off until May.",
    ),
    first=1,
)
