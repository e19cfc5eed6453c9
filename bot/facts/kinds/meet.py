"""Who meets, calls, summons or appears with whom, where."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

_LEADERS = (
    "leader,minister,delegate,envoy,ambassador,diplomat,negotiator,official,donor,head,president,chief,delegation,"
    "premier,"
    "representative,governor,mayor,king,monarch,lawmaker,mp,senator,bishop,cardinal,chancellor,general,commander,"
    "expert,"
    "scientist,executive,banker,shareholder,negotiators"
)
_WHERE = "in:place at:place"

KIND = Kind(
    name="meet",
    roles=roles("actor actor", "counterparty actor", "place place", "channel", "topic"),
    cues=(
        *verbs(
            "meet",
            f"subject:actor object:counterparty@actor with:counterparty {_WHERE} on:place",
            needs="object",
            bars="object~demand,need,cost,bill,expense,quota,deadline",
        ),
        *verbs(
            "meet",
            f"subject:actor with:counterparty {_WHERE} on:place",
            needs="subject",
            bars="object with~criticism,opposition,approval,resistance,hostility,derision,applause,silence,success,"
            "failure,"
            "outrage,scepticism,skepticism,suspicion,protest,outcry,acclaim,praise,disapproval,response,fate,anger",
        ),
        *verbs(
            "meet_up sit_down link_up", f"subject:actor with:counterparty {_WHERE} about:topic over:topic", needs="with"
        ),
        *verbs(
            "call phone telephone ring ring_up call_up video-call",
            "subject:actor object:counterparty@actor",
            needs="object",
            bars="clause object~itself,himself,herself,themselves",
        ),
        *verbs("visit", "subject:actor object:counterparty,place", bars="object~website,site,page"),
        *verbs(
            "host receive greet welcome",
            f"subject:actor@actor object:counterparty@person {_WHERE} to:place for:topic",
            needs="object subject",
        ),
        *verbs("host receive", f"subject:actor object:counterparty@person {_WHERE}", needs="object"),
        *verbs(
            "summon recall haul_in call_in",
            "subject:actor object:counterparty@actor to:topic,place over:topic for:topic",
            needs="object",
            bars="object~parliament,energy,courage,strength",
        ),
        *verbs(
            "speak talk converse confer",
            f"subject:actor with:counterparty to:counterparty about:topic by:channel {_WHERE}",
            needs="with",
        ),
        *verbs(
            "speak talk",
            "subject:actor by:channel with:counterparty to:counterparty about:topic",
            needs="by~phone,telephone,video,videolink,link",
        ),
        *verbs(
            "consult brief debrief",
            "subject:actor object:counterparty@actor on:topic about:topic with:counterparty",
            needs="object subject",
            bars="object~source,expert,doctor,lawyer",
        ),
        *verbs("consult", "subject:actor with:counterparty on:topic about:topic", needs="with"),
        *verbs(
            "contact email text message reach approach",
            "subject:actor object:counterparty@person by:channel about:topic",
            needs="object",
        ),
        *verbs("write reach_out", "subject:actor to:counterparty@actor clause:topic about:topic", needs="to"),
        *verbs("get", "subject:actor with:counterparty", needs="in=touch,contact with"),
        *verbs(
            "appear testify",
            f"subject:actor before:counterparty {_WHERE}",
            needs="before",
            bars="before~camera,cheering,crowd",
        ),
        *verbs("appear", f"subject:actor with:counterparty alongside:counterparty {_WHERE}", needs="with"),
        *verbs(
            "gather convene assemble congregate",
            f"subject:actor {_WHERE} for:topic",
            needs=f"subject~{_LEADERS}",
            bars="object",
        ),
        *verbs(
            "travel fly journey head",
            "subject:actor@person to:place for:topic",
            needs="to subject",
            bars="object",
            confidence=0.8,
        ),
        *verbs(
            "lose make regain restore re-establish establish",
            "subject:actor with:counterparty!",
            needs="object=contact with",
        ),
        *verbs(
            "hold have convene attend chair",
            f"subject:actor with:counterparty between:actor {_WHERE} on:topic about:topic "
            "object.with:counterparty object.between:actor",
            needs="object=meeting,summit,conversation,audience,call",
            bars="clause",
        ),
        *nouns(
            "meeting appearance conversation call visit contact encounter summit audience rendezvous",
            f"poss:actor with:counterparty between:actor of:actor by:actor to:counterparty,place {_WHERE} "
            f"subject:actor",
            needs="with",
        ),
        *nouns("meeting summit conversation call", f"poss:actor between:actor of:actor {_WHERE}", needs="between"),
        *nouns("visit trip", "poss:actor by:actor to:counterparty,place", needs="to poss"),
        *nouns("visit trip", "poss:actor by:actor to:counterparty,place", needs="to by"),
    ),
    says="{actor} meets {counterparty} at {place}",
    matches=(
        "The minister met the envoy in Oslo.",
        "The mayor is in contact with three ports.",
        "The minister summoned the ambassador to a meeting.",
        "The leaders gathered in Lima for a summit.",
        "The mayor sat down with residents.",
    ),
    rejects=("The plan met with criticism.", "The target was met.", "He met the deadline."),
)
