"""What a study, a test or an inquiry found, in whom, with what effect and how sure."""

from bot.facts.kinds.frame import Kind, adjectives, roles, verbs

_STUDIES = (
    "study,trial,research,report,survey,analysis,result,data,datum,finding,poll,test,inquiry,investigation,researcher,"
    "scientist,experiment,paper,review,evidence,audit,autopsy,examination,model,simulation,team,investigator,inspector,"
    "auditor,author,they,it,we,census,screening,scan,sample,work,meta-analysis,probe,panel,commission,watchdog,"
    "inspection,statistic,record,document,evaluation,assessment,biopsy,measurement,observation,figure"
)
_SAY = "find show suggest conclude reveal indicate demonstrate establish discover determine"
_DOSES = (
    "dose,tablet,jab,injection,medicine,supplement,diet,vaccine,drug,treatment,therapy,exercise,pill,programme,program,"
    "intervention,method,training,surgery,screening,technique,lotion,infusion,device"
)
_RISKS = (
    "risk,chance,odds,likelihood,mortality,symptom,pain,incidence,probability,recurrence,relapse,complication,"
    "cholesterol,"
    "tumour,tumor,fatigue,anxiety"
)
_LINKS = (
    "link,association,correlation,evidence,difference,effect,benefit,sign,trace,connection,impact,influence,"
    "relationship"
)

KIND = Kind(
    name="find",
    roles=roles("study", "finding", "effect", "n number", "population", "significance"),
    cues=(
        *verbs(
            _SAY,
            "subject:study clause:finding object:finding figure_of:effect figure_by:effect in:population "
            "among:population",
            needs=f"clause subject~{_STUDIES}",
        ),
        *verbs(
            _SAY,
            "subject:study object:finding figure_of:effect in:population among:population",
            needs=f"subject~{_STUDIES} object~{_LINKS},fall,rise,drop,increase,reduction,decline,improvement,gain",
        ),
        *verbs(
            _SAY,
            "subject:study clause:finding",
            needs="clause subject~study,trial,research,report,survey,analysis,"
            "result,data,finding,poll,test,inquiry,investigation,researcher,scientist,experiment",
        ),
        *verbs("prove disprove", "subject:study clause:finding object:finding", needs=f"clause subject~{_STUDIES}"),
        *verbs(
            "link associate tie connect",
            "subject:study object:finding to:finding with:finding",
            needs="subject~study,trial,research,analysis,survey,scientist,researcher,paper,evidence,test,investigator,inspector,"
            "official,doctor,expert,detective,inquiry,report object",
        ),
        *verbs(
            "link associate",
            "object:population to:finding with:finding",
            needs="object",
            bars="subject",
            confidence=0.7,
        ),
        *verbs(
            "have make",
            "subject:population object:finding on:population",
            needs="subject object~effect,difference,impact,influence,bearing",
        ),
        *verbs(
            "cut reduce lower raise increase halve double",
            "subject:study object:finding figure_by:effect figure_to:effect by:effect in:population among:population",
            needs=f"object by subject~{_DOSES}",
        ),
        *verbs(
            "cut reduce lower raise increase halve double lessen",
            "subject:study object:finding figure_by:effect in:population among:population",
            needs=f"subject object~{_RISKS} figure_by",
        ),
        *verbs("diagnose", "object:n,population with:finding", needs="object with"),
        *verbs(
            "find discover detect uncover unearth identify locate spot recover",
            "object:finding in:population",
            needs="object",
            bars="subject clause",
            confidence=0.6,
        ),
        *verbs(
            "find discover detect uncover unearth identify locate recover",
            "subject:study object:finding",
            needs="subject~police,investigator,inspector,diver,rescuer,officer,crew,expert,archaeologist,auditor,"
            "detective,"
            "prosecutor,engineer,doctor,official,searcher,soldier,firefighter,examiner,regulator,scientist,"
            "researcher object",
            bars="clause object~way,solution,job,time,home,place,support,agreement,excuse,common",
            confidence=0.6,
        ),
        *verbs("test", "subject:population clause:finding object:finding", needs="clause~positive,negative"),
        *verbs("test", "subject:population for:finding", needs="subject for particle~positive,negative"),
        *adjectives(
            "likely prone susceptible",
            "subject:population clause:finding to:finding figure_up:effect figure_than:effect",
            needs="subject figure_up clause",
        ),
        *adjectives("significant", "subject:finding", needs="subject", confidence=0.7),
    ),
    says="{study}: {finding}",
    matches=(
        "The study found that the pill helps most patients.",
        "Night workers are 30% more likely to fall ill.",
        "The sprinter tested positive for a steroid.",
        "Forty pupils were diagnosed with measles.",
        "The supplement had no effect.",
        "The trial does not prove that the lotion works.",
        "No fault was found.",
    ),
    rejects=("They found the keys.", "Researchers showed the visitors their laboratory."),
    first=4,
    voiced="study",
)
