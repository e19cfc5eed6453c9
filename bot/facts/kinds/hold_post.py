"""Who holds which post, where."""

from bot.facts.kinds.frame import Kind, roles, verbs

_POSTS = "post,job,office,position,role,portfolio,presidency,chairmanship,captaincy,title"
_NO_BODY = (
    "study,trial,research,inquiry,investigation,review,probe,project,effort,work,protest,march,talk,campaign,charge,"
    "race,"
    "vote,poll,election,goal,winner,ball,equaliser,league,table,way,list,life,risk,market,chart,group_stage,revolt,"
    "rebellion,raid,attack,search,standings,classification,tour,field,stage,standing,header,leaderboard,gain,advance,"
    "decline,business,test,ad,advert,story,article,marathon,experiment,course,home,peloton,pack,bunch,rally"
)

KIND = Kind(
    name="hold_post",
    roles=roles("person* person", "post", "org actor"),
    cues=(
        *verbs(
            "lead head chair run command captain govern manage oversee coach direct",
            "subject:person object:org over:org",
            needs="subject object",
            bars=f"object~{_NO_BODY} by~second,minute,point,stroke,shot,goal,length clause",
        ),
        *verbs(
            "lead head",
            "subject:person object:org",
            needs="subject object~mission,expedition,delegation,team,squad,cabinet,coalition,government",
            bars="by~second,minute,point,stroke,shot,goal,length clause",
        ),
        *verbs("preside", "subject:person over:org", needs="over"),
        *verbs(
            "keep retain hold occupy",
            "subject:person title:post of:post as:post",
            needs=f"subject object={_POSTS}",
            bars="clause subject~firm,company,bank object~title",
        ),
        *verbs("serve", "subject:person as:post at:org in:org", needs="subject as"),
        *verbs("remain stay_on stay continue carry_on", "subject:person as:post title:post", needs="subject as"),
        *verbs(
            "remain stay_on stay continue", "subject:person title:post", needs="subject in=office,post,power,charge,job"
        ),
    ),
    says="{person} is {post} of {org}",
    matches=(
        "The board, chaired by Ida Holm, met on Friday.",
        "Defence Minister Pavel Costin keeps his post.",
        "Ida Holm served as mayor of Dorn until 2020.",
    ),
    rejects=(
        "The captain headed the winner.",
        "The study, led by Ida Holm, was published.",
        "Ida Holm leads by 12 seconds.",
    ),
)
