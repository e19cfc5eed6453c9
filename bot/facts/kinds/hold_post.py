"""Who holds which post, where."""

from bot.facts.kinds.frame import Kind, roles, verbs

KIND = Kind(
    name="hold_post",
    roles=roles("person* person", "post", "org actor"),
    cues=(
        *verbs(
            "lead head chair run command",
            "subject:person object:org over:org",
            needs="subject object",
            bars="object~study,trial,research,inquiry,investigation,review,probe,project,effort,work,protest,march,talk,"
            "campaign,charge,race,vote,poll,election,goal,winner,ball,equaliser,league,table,way,list,life,risk,market,"
            "chart,group_stage,revolt,rebellion,raid,attack,search",
        ),
        *verbs("preside", "subject:person over:org", needs="over"),
    ),
    says="{person} is {post} of {org}",
    matches=("The board, chaired by Ida Holm, met on Friday.",),
    rejects=("The captain headed the winner.", "The study, led by Ida Holm, was published."),
)
