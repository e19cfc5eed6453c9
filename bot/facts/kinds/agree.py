"""Who agrees, with whom, to what."""

from bot.facts.kinds.frame import Kind, roles, verbs

KIND = Kind(
    name="agree",
    roles=roles("parties actor", "content", "counterparty actor"),
    cues=(
        *verbs("agree", "subject:parties clause:content to:content on:content with:counterparty object:content"),
        *verbs(
            "sign reach strike conclude clinch seal ink",
            "subject:parties object:content with:counterparty",
            needs="object~agreement,deal,accord,treaty,pact,memorandum,contract,settlement,compromise,understanding",
        ),
        *verbs(
            "accept",
            "subject:parties object:content",
            needs="object~offer,deal,plan,proposal,term,condition,invitation,compromise,truce,ceasefire,agreement,demand,"
            "recommendation,bid,settlement,request,budget,contract,reform,amendment,draft",
        ),
        *verbs("pledge promise commit vow", "subject:parties clause:content", needs="clause"),
        *verbs("pledge promise commit vow", "subject:parties object:content to:content", needs="object"),
        *verbs("pledge commit", "subject:parties to:content", needs="to"),
    ),
    says="{parties} agree {content}",
    matches=(
        "The two ports agreed to share a pilot boat.",
        "Both unions signed an agreement with the operator.",
        "The miners accepted the offer.",
    ),
    rejects=(
        "The figures do not agree.",
        "The first results look promising.",
        "The mayor accepted 40,000 crowns from the firm.",
    ),
)
