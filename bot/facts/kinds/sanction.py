"""Who bans, fines, caps, taxes or otherwise restricts whom or what, at what rate, from when, for what."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

_MEASURES = (
    "sanction,tariff,ban,fine,duty,embargo,tax,restriction,quota,levy,penalty,surcharge,cap,limit,curb,freeze,blockade,"
    "moratorium,suspension,prohibition,control,curfew,charge,sanctions"
)
_WHY = "for:reason,duration over:reason until:until"
_LICENCES = (
    "licence,license,permit,visa,passport,citizenship,accreditation,registration,status,right,privilege,membership,"
    "certificate,authorisation,authorization,title,medal,knighthood,immunity,badge,concession,charter,degree"
)
_ASSETS = "asset,account,fund,property,wealth,holding,yacht,villa,reserve,deposit,estate,money"
_PLAYERS = (
    "officer,player,driver,runner,swimmer,rider,cyclist,athlete,teacher,doctor,nurse,surgeon,pilot,referee,umpire,"
    "coach,"
    "judge,minister,mp,senator,councillor,mayor,employee,worker,member,pupil,student,official,lawyer,captain,striker,"
    "midfielder,defender,goalkeeper,keeper,manager,executive,priest,bishop,trader,broker,jockey,boxer,star,champion,"
    "winner,"
    "sprinter,skater,skier,policeman,guard,presenter,soldier,deputy,lawmaker,prosecutor,diplomat,chief,head,director,"
    "principal,headteacher,winger,batsman,bowler,medallist,thrower,jumper,walker,rower,wrestler"
)
_CAPPED = (
    "rent,price,increase,rise,fee,fare,bill,spending,rate,emission,number,charge,interest,pay,salary,wage,bonus,import,"
    "export,water,use,sale,access,hour,purchase,production,output,flight,traffic,immigration,benefit,profit,margin,"
    "speed,movement,travel,trade,donation,loan,withdrawal,supply,visitor,tourist,consumption,ownership,advertising,"
    "gathering,protest,abortion,freedom,right,visa,cost"
)

KIND = Kind(
    name="sanction",
    roles=roles("by actor", "target", "measure", "rate percent money number", "reason", "duration", "until", "start"),
    numbered={"measure": "rate"},
    cues=(
        *verbs(
            "ban bar suspend exclude rule_out",
            "subject:by object:target from:measure for:duration self:measure",
            needs="object for~game,match,race,season,event,round,test,tournament,fixture",
        ),
        *verbs(
            "hand give issue slap serve deal land",
            "subject:by object:measure indirect:target to:target for:reason",
            needs="object~ban,fine,suspension,penalty,reprimand,sanction indirect",
        ),
        *verbs(
            "face receive get incur risk accept serve",
            "subject:target object:measure for:reason from:by object.of:rate object.for:reason",
            needs="object~ban,fine,suspension,sanction,embargo,tariff,levy subject",
        ),
        *verbs("sanction blacklist", f"subject:by object:target from:measure {_WHY} self:measure", bars="clause"),
        *verbs(
            "ban bar outlaw prohibit proscribe",
            f"subject:by! object:target from:measure,start {_WHY} self:measure",
            needs="object",
            bars="object~door,gate,window,way,entrance,road",
        ),
        *verbs("forbid", f"subject:by! object:target {_WHY} clause:measure", needs="object"),
        *verbs("fine", f"subject:by object:rate@money,target indirect:target {_WHY} self:measure", needs="object"),
        *verbs(
            "penalise penalize punish censure reprimand disqualify expel embargo relegate demote",
            f"subject:by object:target with:measure from:measure {_WHY} self:measure",
            needs="object",
            bars="clause",
        ),
        *verbs("suspend", f"subject:by object:target from:measure {_WHY} self:measure", needs=f"object~{_PLAYERS}"),
        *verbs(
            "suspend",
            f"subject:by object:target@people from:measure {_WHY} self:measure",
            needs="object",
            bars="from~ceiling,roof,wire,crane,bridge,rope",
        ),
        *verbs(
            "dock deduct",
            f"subject:by object:rate@number,target indirect:target from:target {_WHY} self:measure",
            needs="object",
            bars="object~ship,ferry,boat,vessel in",
        ),
        *verbs("strip deprive", f"subject:by object:target of:measure {_WHY}", needs="object of"),
        *verbs(
            "revoke rescind withdraw cancel suspend seize confiscate annul pull",
            f"subject:by object:target from:target {_WHY} self:measure",
            needs=f"object~{_LICENCES}",
        ),
        *verbs(
            "freeze seize block confiscate impound sequester unfreeze",
            f"subject:by object.of:target object:target {_WHY} self:measure",
            needs=f"object~{_ASSETS}",
        ),
        *verbs(
            "cap limit restrict curb ration tax freeze",
            f"subject:by! object:target at:rate to:rate by:rate {_WHY} self:measure",
            needs=f"object~{_CAPPED}",
            bars="subject~snow,rain,fog,weather,storm,injury",
        ),
        *verbs("cap", f"subject:by! object:target at:rate {_WHY} self:measure", needs="object at"),
        *verbs(
            "impose levy lift waive slap place put introduce announce adopt approve tighten extend renew ease scrap "
            "suspend "
            "remove drop reimpose widen toughen enforce set threaten prepare propose agree relax maintain keep apply",
            "subject:by object:measure on:target against:target for:target object.on:target object.against:target "
            "object.of:rate",
            needs=f"object~{_MEASURES}",
            bars="subject~ball,referee object.of~rate,visit",
        ),
        *verbs(
            "take come go",
            "subject:measure subject.on:target subject.against:target",
            needs=f"subject~{_MEASURES} object=effect,hold",
        ),
        *verbs(
            "come go",
            "subject:measure subject.on:target subject.against:target",
            needs=f"subject~{_MEASURES} into=force,effect",
        ),
        *verbs(
            "hit slap target punish",
            "subject:by object:target with:measure",
            needs="object with~sanction,tariff,fine,ban,levy,duty,penalty,tax,surcharge",
        ),
        *verbs(
            "lower raise cut reduce increase double triple treble halve hike slash quadruple",
            "subject:by object:measure figure_to:rate figure_by:rate on:target object.on:target",
            needs="object~tariff,duty,levy",
        ),
        *nouns(
            "sanction tariff embargo",
            "on:target against:target of:rate,by by:by poss:by compound:target from:by",
            confidence=0.6,
        ),
        *nouns(
            "fine penalty", "for:target@organisation,reason on:target of:rate by:by from:by", needs="of", confidence=0.6
        ),
        *nouns("ban", "on:target against:target by:by poss:by", needs="on", confidence=0.6),
    ),
    says="{by} puts {measure} on {target}",
    matches=(
        "The union imposed tariffs on steel.",
        "The regulator fined the bank.",
        "The bill would cap rents at 4%.",
        "The runner was suspended in June after a failed test.",
        "The committee stripped her of the medal.",
        "The union froze the assets of 12 generals.",
    ),
    rejects=(
        "The storm stripped roofs from houses.",
        "The match was suspended.",
        "The lake froze.",
        "The concert was capped by fireworks.",
    ),
    first=2,
)
