"""How many or how much somebody says there is of something, where the number itself is what is told."""

from bot.facts.kinds.frame import Kind, roles, verbs

KIND = Kind(
    name="count",
    roles=roles("theme", "number* number", "source actor", asks={"number": "How many?"}),
    cues=(
        *verbs(
            "put estimate",
            "subject:source object:theme at:number",
            needs="object~number,figure,count,total,turnout,crowd,attendance,strength,share,rate,proportion,size at",
        ),
    ),
    says="{theme} is put at {number}",
    matches=("Police put the number at 30,000.", "Organisers estimated the crowd at 5,000."),
    rejects=("She put the book on the shelf.",),
)
