"""Who wins, leads or loses a vote, with what share."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

KIND = Kind(
    name="elect",
    roles=roles(
        "winner* actor", "contest", "share percent", "votes number", "loser actor", "turnout percent", "by actor"
    ),
    cues=(
        *verbs(
            "win lead",
            "subject:winner object:contest with:share by:votes",
            needs="object~election,vote,race,poll,ballot,presidency,referendum,runoff,seat,majority,primary,"
            "term,mandate,re-election,reelection",
        ),
        *verbs(
            "lose",
            "subject:loser object:contest to:winner with:share by:votes",
            needs="object~election,vote,race,poll,ballot,presidency,referendum,runoff,seat,majority,primary",
        ),
        *verbs("elect reelect re-elect", "subject:by object:winner clause:contest as:contest to:contest"),
        *verbs(
            "defeat beat",
            "subject:winner object:loser in:contest with:share",
            needs="object in~election,vote,race,runoff,poll,primary",
        ),
        *verbs(
            "defeat beat",
            "subject:winner object:loser by:share",
            needs="subject object by~%,percent,cent,vote,point",
        ),
        *verbs("concede", "subject:loser object:contest to:winner in:contest"),
        *nouns(
            "victory win",
            "poss:winner of:winner for:winner in:contest over:loser compound:winner",
            needs="in~election,vote,race,runoff,poll,referendum,primary",
        ),
    ),
    says="{winner} leads or wins {contest} with {share}",
    matches=(
        "Lena Marsch won the election with 52%.",
        "The challenger has refused to concede the election.",
        "She beat the mayor by 52% to 46%.",
    ),
    rejects=("The home side won the match.", "The firm lost a client."),
    first=1,
)
