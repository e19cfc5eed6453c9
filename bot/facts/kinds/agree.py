"""Who agrees, with whom, to what."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

_DEALS = (
    "agreement,deal,accord,treaty,pact,memorandum,contract,settlement,compromise,understanding,document,text,"
    "declaration,"
    "protocol,charter,roadmap,convention,communique,communiqué,truce,lease,partnership,framework,arrangement,bargain,"
    "mou,"
    "pledge,alliance,concordat,ceasefire"
)

KIND = Kind(
    name="agree",
    roles=roles("parties actor", "content", "counterparty actor", "place place"),
    cues=(
        *verbs(
            "agree",
            "subject:parties clause:content to:content on:content upon:content with:counterparty object:content",
        ),
        *verbs(
            "sign reach strike conclude clinch seal ink make cut hammer_out initial finalise finalize thrash_out do "
            "close "
            "secure cement",
            "subject:parties object:content with:counterparty between:parties object.with:counterparty "
            "object.between:parties in:place",
            needs=f"object~{_DEALS}",
            bars="subject~judge",
        ),
        *verbs("make do", "subject:parties with:counterparty", needs="object~deal,agreement,pact,bargain with"),
        *verbs(
            "come",
            "subject:parties with:counterparty on:content over:content",
            needs="to=agreement,deal,settlement,understanding,compromise,arrangement,term",
        ),
        *verbs(
            "enter",
            "subject:parties into:content with:counterparty",
            needs="into~agreement,deal,contract,pact,partnership,arrangement,alliance",
        ),
        *verbs("sign_up", "subject:parties to:content", needs="to"),
        *verbs(
            "sign_off consent assent accede acquiesce",
            "subject:parties to:content on:content clause:content",
            bars="object",
        ),
        *verbs("settle", "subject:parties with:counterparty over:content", needs="with"),
        *verbs(
            "settle",
            "subject:parties object:content with:counterparty",
            needs="object~dispute,lawsuit,case,suit,strike,row,argument,difference,conflict",
        ),
        *verbs(
            "give", "subject:parties to:content for:content", needs="object=approval,consent,assent,blessing,go-ahead"
        ),
        *verbs("shake", "subject:parties on:content with:counterparty", needs="object=hand on"),
        *verbs(
            "accept",
            "subject:parties object:content",
            needs="object~offer,deal,plan,proposal,term,condition,invitation,compromise,truce,ceasefire,agreement,demand,"
            "recommendation,bid,settlement,request,budget,contract,reform,amendment,draft,resignation,ultimatum,text",
        ),
        *verbs("pledge promise commit undertake", "subject:parties clause:content", needs="clause"),
        *verbs("pledge promise commit", "subject:parties object:content to:content", needs="object"),
        *verbs("pledge commit", "subject:parties to:content", needs="to"),
        *nouns(
            "agreement deal accord pact treaty settlement memorandum",
            "between:parties on:content over:content clause:content",
            needs="between",
            confidence=0.7,
        ),
    ),
    says="{parties} agree {content}",
    matches=(
        "The two ports agreed to share a pilot boat.",
        "Both unions signed an agreement with the operator.",
        "The miners accepted the offer.",
        "Both sides signed a three-page document.",
        "The ministers came to an agreement on fishing.",
        "The owners pledged to repair the roof.",
        "Serbia signed up to the charter.",
    ),
    rejects=(
        "The figures do not agree.",
        "The first results look promising.",
        "The mayor accepted 40,000 crowns from the firm.",
        "The company settled the bill.",
        "The settlement was hit by a flood.",
    ),
)
