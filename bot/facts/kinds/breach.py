"""Whose data was taken or exposed, by whom, how much of it."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs
from bot.facts.model import Status

_DATA = (
    "data,record,file,password,detail,information,name,address,document,account,e-mail,email,message,database,"
    "credential,"
    "number,photo,secret,code,transcript,login,archive,correspondence,conversation,gigabyte,terabyte,identity"
)
_MACHINES = (
    "server,system,computer,network,database,website,site,device,phone,laptop,email,e-mail,account,infrastructure,it"
)
_INTRUSIONS = "breach,hack,cyberattack,cyber-attack,intrusion,leak,cyber,ransomware,hacking"

KIND = Kind(
    name="breach",
    roles=roles("attacker actor", "victim actor", "data", "affected number"),
    cues=(
        *verbs(
            "hack breach",
            "subject:attacker object:victim,data",
            bars="object~rule,law,truce,ceasefire,contract,agreement,deal,term,condition,duty,sanction,limit,treaty,"
            "trust,"
            "order,code,wall,dam,defence,right,way",
        ),
        *verbs(
            "steal leak expose copy compromise obtain exfiltrate siphon siphon_off harvest download encrypt "
            "scrape "
            "publish_online dump extract swipe",
            "subject:attacker object:data from:victim object.from:victim in:victim",
            needs=f"object~{_DATA}",
        ),
        *verbs(
            "publish release put sell offer post leak",
            "subject:attacker object:data",
            needs="object on~web,internet,forum,darknet,dark",
        ),
        *verbs("leak spill", "subject:data from:victim", needs=f"subject~{_DATA}", bars="object"),
        *verbs(
            "claim",
            "subject:attacker object:data",
            needs="object~record,file,data,document,account",
            status=Status.UNKNOWN,
        ),
        *verbs(
            "access view",
            "subject:attacker object:data from:victim in:victim",
            needs="object~data,record,file,detail,database,information,account,password,message",
            confidence=0.7,
        ),
        *verbs(
            "affect",
            "object:affected",
            needs="object~patient,customer,user,member,pupil,client,subscriber,account,employee,people",
            bars="subject~storm,flood,strike,delay,outage,snow,rain,weather,disease,virus,tariff,tax,cut,closure",
            confidence=0.7,
        ),
        *verbs("affect", "object:data,affected", needs="object~data,record,name,date,detail", confidence=0.7),
        *verbs(
            "encrypt scramble lock cripple disable paralyse paralyze infect knock_out hijack",
            "subject:attacker object:data in:victim poss:victim",
            needs=f"object~{_MACHINES},{_DATA}",
            confidence=0.8,
        ),
        *verbs(
            "gain obtain",
            "subject:attacker to:data",
            needs=f"subject object=access to~{_DATA},{_MACHINES}",
            confidence=0.7,
        ),
        *verbs("break hack get", "subject:attacker into:victim,data", needs=f"subject into~{_MACHINES}"),
        *verbs(
            "break hack",
            "subject:attacker into:victim",
            needs="into",
            bars="into~house,home,car,shop,tear,song,laughter,"
            "flat,office,market,top,store,smile,run,lead,team,sweat,applause,building,apartment,museum,trot",
        ),
        *verbs("suffer report disclose experience", "subject:victim", needs=f"subject object={_INTRUSIONS}"),
        *verbs(
            "hit target cripple",
            "object:victim subject:attacker",
            needs="object subject~ransomware,hacker,malware,cyberattack,cyber-attack,virus",
            bars="subject~virus",
        ),
        *nouns(
            "intrusion breach hack cyberattack cyber-attack hacking leak",
            "of:victim at:victim by:attacker into:victim on:victim against:victim poss:victim compound:data",
            bars="of~gas,oil,water,rule,contract,law,truce,duty,promise,trust compound~gas,oil,water",
        ),
    ),
    says="{attacker} takes {data} from {victim}",
    matches=(
        "Hackers have stolen patient records from the clinic.",
        "The passwords were leaked online.",
        "Hackers broke into the ministry's network.",
        "The clinic was hacked in May.",
        "The museum suffered a cyberattack.",
    ),
    rejects=("The rebels breached the truce.", "Burglars broke into a shop.", "The pipe leaked."),
    first=2,
)
