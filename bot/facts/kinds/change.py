"""Who changes what, from what to what, or leaves it as it is."""

from bot.facts.kinds.frame import Kind, adjectives, nouns, roles, verbs
from bot.facts.metrics import METRICS

_AMOUNTS = "figure_by:by figure_up:by figure_to:to figure_at:to figure_from:from figure_against:from figure_than:from"
_FULL = f"subject:actor object:theme to:to from:from {_AMOUNTS}"
_OWN = "train,bus,clothes,mind,hand,seat,subject,place,tune,gear,lane,tack"
_RAISED = (
    "raise cut lower reduce increase lift hike trim slash boost double triple treble quadruple halve widen narrow "
    "extend lengthen expand shrink shorten scale_back scale_up scale_down cut_back step_up ramp_up bring_down "
    "push_up push_down drive_up drive_down put_up bring_forward mark_down mark_up pare_back pare_down whittle_down "
    "bump_up jack_up roll_back dial_back cap upgrade downgrade ratchet_up prune curtail nudge_up beef_up top_up"
)
_MADE_OVER = (
    "change reverse revise alter modify amend overhaul rewrite redraw rework reform restructure adjust transform "
    "redesign reorganise reorganize update rename rebrand relabel reclassify redefine reshape renegotiate "
    "water_down tone_down toughen harden backtrack"
)
_POLICY = (
    "policy,rule,law,rate,stance,control,curb,restriction,sanction,lockdown,measure,limit,ban,regulation,requirement,"
    "standard,condition,grip,security,border,visa,code,criterion,tax,tariff,blockade,curfew,standards,legislation"
)
_LIFTED = "finger,eyebrow,hand,head,voice,spirit,trophy,cup,title,lid,veil,glass,alarm,question,doubt,concern,fear,hope"

KIND = Kind(
    name="change",
    roles=roles("actor* actor", "theme", "from", "to", "by number percent"),
    cues=(
        *verbs(_MADE_OVER, _FULL, needs="object", bars=f"object~{_OWN}"),
        *verbs(_RAISED, _FULL, needs="object figure", bars=f"object~{_LIFTED}"),
        *verbs(
            _RAISED,
            "subject:actor object:theme from:from to:to by:by",
            needs="object",
            bars=f"object~{_LIFTED},money,fund,capital,child,son,daughter,family,tie,corner",
        ),
        *verbs("ease tighten relax loosen soften shift switch convert", _FULL, needs=f"object~{_POLICY}"),
        *verbs("ease tighten shift switch", _FULL, needs="object figure"),
        *verbs("shift switch move convert", "subject:actor object:theme from:from to:to", needs="object from to"),
        *verbs(
            "make", "subject:actor object:theme to:theme", needs="object=change,alteration,amendment,adjustment,cut"
        ),
        *verbs(
            "decide agree", "subject:actor on:theme", needs="on~change,reduction,increase,cut,rise,alteration,reform"
        ),
        *verbs(
            "keep hold leave maintain retain",
            f"subject:actor object:theme {_AMOUNTS.replace('figure_up:by ', '')}",
            needs=f"object~{METRICS} figure_at",
        ),
        *verbs(
            "keep hold leave maintain",
            "subject:actor object:theme",
            needs=f"object~{METRICS} clause~unchanged,steady,stable,alone,intact,same,put,frozen,flat,constant",
        ),
        *verbs(
            "resume continue begin start pause",
            "subject:actor object:theme",
            needs="object~easing,tightening,loosening",
        ),
        *verbs(
            "resume continue begin start",
            "subject:actor clause:theme",
            needs="clause~ease,tighten,cut,raise,hike,taper",
        ),
        *adjectives("unchanged", "subject:theme figure_at:to", needs="subject", confidence=0.7),
        *nouns("change shift reversal revision overhaul", "in:theme of:theme to:theme by:actor poss:actor from:from"),
        *nouns(
            "increase reduction cut hike rise",
            f"in:theme of:theme,by by:actor poss:actor {_AMOUNTS.replace('figure_at:to ', 'figure_of:by ')}",
            needs="poss figure",
            confidence=0.6,
        ),
        *nouns("increase reduction cut", "in:theme of:theme,by by:actor poss:actor from:from to:to", confidence=0.6),
    ),
    says="{actor} changes {theme} from {from} to {to}",
    matches=(
        "The bank changed its rules.",
        "The agency cut its forecast to 7% from 9%.",
        "The council kept the fee unchanged at 4 euros.",
        "The regulator scaled back the levy by a third.",
        "Ministers trimmed the target to 40 from 55.",
        "The central bank held its key rate at 2%.",
        "The course was shortened by 3 km.",
    ),
    rejects=(
        "She changed trains.",
        "He kept his head.",
        "The firm held talks at two sites.",
        "The captain lifted the trophy.",
    ),
)
