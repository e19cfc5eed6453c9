"""Who expects what, by when."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs
from bot.facts.model import Status

KIND = Kind(
    name="forecast",
    roles=roles("holder actor", "metric", "value", "horizon"),
    cues=(
        *verbs(
            "forecast predict project expect anticipate estimate",
            "subject:holder object:metric,value clause:metric at:value to:value for:horizon",
            status=Status.FORECAST,
        ),
        *verbs("warn", "subject:holder clause:metric of:metric", needs="of", status=Status.FORECAST),
        *nouns(
            "forecast projection prediction guidance outlook",
            "poss:holder of:metric,value for:metric,horizon compound:metric by:holder to:value at:value",
            status=Status.FORECAST,
        ),
    ),
    says="{holder} expects {metric}",
    matches=("The bank forecasts growth of 2%.", "Two broadcasters projected a victory."),
)
