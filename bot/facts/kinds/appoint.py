"""Who is given or leaves which post, and by whom."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs
from bot.facts.model import Status

_POSTS = "post,job,office,position,role,portfolio,presidency,chairmanship,premiership,ministry,captaincy,throne,board"
_SHOTS = (
    "shot,shell,missile,rocket,bullet,round,arrow,question,salvo,gun,engine,gas,warning,cannon,volley,drone,claim,"
    "allegation,"
    "case,appeal,charge,report,suggestion,complaint,lawsuit,idea,concern,criticism,call,speculation,motion,suit,"
    "petition,"
    "rumour,imagination,class,school,fear,talk,accusation,threat,demand,link,evidence,result,theory,bid,offer,notion"
)
_DIVISIONS = "division,league,tier,flight,premiership,championship,top"
_NAMERS = (
    "police,officer,court,prosecutor,authority,coroner,report,media,witness,document,newspaper,official,indictment"
)

_DUTIES = "replace,succeed,serve,lead,head,fill,run,oversee,chair,take,hold,become,mediate,represent,act,investigate"

_CHANGES = "appointment nomination resignation dismissal sacking ouster departure promotion inauguration removal"

_LOST = "as:post from:post@thing title:post"

KIND = Kind(
    name="appoint",
    roles=roles("person* person people", "post", "org actor", "by actor", "direction", "predecessor person"),
    cues=(
        *verbs(
            "appoint name elect nominate reappoint designate make",
            "subject:by indirect:person@person object:post",
            needs="indirect object",
            bars=f"object~{_SHOTS},winner,champion,price,deal,list",
        ),
        *verbs(
            "appoint nominate reappoint renominate designate",
            "subject:by object:person,post as:post clause:post! to:post@thing,org",
            bars=f"clause~{_DUTIES}",
        ),
        *verbs(
            "appoint nominate reappoint renominate designate",
            "subject:by object:person,post as:post to:post@thing,org",
        ),
        *verbs(
            "name pick choose select tip install anoint",
            "subject:by object:person@person clause:post as:post",
            needs="object clause",
            bars=f"clause~{_DUTIES} object~man,woman,boy,girl,person,child,company,town,dog,street,victim,squad,"
            "team,price,site,venue,winner,ship",
        ),
        *verbs("name pick choose select tip install", "subject:by object:person@person as:post", needs="object as"),
        *verbs(
            "name appoint nominate choose",
            "subject:by clause:person@person as:post",
            needs="subject clause as",
            bars="object",
        ),
        *verbs("name pick choose select", "subject:by object:person@person", needs=f"subject object clause~{_DUTIES}"),
        *verbs(
            "name pick",
            "subject:by object:person@person",
            needs="subject object",
            bars=f"subject~{_NAMERS} particle for clause object~squad,team after in",
            confidence=0.55,
        ),
        *verbs("resign quit", f"subject:person@person {_LOST} from:org", bars="object"),
        *verbs(
            "resign quit leave vacate relinquish give_up",
            "subject:person@person as:post title:post object:post",
            needs=f"subject object~{_POSTS}",
        ),
        *verbs(
            "step_down step_aside stand_down stand_aside bow_out step_back", f"subject:person@person {_LOST} from:org"
        ),
        *verbs("retire", f"subject:person@person {_LOST} from:org", needs="subject as", bars="object"),
        *verbs(
            "leave depart",
            "subject:person@person as:post",
            needs="subject as",
            bars="clause object~country,city,home,legacy",
        ),
        *verbs(
            "sack fire oust axe depose",
            f"subject:by object:person {_LOST} from:org",
            needs="object",
            bars=f"object~{_SHOTS} at on",
            confidence=0.7,
        ),
        *verbs(
            "sack fire oust",
            f"subject:by object:person {_LOST}",
            needs="object",
            bars=f"object~{_SHOTS} at",
            confidence=0.6,
        ),
        *verbs(
            "dismiss",
            "subject:by object:person from:post@thing title:post from:org",
            needs="object",
            bars=f"object~{_SHOTS} as",
            confidence=0.7,
        ),
        *verbs(
            "remove oust eject expel recall drop",
            f"subject:by object:person@person {_LOST}",
            needs=f"object from~{_POSTS},power,government,cabinet",
        ),
        *verbs(
            "relieve strip",
            "subject:by object:person@person title:post of:post",
            needs=f"object of~duty,post,command,title,{_POSTS}",
        ),
        *verbs(
            "suspend remove drop recall",
            "subject:by object:person@person as:post title:post",
            needs="object as",
        ),
        *verbs("force push", "subject:by object:person@person title:post", needs="object particle~out"),
        *verbs("lay_off furlough let_go", "subject:by object:person", needs="object"),
        *verbs("make", "subject:by object:person", needs="object clause~redundant"),
        *verbs(
            "hire recruit re-hire rehire take_on",
            "subject:by object:person as:post from:org",
            needs="object",
            bars="object~challenge,role,debt,water,meaning,rival,risk,car,plane,hall,champion",
        ),
        *verbs(
            "promote demote elevate",
            "subject:by object:person@person to:post as:post",
            needs="object to",
            bars=f"to~{_DIVISIONS}",
        ),
        *verbs("swear_in inaugurate", "subject:by object:person@person as:post title:post", needs="object"),
        *verbs("swear", "subject:by object:person@person as:post", needs="object particle~in"),
        *verbs("swear inaugurate", "subject:by object:person@person as:post", needs="object as"),
        *verbs("install crown", "subject:by object:person@person as:post", needs="object as"),
        *verbs("take assume", "subject:person@person as:post title:post", needs="subject object=office,helm,rein"),
        *verbs("take_over take_charge", "subject:person@person as:post from:predecessor", needs="subject as"),
        *verbs("take_up assume", "subject:person@person object:post", needs=f"subject object~{_POSTS}"),
        *verbs("succeed replace", "subject:person@person object:predecessor as:post", needs="subject object"),
        *verbs("replace", "subject:by object:predecessor with:person@person as:post", needs="object with"),
        *verbs("join", "subject:person@person object:org as:post", needs="subject as", confidence=0.7),
        *verbs("return", "subject:person@person as:post", needs="subject as", confidence=0.7),
        *verbs(
            "offer tender",
            "subject:person@person title:post as:post from:post",
            needs="subject object=resignation",
            status=Status.PROPOSED,
        ),
        *verbs(
            "submit hand_in announce give",
            "subject:person@person title:post as:post from:post",
            needs="subject object=resignation",
        ),
        *verbs("accept reject refuse", "subject:by of:person@person title:post", needs="object=resignation"),
        *verbs(
            "propose suggest",
            "subject:by object:person@person as:post",
            needs="subject object~mediator,candidate,successor,nominee,judge,chairman,chairwoman,director,envoy,chief",
            status=Status.PROPOSED,
        ),
        *nouns(_CHANGES, "of:person@person poss:by title:post as:post by:by to:post from:post@thing", needs="of"),
        *nouns(_CHANGES, "poss:person@person title:post as:post by:by to:post from:post@thing", needs="poss"),
    ),
    says="{person} becomes or ceases to be {post}",
    matches=(
        "The board appointed Ida Holm as director.",
        "The minister resigned on Friday.",
        "Health Minister Ola Berg offered her resignation.",
        "The company laid off 700 workers.",
        "Matei Orlov was sworn in as president.",
        "Ida Holm replaced Karl Brandt as coach.",
    ),
    rejects=("The court dismissed the appeal.", "The guards fired 40 shots.", "The road was named after a poet."),
)
