"""Who wins, leads or loses an election, with what share, how many seats, at what turnout."""

from bot.facts.kinds.frame import Kind, nouns, patterns, roles, verbs

_CONTESTS = (
    "election,vote,race,poll,ballot,presidency,referendum,runoff,run-off,primary,by-election,mayoralty,governorship,"
    "recount,"
    "leadership,plebiscite,round"
)
_PRIZES = f"{_CONTESTS},majority,term,mandate,re-election,reelection,plurality"
_SHARE = r"(?:about |around |nearly |just over |just under |more than |only )?\d+(?:[.,]\d+)?(?: ?%| per ?cent)"
_SEATS = patterns(
    seats=r"(#(?: of(?: the)? #)?(?: [a-z-]+){0,2} (?:seats|mandates|deputies|constituencies))|(#)(?= of(?: the)? # "
    r"[a-z-]* ?seats)"
)

KIND = Kind(
    name="elect",
    roles=roles(
        "winner* actor",
        "contest",
        "share percent",
        "votes number",
        "loser actor",
        "turnout percent",
        "seats number",
        "by actor",
    ),
    finds=patterns(
        share=rf"({_SHARE}) of (?:the )?(?:[a-z]+ )?votes?\b|\bby ({_SHARE}) to {_SHARE}",
        turnout=rf"\bturnout(?: [a-z]+){{0,6}}? (?:was|is|at|of|reached|hit|to|stood|topped|exceeded) ({_SHARE})",
    ),
    cues=(
        *verbs(
            "win lead carry",
            "subject:winner object:contest with:share by:votes",
            needs=f"subject object~{_PRIZES}",
            bars="object~round",
        ),
        *verbs(
            "win secure", "subject:winner object:contest with:share by:votes", needs="object~term,presidency,majority"
        ),
        *verbs(
            "lose",
            "subject:loser object:contest to:winner with:share by:votes",
            needs=f"object~{_CONTESTS},majority",
        ),
        *verbs(
            "win take gain secure hold capture claim have keep get pick_up",
            "subject:winner in:contest with:share",
            needs="subject found",
            finds=_SEATS,
            bars="subject~hall,theatre,stadium,arena,plane,car,bus,restaurant,room",
        ),
        *verbs("lose shed", "subject:loser to:winner in:contest", needs="subject found", finds=_SEATS),
        *verbs(
            "win take get poll receive garner score capture attract",
            "subject:winner in:contest",
            needs="subject object found",
            finds=patterns(share=rf"({_SHARE}) of (?:the )?(?:[a-z]+ )?votes?\b"),
        ),
        *verbs(
            "lead",
            "subject:winner with:share in:contest by:votes",
            needs="subject with~%,percent,cent,vote",
            bars="object",
        ),
        *verbs(
            "trail",
            "subject:loser object:winner by:votes with:share in:contest",
            needs="subject by~vote,%,percent,cent,point",
            confidence=0.8,
        ),
        *verbs(
            "elect reelect re-elect",
            "subject:by object:winner clause:contest as:contest to:contest with:share",
            needs="object",
        ),
        *verbs("elect reelect re-elect", "subject:by indirect:winner object:contest", needs="indirect object"),
        *verbs("re-elect", "subject:by object:winner clause:contest as:contest to:contest"),
        *verbs(
            "defeat beat",
            "subject:winner object:loser in:contest with:share",
            needs=f"object in~{_CONTESTS}",
            bars="in~round",
        ),
        *verbs(
            "defeat beat",
            "subject:winner object:loser by:share",
            needs="subject object by~%,percent,cent,vote,point",
        ),
        *verbs(
            "lose", "subject:loser to:winner in:contest by:votes", needs=f"subject to in~{_CONTESTS}", bars="in~round"
        ),
        *verbs(
            "declare proclaim announce",
            "object:winner of:contest",
            needs="object clause~winner,elect,victor,president-elect",
        ),
        *verbs("claim declare", "subject:winner in:contest over:loser", needs=f"subject object=victory in~{_CONTESTS}"),
        *verbs("claim declare", "subject:winner in:contest over:loser", needs="subject object=victory", confidence=0.7),
        *verbs(
            "concede",
            "subject:loser object:contest to:winner in:contest",
            needs="subject",
            bars="object~goal,penalty,point,second,minute,corner,run,free,kick,match,game,try,territory,land,ground,"
            "error,"
            "mistake,need,lead,place clause",
        ),
        *verbs(
            "be reach hit stand rise fall drop climb top exceed",
            "figure_bare:turnout figure_at:turnout figure_to:turnout",
            needs="subject~turnout figure",
        ),
        *verbs("come finish", "subject:winner in:contest", needs="subject particle~first found"),
        *verbs("come finish", "subject:loser in:contest", needs="subject particle~second,third,fourth,last found"),
        *verbs("beat defeat", "subject:winner object:loser in:contest", needs="subject object found"),
        *verbs(
            "declare proclaim name announce",
            "indirect:winner object.of:contest",
            needs="indirect object~winner,victor,president,mayor",
        ),
        *verbs("put estimate", "figure_at:turnout subject:by", needs="object~turnout figure_at"),
        *nouns("turnout", "", needs="found"),
        *nouns(
            "victory win",
            "poss:winner of:winner for:winner in:contest over:loser compound:winner",
            needs=f"in~{_CONTESTS}",
        ),
    ),
    says="{winner} leads or wins {contest} with {share}",
    matches=(
        "Lena Marsch won the election with 52%.",
        "The challenger has refused to concede the election.",
        "She beat the mayor by 52% to 46%.",
        "The Greens took 40 of the 150 seats.",
        "Turnout was 71%.",
        "Ola Berg conceded on Monday.",
    ),
    rejects=("The home side won the match.", "The firm lost a client.", "The keeper conceded two goals."),
    first=1,
)
