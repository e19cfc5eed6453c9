"""What a whole consists of, holds or covers, and what is left out of it."""

from bot.facts.kinds.frame import Kind, roles, verbs

_RISKS = (
    "risk,weight,message,story,penalty,threat,fine,sentence,danger,meaning,consequence,burden,baby,child,coffin,cost,"
    "flag,day,motion,responsibility,gun,knife,weapon,warning,hope,ball,momentum,stigma,promise,report,vote,prize,title"
)

KIND = Kind(
    name="include",
    roles=roles("whole", "parts", "emphasis"),
    cues=(
        *verbs(
            "include contain comprise feature encompass incorporate span",
            "subject:whole object:parts with:emphasis",
            needs="object",
        ),
        *verbs(
            "cover",
            "subject:whole@measured object:parts",
            needs="object subject",
            bars=(
                "subject~snow,water,dust,cloud,ice,mud,fog,smoke,ash,forest,blood,lava,sand,sea,debris,reporter,"
                "journalist,"
                "crew,mask,cloth,tree,veil,paint,floodwater object~face,head,road,street,distance,ground,cost,loss,"
                "story,trial,"
                "kilometre,kilometer,mile,metre,wound,track,expense,bill,body,eye,mouth,gap,shortfall,deficit,"
                "overrun,damage,fee,expenditure,price"
            ),
        ),
        *verbs(
            "carry",
            "subject:whole@measured object:parts",
            needs="object subject",
            bars=(
                f"particle~out,on,off,away,over,through object~{_RISKS} subject~wind,river,current,flood,tide,paper,"
                f"newspaper,"
                "website,channel,man,woman,crime,offence,charge,conviction,motion,job,post,word,decision,plan,wave,"
                "water"
            ),
        ),
        *verbs(
            "house hold",
            "subject:whole@measured object:parts",
            needs="object subject",
            bars=(
                "particle~up,on,back,out,off,down,over object~talk,meeting,election,vote,hearing,record,water,breath,"
                "view,key,"
                "line,conference,position,hope,promise,sway,title,post,office,stake,share,court,truth,lesson,fire,"
                "ground,power,"
                "job,hand,debate,session,event,trial,position,opinion,value,rate,pace,range,fort,attention,nerve,lead,"
                "referendum,"
                "ceremony,auction,drill,exercise,rally,press,own,interest,appeal,refugee,inquiry,course,round,"
                "consultation,"
                "discussion,negotiation,march,protest,party,dialogue,service,funeral,festival,majority,seat,ceasefire,"
                "inquest,firm,licence,license,asset"
            ),
        ),
        *verbs("provide allow", "subject:whole@measured for:parts", needs="for subject", bars="object clause indirect"),
        *verbs("consist", "subject:whole of:parts in:parts"),
        *verbs(
            "make_up constitute",
            "object:whole subject:parts of:parts",
            needs="object",
            bars=(
                "object~mind,story,ground,time,bed,number,excuse,majority,crime,breach,threat,offence,third,half,"
                "quarter,"
                "part,percent,minority,rest,bulk,proportion,share,% subject~he,she,they"
            ),
        ),
        *verbs("compose comprise form", "object:whole of:parts", needs="object of", bars="subject"),
        *verbs(
            "equip fit fit_out load pack stuff stock kit_out outfit cram lace",
            "object:whole with:parts",
            needs="object with",
            bars="subject",
        ),
        *verbs(
            "exclude omit",
            "subject:whole@measured object:parts",
            needs="object subject",
            bars="from clause",
            negated=True,
        ),
        *verbs("leave_out", "subject:whole@measured object:parts", needs="object subject", negated=True),
    ),
    says="{whole} includes {parts}",
    matches=(
        "The package includes tents and blankets.",
        "The probe carries a camera, a drill and two antennas.",
        "The fee covers meals but not travel.",
        "The accord does not provide for monitors.",
        "It excludes fuel.",
    ),
    rejects=(
        "The police carried out a raid.",
        "Two men carried the coffin.",
        "Snow covered the roads.",
        "The plan carries risks.",
    ),
)
