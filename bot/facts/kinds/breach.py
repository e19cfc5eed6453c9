"""Whose data was taken or exposed, by whom, how much of it."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs
from bot.facts.model import Status

KIND = Kind(
    name="breach",
    roles=roles("attacker actor", "victim actor", "data", "affected number"),
    cues=(
        *verbs("hack breach", "subject:attacker object:victim"),
        *verbs(
            "steal leak expose copy access",
            "subject:attacker object:data from:victim in:victim",
            needs="object~data,record,file,password,detail,information,name,address,document,account",
        ),
        *verbs(
            "claim",
            "subject:attacker object:data",
            needs="object~record,file,data,document,account",
            status=Status.UNKNOWN,
        ),
        *verbs(
            "affect",
            "object:data,affected",
            needs="object~data,record,name,patient,customer,user,account,date,detail",
            confidence=0.7,
        ),
        *nouns("intrusion breach hack", "of:victim at:victim by:attacker into:victim poss:victim compound:data"),
    ),
    says="{attacker} takes {data} from {victim}",
    matches=("Hackers have stolen patient records from the clinic.",),
    first=2,
)
