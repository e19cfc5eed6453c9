"""How many or how much somebody says there is of something, where the number itself is what is told."""

from bot.facts.kinds.frame import Kind, roles, verbs

_COUNTED = (
    "number,figure,count,total,turnout,crowd,attendance,strength,share,rate,proportion,size,population,membership"
)
_SUBJECT = (
    "number,count,tally,membership,population,crowd,attendance,audience,turnout,total,application,entry,ticket,"
    "complaint,"
    "signature,backlog,workforce,enrolment,enrollment,case,vacancy,member,caseload,queue,staff"
)

KIND = Kind(
    name="count",
    roles=roles("theme", "number* number", "source actor", asks={"number": "How many?"}),
    cues=(
        *verbs(
            "put estimate place peg",
            "subject:source object:theme at:number",
            needs=f"object~{_COUNTED} at",
            bars="object.of~missing,dead,death,injured,casualty,victim,wounded,killed,fatality",
        ),
        *verbs("number", "subject:theme object:number", needs="object subject"),
        *verbs(
            "count tally register log",
            "subject:source object:number",
            needs="object subject",
            bars=(
                "particle~down,out object~vote,ballot,profit,loss,revenue,rise,fall,gain,decline,growth,increase,drop,"
                "sale"
            ),
            confidence=0.8,
        ),
        *verbs(
            "total",
            "subject:theme object:number",
            needs="object subject",
            bars="subject~cost,price,bill,value,fee,damage,loss,revenue,profit,sales,earnings",
        ),
        *verbs("exceed reach top surpass", "subject:theme object:number", needs=f"object subject~{_SUBJECT}"),
        *verbs("stand", "subject:theme at:number", needs=f"at subject~{_SUBJECT}"),
    ),
    says="{theme} is put at {number}",
    matches=(
        "Police put the number at 30,000.",
        "Organisers estimated the crowd at 5,000.",
        "Organisers counted 3,000 marchers.",
    ),
    rejects=("She put the book on the shelf.",),
)
