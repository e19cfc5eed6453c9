"""Which body votes on what, how, with what result."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

KIND = Kind(
    name="vote",
    roles=roles("body actor", "item", "yes number", "no number", "abstain number", "result"),
    cues=(
        *verbs(
            "adopt approve ratify pass reject veto",
            "subject:body object:item by:yes",
            needs="object",
            bars="object~appeal,lawsuit,suit,claim,allegation,accusation,suggestion,idea,offer,bid,charge,criticism,report,"
            "inspection,test,exam,examination,check,audit,milestone,peak,baton",
        ),
        *verbs("vote", "subject:body clause:item for:item on:item against:item in:result by:yes"),
        *verbs("abstain", "subject:abstain on:item from:item"),
        *nouns("approval ratification", "from:body by:body of:item poss:body for:item", confidence=0.6),
    ),
    says="{body} votes on {item}",
    rejects=("The bus passed an inspection in August.",),
    matches=("The assembly adopted the text by 121 votes to 9.", "Both chambers have to approve the deal."),
)
