"""Who expects what, by when; and what is told of figures and mishaps that are still to come."""

from bot.facts.kinds.frame import Kind, adjectives, nouns, roles, verbs
from bot.facts.kinds.report_figure import FALLING, LENGTHS, LEVELS, MOVED, RISING, STOOD
from bot.facts.metrics import METRICS
from bot.facts.model import Status

_TOLD = (
    "figure_of:value figure_at:value figure_to:value figure_bare:value figure_by:value figure_up:value "
    "figure_period:horizon"
)
_FORETELL = "forecast predict project expect anticipate estimate foresee envisage pencil_in guide reckon model"
_ANY, _NAMED = "subject:metric! ", "subject:metric "
_MOVED, _STOOD = (some.replace("period:period", "period:horizon") for some in (MOVED, STOOD))
_MOVES = f"{RISING} {FALLING} exceed top total average".replace(" ", ",")
_WANTED = "resign,apologise,apologize,pay,come,behave,comply,attend,stay,leave,help,obey"

KIND = Kind(
    name="forecast",
    roles=roles("holder actor", "metric clause measured", "value figure clause", "change", "versus", "horizon"),
    cues=(
        *verbs(
            _FORETELL,
            f"object:metric clause:value {_TOLD}",
            needs="object clause",
            bars=f"subject clause~{_MOVES},{_WANTED}",
            status=Status.FORECAST,
        ),
        *verbs(
            _FORETELL,
            f"object:metric! clause:value {_TOLD}",
            needs="object clause~out,absent,fit,ready,back,available,able,worth,higher,lower,around,more,less,late",
            bars="subject",
            status=Status.FORECAST,
        ),
        *verbs(_FORETELL, "clause:metric", needs="object~it clause", bars="subject", status=Status.FORECAST),
        *verbs(
            _FORETELL,
            f"subject:holder object:metric! clause:value {_TOLD}",
            needs="subject object clause",
            bars=f"clause~{_WANTED}",
            status=Status.FORECAST,
        ),
        *verbs(
            _FORETELL,
            f"subject:holder object:value,metric clause:metric at:value to:value {_TOLD}",
            needs="subject",
            bars=f"clause~{_WANTED} indirect",
            status=Status.FORECAST,
        ),
        *verbs(
            _FORETELL, f"object:value,metric at:value to:value {_TOLD}", bars="subject clause", status=Status.FORECAST
        ),
        *verbs(
            "see put peg",
            f"subject:holder object:metric at:value to:value {_TOLD}",
            needs=f"subject object~{METRICS} figure_at",
            bars="object~cost,price,bill,fee,toll,worth,value,damage,number,figure,count,total,turnout,attendance,"
            "death",
            status=Status.FORECAST,
        ),
        *verbs(
            "see",
            f"subject:holder object:metric {_TOLD}",
            needs=f"subject object~{METRICS} figure_of figure_period",
            status=Status.FORECAST,
        ),
        *verbs("see", "object:metric clause:value", needs="object gerund", bars="subject", status=Status.FORECAST),
        *verbs("tip", "object:metric clause:value for:value to:value", needs="object clause", status=Status.FORECAST),
        *verbs("budget bank count reckon", "subject:holder for:metric on:metric", needs="on", confidence=0.6),
        *verbs("warn", "subject:holder clause:metric of:metric", needs="of", status=Status.FORECAST),
        *adjectives(
            "likely unlikely bound certain sure poised",
            "subject:metric clause:value",
            needs="subject clause",
            bars=f"clause~{_MOVES}",
            status=Status.FORECAST,
        ),
        *verbs(
            f"{RISING} {FALLING}",
            _ANY + _MOVED,
            needs=f"subject~{METRICS} figure",
            bars="clause",
            ahead=True,
            confidence=0.7,
        ),
        *verbs(
            f"{RISING} {FALLING}",
            _ANY + _MOVED,
            needs=f"subject~{METRICS}",
            bars="clause object~one,foot particle~apart,out,through,behind,over,off",
            ahead=True,
            confidence=0.7,
        ),
        *verbs(
            f"{RISING} {FALLING}",
            _NAMED + _MOVED,
            needs="subject figure",
            bars=f"clause figure_unit~{LENGTHS}",
            ahead=True,
            confidence=0.7,
        ),
        *verbs(LEVELS, _ANY + _STOOD, needs=f"subject~{METRICS} figure", bars="clause", ahead=True, confidence=0.7),
        *adjectives(
            "likely unlikely probable imminent inevitable expected",
            "subject:metric figure_period:horizon",
            needs="subject",
            bars="clause",
            status=Status.FORECAST,
            confidence=0.7,
        ),
        *nouns(
            "course track",
            "subject:metric head:metric clause:value",
            needs="own_on clause",
            status=Status.FORECAST,
            confidence=0.7,
        ),
        *nouns(
            "forecast projection prediction guidance outlook",
            "poss:holder of:metric,value for:metric,horizon compound:metric by:holder to:value at:value",
            status=Status.FORECAST,
        ),
    ),
    says="{holder} expects {metric}",
    rejects=("The tower will rise 200 metres above the bay.",),
    matches=(
        "The bank forecasts growth of 2%.",
        "Two broadcasters projected a victory.",
        "Unemployment could reach 6% by June.",
        "Aftershocks are likely.",
        "Engineers expect the repair to take a week.",
    ),
    first=3,
    voiced="holder",
)
