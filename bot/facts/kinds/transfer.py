"""Who gives, sends or hands over what to whom; told of the giver, of the one who gets it, or of an exchange."""

from bot.facts.kinds.frame import Kind, adjectives, nouns, roles, verbs
from bot.facts.model import Status

_WORDS = (
    "cause,reason,detail,explanation,warning,notice,birth,evidence,interview,speech,statement,estimate,figure,date,"
    "boot,"
    "sack,life,chance,opportunity,permission,time,name,number,example,judgment,judgement,verdict,ruling,way,rise,"
    "consent,"
    "assurance,assurances,go-ahead,information,insight,support,backing,testimony,update,answer,comment,view,hope,"
    "priority,"
    "attention,credit,approval,blessing,account,impression,sense,advice,apology,condolence,sympathy,thanks,"
    "congratulation,"
    "praise,response,guidance,reassurance,solution,alternative,glimpse,clue,proof,guarantee,service,protection,shelter,"
    "access,power,authority,right,mandate,rate,discount,help,signal,message,shockwave,hint,reprieve,respite,boost,"
    "relief,"
    "lecture,performance,look,nod,thought,prayer,wishes,greeting,word,sentence,fine,penalty,clarity,incentive,"
    "resignation,"
    "amnesty,refuge,asylum,deal,truce,ceasefire,talk,prize,reward,job,place,post,role,contract,bail,freedom,month,week,"
    "all,decision,home,portrait,picture,snapshot,review,year,day,minute,hour,green,light,loss,blow,defeat,win,victory,"
    "goal,pass,profit,growth,result,return,promise,"
    "ultimatum,"
    "lesson,tip,truth,lie,%,percent,cent,point"
)
_NEVER_RECEIVED = (
    f"{_WORDS},call,visit,vote,report,complaint,threat,treatment,ovation,applause,welcome,criticism,request,bid,offer,"
    "order,nomination,degree,title,medal,mark,grade,card,ban,injury,news,award,reception,honour,honor,invitation,"
    "letter,"
    "email,tip-off,proposal,application,submission,reply,feedback,training,education,care,recognition,acclaim,accolade,"
    "instruction,death,abuse,bail,pardon,diagnosis,coverage,enquiry,inquiry,guest,king,delegation,minister,envoy,"
    "president,ambassador,signal,delegate,visitor,chief,reporter,pope"
)
_PLAINLY = (
    "subject:giver object:goods indirect:recipient! to:recipient! via:via through:via for:recipient@actor with:goods"
)

_CARGO = (
    "shipment,consignment,delivery,supply,aid,parcel,convoy,cargo,dose,relief,vaccine,batch,weapon,tank,medicine,food,"
    "equipment,ammunition,missile,tent,blanket,generator,fuel,grain,gun,shell,flour,ration,supplies,howitzer,artillery"
)

KIND = Kind(
    name="transfer",
    roles=roles(
        "giver* actor",
        "recipient actor place",
        "goods goods",
        "quantity number",
        "via",
        asks={"giver": "Who sends it?"},
    ),
    numbered={"goods": "quantity"},
    cues=(
        *verbs(
            "send supply give donate deliver ship provide export transfer hand_over hand turn_over pass_on hand_out "
            "hand_back "
            "give_back give_away send_back send_out distribute dispatch despatch forward relinquish cede airlift "
            "dole_out "
            "lend loan bequeath gift repatriate truck courier smuggle re-export ship_out hand_in allocate dispense",
            _PLAINLY,
            needs="object",
            bars=f"particle~off,home,out,down object~{_WORDS} to~prison,jail,hospital,court,school,bed,war clause",
        ),
        *verbs(
            "hand_out give_out send_out dole_out ship_out",
            _PLAINLY,
            needs="object",
            bars=f"object~{_WORDS}",
        ),
        *verbs(
            "return surrender bring drop relay restore yield fly ferry haul",
            f"{_PLAINLY} over:recipient@place",
            needs="object to",
            bars=f"particle~off,home,down,up,in,about,out object~{_WORDS},call,fire,end,case,charge,attention,total,"
            "number,calm,"
            "order,peace,price,cost,country,side,people,resident,passenger,patient,soldier,troop,election,"
            "level,rate,change,film,show,story,halt,close,confidence,trust,credibility,normality,balance,player",
        ),
        *verbs(
            "drop airdrop air-drop parachute",
            "subject:giver object:goods on:recipient over:recipient into:recipient to:recipient",
            needs="object~aid,food,parcel,flour,supply,supplies,medicine,leaflet,tonne,ton,package,"
            "rice,water,ration,box,crate",
        ),
        *verbs(
            "provide supply equip furnish present issue arm outfit kit_out",
            "subject:giver object:recipient with:goods",
            needs="object with",
        ),
        *verbs(
            "offer",
            "subject:giver object:goods indirect:recipient! to:recipient",
            needs="object subject",
            bars=f"clause object~{_WORDS},service,view,course,class,option,programme,program,training,plan,scheme,"
            "explanation,loan,pay,salary,hand,cover,hospitality,mediation,concession,resistance,opinion,holiday,tour,"
            "trip,"
            "choice,benefit,advantage,term,perspective,overview,suggestion,bribe,room,bed,ticket,range,challenge,risk,"
            "prospect,potential,forecast,peace,theory,idea,defence,defense,date,reward,mix,taste,experience,product,"
            "concert,meal,menu,comfort,excuse,prayer,critique,assessment,criticism,toast,compensation,salary,cash,"
            "compromise",
            status=Status.PROPOSED,
        ),
        *verbs(
            "promise pledge commit",
            "subject:giver object:goods to:recipient",
            needs="object to",
            bars=f"clause object~{_WORDS},loyalty,allegiance,fund,money,reform,action,aid",
            status=Status.AGREED,
        ),
        *verbs(
            "free release liberate",
            "subject:giver object:goods to:recipient for:via@thing",
            needs="object~hostage,prisoner,captive,detainee,soldier,pow,abductee",
            confidence=0.7,
        ),
        *verbs(
            "return repatriate restitute",
            "subject:giver object:goods to:recipient!",
            needs="object~remains,remain,body,ash,ashes,painting,artefact,artifact,bronze,mask,statue,treasure,skull,relic,"
            "manuscript,hostage,sculpture,antiquity,loot,captive,prisoner",
        ),
        *verbs(
            "exchange swap trade",
            "subject:giver object:goods with:giver for:via@clause between:giver",
            needs="object",
            bars="object~word,fire,view,blow,greeting,insult,gunfire,call,punch,vow,idea,glance,shot,barb,opinion,place,"
            "accusation,message,ring,look,pleasantry,contact,information,note,letter,story,handshake,seat,share,stock,"
            "role,"
            "shirt,missile,strike,threat,currency,artillery,barrage,side,recrimination,bullet,smile,kiss,hug,memory,"
            "tale",
        ),
        *verbs(
            "receive",
            "subject:recipient object:goods from:giver",
            needs="object subject",
            bars=f"object~{_NEVER_RECEIVED}",
            confidence=0.8,
        ),
        *verbs(
            "get obtain collect",
            "subject:recipient! object:goods from:giver",
            needs="object from",
            bars=f"object~{_NEVER_RECEIVED},taxis,lift,sample,datum,stake,share,signature,point",
            confidence=0.7,
        ),
        *verbs("take", "subject:recipient! of:goods from:giver", needs="object=delivery,receipt,possession"),
        *verbs("go", "subject:goods to:recipient", needs="subject to", confidence=0.7),
        *verbs(
            "arrive",
            "subject:goods in:recipient@place at:recipient@place from:giver@actor to:recipient@place",
            needs=f"subject~{_CARGO}",
        ),
        *verbs(
            "reach enter",
            "subject:goods object:recipient from:giver@actor",
            needs=f"subject~{_CARGO} object",
        ),
        *adjectives(
            "due",
            "subject:goods in:recipient@place",
            needs=f"subject~{_CARGO},jet,frigate,submarine,helicopter",
            bars="clause",
            status=Status.PLANNED,
            confidence=0.7,
        ),
        *nouns(
            "shipment delivery transfer supply donation export consignment handover",
            "of:goods by:giver poss:giver from:giver to:recipient compound:goods",
        ),
        *nouns(
            "swap exchange",
            "of:goods between:giver with:giver",
            needs="of~prisoner,hostage,body,detainee,captive,"
            "soldier,territory,land,gift,document,good,remains,civilian,child,agent",
        ),
        *nouns(
            "swap exchange",
            "compound:goods between:giver with:giver",
            needs=("compound~prisoner,hostage,body,captive,detainee,land,territory,pow"),
        ),
    ),
    says="{giver} sends {goods} to {recipient}",
    matches=(
        "Sweden sent blankets to the island.",
        "The shipment of grain to the island was delayed.",
        "Both armies exchanged 90 prisoners on Friday.",
        "The ministry said it had received 33 bodies from the rebels.",
        "The files had not been passed on to detectives.",
        "The museum returned the mask to Nigeria.",
        "The hospital took delivery of two scanners.",
        "A prisoner exchange took place on Sunday.",
    ),
    rejects=(
        "The forward was sent off.",
        "No cause was given.",
        "The talks went to the wire.",
        "They exchanged words after the match.",
        "He received a standing ovation.",
        "The mayor offered his condolences.",
        "She was given three months to live.",
    ),
)
