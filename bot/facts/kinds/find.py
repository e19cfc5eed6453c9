"""What a study or an inquiry found, with what effect and how sure."""

from bot.facts.kinds.frame import Kind, adjectives, roles, verbs

KIND = Kind(
    name="find",
    roles=roles("study", "finding", "effect percent number", "population", "significance"),
    cues=(
        *verbs(
            "find show suggest conclude reveal",
            "subject:study clause:finding object:finding",
            needs="clause subject~study,trial,research,report,survey,analysis,result,data,finding,"
            "poll,test,inquiry,investigation,researcher,scientist,experiment",
        ),
        *verbs(
            "cut reduce lower raise increase halve double",
            "subject:study object:finding by:effect in:population",
            needs="object by subject~dose,tablet,jab,injection,medicine,supplement,diet,vaccine,drug,treatment,"
            "therapy,diet,exercise,pill,programme,program,intervention,method",
        ),
        *adjectives("significant", "subject:finding", needs="subject", confidence=0.7),
    ),
    says="{study}: {finding}",
    matches=("The study found that the pill helps most patients.",),
    rejects=("They found the keys.",),
    first=2,
)
