"""What stands at how much, how far it moved and from what; and which organisation reports it."""

from bot.facts.kinds.frame import Kind, adjectives, nouns, roles, verbs
from bot.facts.metrics import METRICS

ANY, NAMED = "subject:metric! ", "subject:metric,org "
"""A subject whose word says that it has figures, and one that may be a firm whose shares are meant."""
RISING = (
    "rise grow climb jump surge soar increase advance rally rebound recover leap spike swell balloon mushroom "
    "skyrocket rocket accelerate quicken strengthen firm expand widen appreciate double triple treble quadruple creep "
    "inch edge tick nudge drift move improve bounce go_up pick_up shoot_up pile_up mount multiply"
)
FALLING = (
    "fall drop decline decrease slip slide sink tumble plunge plummet slump dip ease shrink contract dwindle ebb "
    "retreat "
    "weaken soften slow cool crash collapse dive nosedive halve narrow moderate depreciate deteriorate worsen subside "
    "recede go_down come_down slow_down dry_up tail_off fall_back drop_off fall_away"
)
MOVED = (
    "figure_subject:value figure_bare:change figure_by:change figure_up:change figure_to:value figure_at:value "
    "figure_from:versus figure_against:versus figure_than:versus figure_base:versus figure_period:period against:versus"
)
LEVELS = (
    "reach hit exceed top surpass total average number near approach touch pass amount peak stand settle "
    "measure clock cross overtake equal come_in come_out come_to add_up add run end close finish trade open remain "
    "stay "
    "hover hold bottom_out be"
)
STOOD = (
    "figure_bare:value figure_at:value figure_to:value figure_of:value figure_up:change figure_by:change "
    "figure_from:versus figure_against:versus figure_than:versus figure_base:versus figure_period:period"
)
_ROSE = (
    "rise increase jump surge gain growth climb leap spike improvement rebound fall drop decline decrease slump plunge "
    "slide dip tumble collapse contraction slowdown reduction swing"
)
_RESULTS = (
    "revenue,profit,loss,sale,income,earnings,turnover,margin,result,order,figure,surplus,deficit,dividend,"
    "cash,ebitda,output,production,delivery,booking,number,total"
)
_BODIES = "apart,out,through,behind,over,off,asleep,ill,foul,flat,short,silent,victim,prey"
LENGTHS = "metre,meter,foot,mile,km,kilometre,kilometer,yard,inch,storey,floor,time,place,spot,step,day,month,year"
"""What somebody or something falls or climbs that is no figure."""

KIND = Kind(
    name="report_figure",
    roles=roles("org actor", "metric measured", "value", "period", "change", "versus"),
    cues=(
        *verbs(
            "report post record book announce log register deliver notch_up rack_up chalk_up ring_up bank show see",
            f"subject:org object:metric of:metric in:metric {STOOD.replace('figure_bare:value', 'figure_bare:change')}",
            needs=f"object={_ROSE.replace(' ', ',')} figure",
        ),
        *verbs(
            "report post record book log register deliver notch_up rack_up chalk_up ring_up bank",
            "subject:org object:metric figure_of:value figure_bare:value figure_at:value for:period in:period "
            "figure_from:versus figure_against:versus figure_than:versus figure_base:versus figure_up:change "
            "figure_period:period",
            needs=f"object~{_RESULTS}",
            bars="figure_to",
        ),
        *verbs(
            "announce",
            "subject:org object:metric figure_of:value figure_bare:value figure_at:value for:period in:period "
            "figure_from:versus figure_against:versus figure_than:versus figure_base:versus figure_up:change "
            "figure_period:period",
            needs=f"object~{_RESULTS} figure",
            bars="figure_to",
        ),
        *verbs(
            "lose earn make net gross turn_over take generate bring_in rake_in pull_in",
            "subject:org figure_bare:value figure_period:period",
            needs="subject figure_bare figure_money figure_period",
            bars="from to clause",
            confidence=0.7,
        ),
        *verbs("swing", "subject:org to:metric into:metric figure_of:value figure_from:versus", needs="figure_of"),
        *verbs(f"{RISING} {FALLING}", ANY + MOVED, needs=f"subject~{METRICS} figure", bars="clause", confidence=0.7),
        *verbs(
            f"{RISING} {FALLING}",
            NAMED + MOVED,
            needs="subject figure",
            bars=f"clause figure_unit~{LENGTHS}",
            confidence=0.7,
        ),
        *verbs(
            f"{RISING} {FALLING}",
            ANY + MOVED,
            needs=f"subject~{METRICS}",
            bars=f"object clause particle~{_BODIES}",
            confidence=0.6,
        ),
        *verbs(LEVELS, ANY + STOOD, needs=f"subject~{METRICS} figure", bars="clause", confidence=0.7),
        *verbs("close end finish open trade be", NAMED + STOOD, needs="subject figure_up", confidence=0.7),
        *verbs("stand amount come_in run", NAMED + STOOD, needs="subject figure", bars="clause", confidence=0.7),
        *verbs(
            "total exceed average surpass outstrip",
            NAMED + STOOD,
            needs="subject figure_bare",
            bars="clause",
            confidence=0.7,
        ),
        *adjectives(
            "flat unchanged steady stable static level negative positive high low higher lower up down strong weak",
            NAMED + STOOD,
            needs="subject figure",
            confidence=0.7,
        ),
        *nouns(
            _ROSE,
            "in:metric of:metric figure_up:change figure_of:change figure_by:change figure_to:value figure_from:versus "
            "figure_base:versus figure_period:period compound:metric",
            needs="in figure",
            confidence=0.6,
        ),
    ),
    says="{org} reports {metric}",
    matches=(
        "The airline reported a net loss of 18 million euros.",
        "Sales rose by 4% to 90 million.",
        "Shares in the bank fell 9%.",
        "Rents had crept up by a tenth to 940 euros a month.",
        "The index closed 12 points higher at 6,340.",
        "Bookings were flat at 3,100.",
        "The reservoir's level slipped to 41%, from 48% in June.",
        "The cement maker lost 30 million euros last year.",
        "The statistics office recorded a 6% fall in exports.",
        "The backlog has shrunk by a fifth.",
    ),
    rejects=(
        "A spokesman declined to comment.",
        "The talks could fall apart.",
        "The minister rose to her feet.",
        "The climber fell 40 metres.",
        "Night fell over the harbour.",
        "The fund is run by two brothers.",
        "The choir opened with a hymn.",
    ),
    first=1,
)
