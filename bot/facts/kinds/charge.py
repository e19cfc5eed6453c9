"""Who is suspected, arrested, tried, convicted, cleared or sentenced, for what, by whom."""

from bot.facts.kinds.frame import Kind, nouns, patterns, roles, verbs

_CRIMES = (
    "count,charge,fraud,murder,theft,assault,rape,manslaughter,bribery,arson,robbery,burglary,corruption,perjury,"
    "espionage,"
    "spying,treason,embezzlement,extortion,blackmail,smuggling,trafficking,kidnapping,conspiracy,obstruction,stalking,"
    "harassment,abuse,negligence,offence,offense,terrorism,forgery,laundering,tax-evasion,evasion,libel,killing,"
    "poaching"
)
_TERM = r"#[- ](?:years?|months?|weeks?|days?)"
_PRISON = (
    r"(?:['’]? (?:in prison|in jail|behind bars|imprisonment|of imprisonment|in custody|jail term|prison term|"
    r"prison sentence|jail sentence|sentence|term|suspended|probation|community service|house arrest|hard labour))"
)


_CLEARED = patterns(
    offence=r"\bnot guilty (?:to|of) ([^,.;:“”\"]+?)(?= (?:by|in|after|on|at|for|but|when)\b|[,.;:“”\"]|$)"
)

KIND = Kind(
    name="charge",
    roles=roles("suspect actor", "offence", "by actor", "plea", "sentence"),
    finds=patterns(
        offence=r"\bguilty (?:to|of) ([^,"
        r".;:“”\"]+?)(?= (?:by|in|after|on|at|for|but|when|last|before|and (?:\w+ )?(?:was|"
        r"sentenced|jailed|fined|faces|ordered|acquitted))\b|[,.;:“”\"]|$)",
        plea=r"\bple(?:a|d|ad|ads|aded|ading) (not guilty|guilty|no contest|innocent)\b",
        sentence=rf"((?:up to |at least |between |a minimum of |a maximum of )?{_TERM}{_PRISON}|life (?:in prison|"
        r"imprisonment|sentence|behind bars)|death penalty|suspended sentence(?: of #[- ](?:years?|months?))?)",
    ),
    cues=(
        *verbs(
            "arrest detain apprehend nab handcuff",
            "subject:by object:suspect on:offence for:offence over:offence object.on:offence",
            needs="object",
            bars="object~attention,decline,fall,slide",
        ),
        *verbs(
            "take",
            "subject:by object:suspect on:offence for:offence over:offence",
            needs="object into=custody,detention",
        ),
        *verbs(
            "charge indict arraign",
            "subject:by object:suspect with:offence on:offence over:offence",
            needs="object with",
        ),
        *verbs(
            "charge indict arraign prosecute",
            "subject:by object:suspect on:offence over:offence for:offence",
            needs="object",
            bars="for~use,entry,service,parking,access,delivery object~fee,price,battery,phone,car,rate,customer,"
            "interest,user,visitor,tourist",
        ),
        *verbs("convict", "subject:by object:suspect of:offence on:offence for:offence", needs="object"),
        *verbs("find", "subject:by object:suspect", needs="object clause~guilty found", negated=True, finds=_CLEARED),
        *verbs("find", "subject:by object:suspect", needs="object clause~guilty", bars="object~body,court"),
        *verbs("find", "subject:by object:suspect", needs="object particle~guilty"),
        *verbs("accuse suspect", "subject:by object:suspect of:offence", needs="object of"),
        *verbs("accuse", "subject:by object:suspect of:offence", needs="object"),
        *verbs("sentence jail", "subject:by indirect:suspect object:sentence! for:offence", needs="indirect object"),
        *verbs("acquit", "subject:by indirect:suspect of:offence on:offence", needs="indirect", negated=True),
        *verbs("acquit", "subject:by object:suspect of:offence on:offence", needs="object", negated=True),
        *verbs("clear exonerate absolve", "subject:by object:suspect of:offence", needs="object of", negated=True),
        *verbs(
            "clear exonerate",
            "subject:by object:suspect over:offence",
            needs="subject~inquiry,court,panel,jury,judge,tribunal,investigation,watchdog,committee,commission object",
            negated=True,
        ),
        *verbs(
            "sentence jail imprison",
            "subject:by object:suspect to:sentence! for:offence,sentence over:offence",
            needs="object",
        ),
        *verbs(
            "receive get serve face await",
            "subject:suspect object:sentence! for:offence",
            needs="subject object~sentence,term,imprisonment,jail,prison",
            bars="compound~office",
        ),
        *verbs(
            "give hand impose",
            "subject:by indirect:suspect object:sentence! on:suspect for:offence",
            needs="object~sentence,term,probation",
            bars="indirect~opportunity",
        ),
        *verbs("give hand", "subject:by indirect:suspect for:offence", needs="indirect found"),
        *verbs(
            "face risk",
            "subject:suspect for:offence",
            needs="subject found",
            finds=patterns(
                sentence=rf"((?:up to |at least |a maximum of )?(?:{_TERM}{_PRISON}|life (?:in prison|"
                r"imprisonment|sentence)|(?:the )?death penalty))"
            ),
        ),
        *verbs("plead", "subject:suspect to:offence", needs="subject found"),
        *verbs("seek demand request", "subject:by object:sentence!", needs="subject object~sentence,term"),
        *verbs("give", "subject:by indirect:suspect object:sentence! for:offence", needs="indirect object~life for"),
        *verbs(
            "deny admit", "subject:suspect object:offence self:plea", needs=f"subject object~{_CRIMES}", confidence=0.7
        ),
        *verbs("confess", "subject:suspect to:offence@measured self:plea", needs="subject to"),
        *verbs(
            "face",
            "subject:suspect of:offence over:offence for:offence",
            needs="subject object=charge,count,accusation,indictment,prosecution",
        ),
        *verbs("face stand await", "subject:suspect for:offence over:offence on:offence", needs="subject object=trial"),
        *verbs("go", "subject:suspect for:offence over:offence", needs="subject on=trial"),
        *verbs("put", "subject:by object:suspect for:offence over:offence", needs="object on=trial"),
        *verbs(
            "try court-martial", "subject:by object:suspect for:offence over:offence on:offence", needs="object for"
        ),
        *verbs("remand", "subject:by object:suspect", needs="object"),
        *verbs("extradite", "subject:by object:suspect for:offence over:offence", needs="object"),
        *verbs("investigate probe", "subject:by object:suspect for:offence over:offence", needs="subject object for"),
        *verbs("investigate probe", "subject:by object:suspect over:offence", needs="object over"),
        *verbs("sue", "subject:by object:suspect! for:offence over:offence", needs="object"),
        *verbs("sue", "subject:by for:offence over:offence", needs="subject", bars="object for~peace"),
        *verbs("take", "subject:by object:suspect over:offence for:offence", needs="object to=court"),
        *verbs(
            "press bring file lay level launch",
            "subject:by object.against:suspect of:offence for:offence over:offence",
            needs="object=charge,lawsuit,suit,complaint,proceeding,prosecution object.against",
        ),
        *verbs(
            "drop withdraw",
            "subject:by object.against:suspect of:offence",
            needs="object=charge,case,indictment,prosecution object.against",
            negated=True,
        ),
        *verbs(
            "reject dismiss",
            "subject:by object.against:suspect",
            needs="object=charge,indictment object.against",
            negated=True,
        ),
        *verbs(
            "open launch begin start",
            "subject:by on:offence against:suspect object.against:suspect object.on:offence object.for:offence",
            needs="subject object=investigation,inquiry,probe,proceeding,case object.on~suspicion",
        ),
        *verbs(
            "open launch begin start",
            "subject:by object.against:suspect over:offence for:offence object.for:offence object.over:offence",
            needs="subject object=investigation,inquiry,probe,proceeding,case object.against",
        ),
        *nouns("trial", "subject:suspect for:offence over:offence on:offence", needs="own_on subject"),
        *nouns("trial", "of:suspect poss:suspect for:offence", needs="for", confidence=0.7),
        *nouns("investigation", "subject:suspect for:offence over:offence into:offence", needs="own_under subject"),
        *nouns(
            "arrest conviction indictment detention extradition prosecution",
            "of:suspect poss:suspect for:offence over:offence on:offence by:by",
            bars="amod~religious,moral,political,deep,personal,strong",
            confidence=0.7,
        ),
        *nouns("acquittal", "of:suspect poss:suspect on:offence by:by", negated=True, confidence=0.7),
        *nouns("lawsuit", "by:by against:suspect over:offence of:by", needs="against", confidence=0.7),
    ),
    says="{suspect} is accused of {offence} by {by}",
    matches=(
        "The driver pleaded guilty to fraud.",
        "Police arrested two men on suspicion of fraud.",
        "The mayor was charged with bribery.",
        "Lea Stark was found guilty of perjury.",
        "The banker was cleared of fraud by a court in Graz.",
        "The ex-minister will stand trial for fraud in May.",
        "Milo Trent was jailed for six years.",
        "Prosecutors dropped the charges against the coach.",
    ),
    rejects=(
        "The shop charged customers a fee.",
        "Crews cleared the road of snow.",
        "Researchers found the drug safe.",
    ),
)
