"""Who beats whom in which match, by what score."""

from bot.facts.kinds.frame import Kind, roles, verbs

KIND = Kind(
    name="compete",
    roles=roles("winner actor", "loser actor", "event", "score score"),
    cues=(
        *verbs("beat defeat", "subject:winner object:loser in:event", needs="subject object", confidence=0.7),
        *verbs("draw", "subject:winner with:loser against:loser in:event", needs="with"),
        *verbs(
            "win lose",
            "subject:winner object:event against:loser",
            needs="object~match,game,final,title,cup,race,series,championship,medal,tournament,league",
        ),
    ),
    says="{winner} beats {loser} {score}",
    matches=("The visitors won the match.",),
)
