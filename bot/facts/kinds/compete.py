"""Who beats whom in which match or race, by what score."""

from bot.facts.kinds.frame import Kind, nouns, patterns, roles, verbs

_EVENTS = (
    "match,game,final,title,cup,series,championship,medal,tournament,league,stage,gold,silver,bronze,tour,open,"
    "trophy,crown,"
    "playoff,play-off,semi-final,semifinal,quarter-final,quarterfinal,set,frame,bout,fight,prix,derby,rally,"
    "marathon,sprint,"
    "slalom,downhill,jersey,classic,heat,relay,pool,decathlon,biathlon,super-g,regatta,tie,masters,olympics,games,"
    "championships,giro,vuelta,classification,time-trial,treble,double,pole,shootout,test,innings,doubles,singles,"
    "triathlon,"
    "race,metre,metres,hurdle,javelin,semi,grand,shield,season,round,pentathlon,premiership,semi-finals,finals"
)
_GAINS = (
    "goal,winner,equaliser,equalizer,penalty,brace,hat-trick,try,opener,century,run,point,header,free-kick,hat,basket"
)
_GAPS = (
    r"#(?:\.\d+)? (?:seconds?|minutes?|hundredths(?: of a second)?|tenths(?: of a second)?|points?|strokes?|shots?|"
    r"lengths?|"
    r"laps?|runs|wickets|goals?|metres?|centimetres?)"
)
_SETS = r"\d{1,2}[-–]\d{1,2}(?: ?\(\d{1,2}(?:[-–]\d{1,2})?\))?"

_SCORE = (
    rf"(?<![\w.,/-])({_SETS}(?:,? (?:and )?{_SETS})*)(?![\w/%-]|\.\d)"
    r"|(?<![\w.,/-])(\d{1,3} to \d{1,3})(?! [a-z]*(?:%|percent|years|million|billion)|[\w/%-]|\.\d)"
    rf"|\bby (?:just |only )?({_GAPS})|({_GAPS}) (?:ahead|behind|clear|adrift|off|faster|slower|up|down|back)\b"
    r"|(straight sets|(?:on|after) penalties|after extra time|in extra time|on aggregate|on points|by a "
    r"knockout|on countback)"
    rf"|\bconceded (?:more than |nearly )?({_GAPS})"
)
"""A result, or by how much somebody is ahead: "6-4 3-6 7-5", "by 31 seconds", "straight sets"."""

KIND = Kind(
    name="compete",
    roles=roles(
        "winner actor place",
        "loser actor place",
        "event",
        "score score",
        "scorers actor",
        "participant actor place",
        "rank",
    ),
    finds=patterns(
        score=_SCORE,
        loser=r"\b(?:ahead|clear|in front|faster than) of ((?-i:(?:[a-z]+ )?(?:[A-Z][\w’'-]+ ?){1,4}(?<! )))",
    ),
    cues=(
        *verbs(
            "beat defeat thrash trounce whitewash outplay outclass see_off edge_out",
            "subject:winner object:loser in:event at:event",
            needs="subject object",
            bars="object~expectation,forecast,estimate,record,target,odds,drum,measure,motion,bill,proposal,"
            "amendment,inflation,"
            "guidance,cancer,disease,path,retreat,man,woman,boy,protester",
            confidence=0.7,
        ),
        *verbs(
            "hammer crush overcome edge upset down stun rout outclass overwhelm dispatch topple dethrone overpower "
            "sink "
            "overhaul pip demolish blank shut_out pass hold eliminate humble conquer sweep_past lead",
            "subject:winner object:loser in:event at:event",
            needs="subject object found",
            bars="object~lead",
            confidence=0.7,
        ),
        *verbs(
            "edge ease cruise squeeze sweep breeze battle scrape romp",
            "subject:winner past:loser in:event",
            needs="subject past",
        ),
        *verbs(
            "knock_out eliminate dump_out put_out knock dump",
            "subject:winner object:loser from:event in:event of:event",
            needs=f"subject object in~{_EVENTS},round,quarter-finals,last",
        ),
        *verbs(
            "eliminate dump_out put_out",
            "subject:winner object:loser from:event in:event of:event",
            needs="subject object",
            bars="object~job,poverty,tariff,risk,need,rule,power,electricity,tax,weapon,post",
        ),
        *verbs("eliminate knock_out", "object:loser from:event in:event", needs=f"object in~{_EVENTS},stage"),
        *verbs(
            "draw tie", "subject:participant with:participant against:participant in:event", needs="with", bars="object"
        ),
        *verbs("draw", "subject:participant with:participant in:event", needs="subject found"),
        *verbs("hold", "subject:participant object:participant in:event", needs="object to=draw,stalemate"),
        *verbs("play", "subject:participant", needs="subject object=draw,stalemate"),
        *verbs(
            "win clinch capture claim bag retain defend lift land regain",
            "subject:winner object:event against:loser from:loser in:event",
            needs=f"subject object~{_EVENTS}",
            bars="clause~race in~round object~round",
        ),
        *verbs(
            "lose",
            "subject:loser object:event against:winner to:winner",
            needs=f"subject object~{_EVENTS}",
            bars="object~season,double,pool,ground,round,gold,set,point",
        ),
        *verbs(
            "lose fall succumb go_down slump crash",
            "subject:loser to:winner in:event",
            needs="subject to found",
            bars="object",
        ),
        *verbs("lose go_down", "subject:loser to:winner in:event at:event", needs="subject to", bars="object"),
        *verbs(
            "win",
            "subject:winner indirect:event against:loser at:event in:event over:loser",
            needs="subject found",
            bars="clause",
        ),
        *verbs(
            "lose",
            "subject:loser indirect:event against:winner at:event in:event to:winner",
            needs="subject found",
            bars="clause",
        ),
        *verbs(
            "lead",
            "subject:winner object:loser",
            needs="subject object by~second,minute,point,stroke,shot,length,goal,lap,metre,hundredth,tenth,run",
        ),
        *verbs(
            "lead",
            "subject:winner in:event at:event",
            needs="subject by~second,minute,stroke,shot,length,goal,lap,metre,hundredth,tenth",
            bars="object",
        ),
        *verbs(
            "trail",
            "subject:loser object:winner",
            needs="subject object by~second,minute,point,stroke,shot,length,goal,lap,metre",
        ),
        *verbs(
            "lead top head",
            "subject:winner object:event",
            needs="subject object~standings,standing,classification,leaderboard,championship,league,rally,tour,"
            "field,race,"
            "tournament,table,group",
            bars="to",
            confidence=0.7,
        ),
        *verbs(
            "take seize grab regain retake keep retain hold wear pull_on claim snatch don",
            "subject:winner from:loser at:event in:event of:event",
            needs="subject object=jersey,lead,yellow",
            bars="in~talk,negotiation,poll,effort,industry,market,debate,field,development,sector clause",
        ),
        *verbs(
            "lose surrender relinquish", "subject:loser to:winner at:event in:event", needs="subject object=jersey,lead"
        ),
        *verbs("cross", "subject:winner", needs="subject object=line found"),
        *verbs(
            "finish come place end rank",
            "subject:participant in:event at:event behind:winner",
            needs="subject found",
            finds=patterns(
                score=_SCORE,
                rank=r"\b(?:finished|finish|finishing|came|come|coming|placed|ended|ranked|was|were)(?: up)?(?: "
                r"(?:in|a|an|the|joint|equal|"
                r"overall|distant|disappointing))* (first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
                r"tenth|last|runners?-up|"
                r"\d{1,2}(?:st|nd|rd|th))\b(?! (?:quarter|half|year|month|week|time|day|set|round|century))",
            ),
            bars="clause object",
            confidence=0.8,
        ),
        *verbs("relegate", "object:loser from:event", needs="object", bars="to~role,status,background"),
        *verbs("promote", "object:winner to:event", needs="object to~division,league,tier,flight,premiership"),
        *verbs(
            "score",
            "subject:scorers against:loser in:event",
            needs="subject",
            bars="object~success,victory,win,deal,triumph,%",
        ),
        *verbs(
            "net bag convert slot_home head bundle tap slot fire curl drill stroke poke prod sweep "
            "smash lash volley nod steer hammer rifle chip lob drive grab hit",
            "subject:scorers in:event",
            needs=f"subject object~{_GAINS}",
        ),
        *verbs("equalise equalize", "subject:scorers in:event"),
        *verbs(
            "strike score", "subject:scorers in:event", needs="subject particle~twice,late,early,first", bars="object"
        ),
        *verbs(
            "concede drop lose ship leak",
            "subject:loser to:winner in:event",
            needs="subject object~minute,second,goal,penalty",
            bars="in~crash object~second to~fire",
        ),
        *verbs(
            "reach make",
            "subject:winner object:event",
            needs="subject object~final,semi-final,semifinal,quarter-final,"
            "quarterfinal,semi,playoff,play-off,finals,semi-finals",
        ),
        *verbs("qualify advance progress", "subject:winner for:event to:event", needs=f"subject for~{_EVENTS}"),
        *verbs(
            "qualify advance progress",
            "subject:winner to:event into:event",
            needs="subject to~final,semi-final,semifinal,"
            "quarter-final,quarterfinal,round,playoff,last,finals,semi-finals",
        ),
        *verbs(
            "drop_out retire scratch crash_out",
            "subject:participant from:event of:event",
            needs=f"subject from~{_EVENTS},event,competition,contest",
        ),
        *verbs(
            "drop_out crash_out bow_out",
            "subject:participant of:event",
            needs=f"subject of~{_EVENTS},event,competition",
        ),
        *verbs(
            "abandon exit skip",
            "subject:participant object:event",
            needs="subject object~race,tour,tournament,stage,giro,vuelta,olympics",
        ),
        *verbs(
            "miss",
            "subject:participant object:event",
            needs="subject object~olympics,tour,race,match,cup,championship,final,"
            "tournament,season,games,trial,open,boucle,giro,vuelta,event,semi-final,game,test,series,masters,"
            "championships",
            negated=True,
        ),
        *verbs(
            "start finish",
            "subject:participant object:event",
            needs="subject object~race,stage,marathon",
            confidence=0.6,
        ),
        *verbs(
            "face meet play",
            "subject:participant object:participant in:event",
            needs="subject object in~final,semi-final,semifinal,quarter-final,round,derby,cup,playoff,finals,opener",
        ),
        *verbs(
            "set break smash equal better",
            "subject:winner in:event at:event",
            needs="subject found",
            finds=patterns(
                event=r"((?:world|national|european|olympic|course|track|championship|asian|african|commonwealth|"
                r"club|lap) (?:junior |indoor )?record)\b"
            ),
        ),
        *verbs("crown", "object:winner in:event", needs="object clause~champion,winner"),
        *verbs("become", "subject:winner", needs="subject clause~champion"),
        *verbs(
            "suffer",
            "subject:loser to:winner against:winner by:winner at:event",
            needs="subject object=defeat,loss found",
        ),
        *verbs("slump crash slide fall", "subject:loser against:winner at:event", needs="subject to=defeat,loss"),
        *verbs(
            "record claim earn secure notch seal register",
            "subject:winner over:loser against:loser in:event",
            needs="subject object=victory,win found",
        ),
        *nouns(
            "victory win triumph",
            "poss:winner over:loser against:loser in:event for:winner",
            needs="over",
            confidence=0.7,
        ),
        *nouns("defeat loss", "poss:loser to:winner against:winner in:event by:winner", needs="found"),
    ),
    says="{winner} beats {loser} {score}",
    outcome=True,
    matches=(
        "The visitors won the match.",
        "Ilse Brandt beat Keiko Ash 6-4 3-6 7-5.",
        "Jonah Creel lost to Pietro Valsani in straight sets.",
        "Marta Ruiz won the eleventh stage of the Tour of Lorre.",
        "Marta Ruiz leads Ana Pell by 31 seconds.",
        "Omar Diallo scored twice.",
    ),
    rejects=("The shares lost 3% on Friday.", "Profit beat expectations.", "She missed the train."),
)
