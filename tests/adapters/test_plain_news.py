"""The model reads plain news prose: who does what to whom in leads, tags behind speech, headlines and figures."""

from __future__ import annotations

from bot.extraction.language import load

# A sentence, and for some of its words the relation and the head they must have ("ROOT" has none).
SENTENCES = (
    (
        "A tribunal in Orlen on Tuesday acquitted former police chief Hanna Brodsky of perjury.",
        "tribunal nsubj acquitted; Orlen nmod tribunal; Tuesday obl acquitted; perjury obl acquitted; acquitted ROOT",
    ),
    (
        "Maskell rejects allegations.",
        "Maskell nsubj rejects; allegations obj rejects; rejects ROOT",
    ),
    (
        "A freighter chartered by Norquay Lines with 18 sailors on board sank off Cape Dunmore.",
        "freighter nsubj sank; chartered acl freighter; Lines obl:agent chartered; sank ROOT",
    ),
    (
        "Petra Lindqvist beat third seed Ana Morosi 7-6 6-2 on Saturday.",
        "Petra nsubj beat; beat ROOT; Ana obj beat; Saturday obl beat",
    ),
    (
        "Operating profit dropped 18% to 31 million pounds in the six months to September.",
        "profit nsubj dropped; % obj dropped; pounds obl dropped; months obl dropped",
    ),
    (
        "Nurses will stop work on Monday, their union said on Friday.",
        "Nurses nsubj stop; stop ccomp said; union nsubj said; Friday obl said; said ROOT",
    ),
    (
        "Varno accused its neighbour of arming rebels.",
        "Varno nsubj accused; neighbour obj accused; arming advcl accused; rebels obj arming",
    ),
    (
        "The former treasurer denied taking money from the club.",
        "treasurer nsubj denied; taking xcomp denied; money obj taking",
    ),
    (
        "Analysts put the cost at 2 billion euros.",
        "Analysts nsubj put; cost obj put; euros obl put",
    ),
    (
        "The rate went up from 4% to 4.5%, the bank announced.",
        "rate nsubj went; % obl went; went ccomp announced; bank nsubj announced",
    ),
    (
        "Ostrander, the head of the dockers' union, said members would vote next week.",
        "Ostrander nsubj said; head appos Ostrander; members nsubj vote; vote ccomp said",
    ),
    (
        "Education minister Lotte Hagen resigned on Thursday after losing a confidence vote.",
        "minister nmod:desc Lotte; Lotte nsubj resigned; losing advcl resigned; vote obj losing",
    ),
    (
        "The pipeline, built by Tarsk Energy in 2011, leaked near the village of Brone.",
        "pipeline nsubj leaked; built acl pipeline; Energy obl:agent built; leaked ROOT",
    ),
    (
        "Police arrested two men suspected of setting fire to the warehouse.",
        "Police nsubj arrested; men obj arrested; suspected acl men; setting advcl suspected",
    ),
    (
        "Kellan Foods agreed to buy its rival Brisco for $340 million.",
        "Foods nsubj agreed; buy xcomp agreed; $ obl buy",
    ),
    (
        "Lawmakers on Wednesday approved a bill that would ban single-use plastic bags.",
        "Lawmakers nsubj approved; Wednesday obl approved; bill obj approved; ban acl:relcl bill",
    ),
    (
        "The mayor said she had not seen the report and would not comment.",
        "mayor nsubj said; she nsubj seen; seen ccomp said; comment conj seen",
    ),
    (
        "Adelmo Farrugia, 61, was sentenced to nine years in prison for fraud.",
        "Adelmo nsubj:pass sentenced; years obl sentenced; fraud obl sentenced",
    ),
    (
        "Fishermen blocked the harbour of Quillen to protest against new quotas.",
        "Fishermen nsubj blocked; harbour obj blocked; protest advcl blocked; quotas obl protest",
    ),
    (
        "Two hikers missing since Sunday were found alive, rescuers said.",
        "hikers nsubj:pass found; found ccomp said; rescuers nsubj said",
    ),
    (
        "Brightwell hired former Sandor executive Mia Tolland as finance chief.",
        "Brightwell nsubj hired; Mia obj hired; chief obl hired",
    ),
    (
        "Sales of electric cars in Norland doubled in May, industry figures showed.",
        "Sales nsubj doubled; May obl doubled; doubled ccomp showed; figures nsubj showed",
    ),
    (
        "Under the deal, Oxley will close four plants and lay off 1,200 workers.",
        "deal obl close; Oxley nsubj close; plants obj close; lay conj close; workers obj lay",
    ),
    (
        'The minister called the strike "an act of blackmail".',
        "minister nsubj called; strike obj called; act xcomp called",
    ),
    (
        "A fire that broke out at a bakery in Lund on Saturday killed three people.",
        "fire nsubj killed; broke acl:relcl fire; people obj killed; killed ROOT",
    ),
    (
        "Zandile Mokoena broke the national 400 metres record on Sunday.",
        "Zandile nsubj broke; record obj broke; Sunday obl broke; broke ROOT",
    ),
    (
        "Court orders Haldane to pay 3 million crowns.",
        "Court nsubj orders; Haldane obj orders; pay xcomp orders",
    ),
    (
        "Iverson to step down as coach.",
        "Iverson nsubj step; step ROOT; coach obl step",
    ),
    (
        "According to the prosecutor, Delgado paid the officials and hid the invoices.",
        "prosecutor obl paid; Delgado nsubj paid; officials obj paid; hid conj paid",
    ),
    (
        "The airline has grounded its fleet pending checks, a spokesman told reporters.",
        "airline nsubj grounded; fleet obj grounded; grounded ccomp told; spokesman nsubj told",
    ),
    (
        "Temesgen won the marathon in 2:05:10, eight seconds ahead of Ruto.",
        "Temesgen nsubj won; marathon obj won",
    ),
    (
        "The regulator fined Telbank 12 million euros for misleading customers.",
        "regulator nsubj fined; misleading advcl fined; customers obj misleading",
    ),
    (
        "If talks fail, the drivers will strike for three days, said union leader Jonas Pryce.",
        "fail advcl strike; drivers nsubj strike; strike ccomp said; Jonas nsubj said",
    ),
    (
        "Opposition leader Wim Okafor, who lost the election in June, is expected to appeal.",
        "Wim nsubj:pass expected; lost acl:relcl Wim; appeal xcomp expected; expected ROOT",
    ),
    (
        "Residents of Gosport were told to leave their homes as the river rose.",
        "Residents nsubj:pass told; leave xcomp told; rose advcl leave",
    ),
    (
        "Unemployment in the region rose to 9.1 percent from 8.7 percent a year earlier.",
        "Unemployment nsubj rose; region nmod Unemployment; rose ROOT",
    ),
    (
        "The council, which owns the building, wants to sell it.",
        "council nsubj wants; owns acl:relcl council; sell xcomp wants",
    ),
    (
        "Brennan said on Tuesday that the club had received an offer from Seravia.",
        "Brennan nsubj said; Tuesday obl said; received ccomp said; offer obj received",
    ),
    (
        "Rangers scored twice in the last ten minutes to draw 2-2 with Halden.",
        "Rangers nsubj scored; minutes obl scored; draw advcl scored; Halden obl draw",
    ),
    (
        "The ban was lifted in March despite objections from farmers.",
        "ban nsubj:pass lifted; March obl lifted; objections obl lifted",
    ),
)
LEAST = 0.93  # of all relations; the treebanks alone led to 0.81


def test_plain_news_is_read_right() -> None:
    """Nearly all of the relations that claims are built from are found in sentences of everyday newswire."""
    nlp = load()
    asked, wrong = 0, []
    for text, relations in SENTENCES:
        doc = nlp(text)
        found = {(token.text, token.dep_, token.head.text) for token in doc}
        for relation in relations.split("; "):
            asked += 1
            dependent, name, *head = relation.split()
            if not any((word, dep) == (dependent, name) and (not head or of == head[0]) for word, dep, of in found):
                wrong.append((text, relation))
    assert len(wrong) <= (1 - LEAST) * asked, wrong


# A sentence and a name in it that no treebank has.
NAMED = (
    ("Tekle denies doping.", "Tekle"),
    ("Quorsten rejects offer.", "Quorsten"),
    ("Quorsten rejects the offer.", "Quorsten"),
    ("Cresswane sues Ollard.", "Cresswane"),
    ("Boruchi quits party.", "Boruchi"),
    ("Ilse Vandermeer resigned on Sunday.", "Ilse"),
    ("Police arrested Oyelaran in Brisford.", "Oyelaran"),
)


def test_unknown_names_are_names() -> None:
    """Words that were never seen are tagged as proper nouns where only a name can stand, in all cases but one."""
    nlp = load()
    tags = [next(token.tag_ for token in nlp(text) if token.text == name) for text, name in NAMED]
    assert tags.count("NNP") >= len(NAMED) - 1, tags
