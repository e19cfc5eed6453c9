"""Which organisation reports which figure for which period."""

from bot.facts.kinds.frame import Kind, roles, verbs

KIND = Kind(
    name="report_figure",
    roles=roles("org actor", "metric measured", "value", "period", "change", "versus"),
    cues=(
        *verbs(
            "report post record book",
            "subject:org object:metric of:value for:period in:period",
            needs="object~revenue,profit,loss,sales,income,earnings,turnover,margin,result,growth,order,figure,surplus,deficit,dividend",
        ),
        *verbs(
            "rise fall grow drop climb slip jump decline increase decrease",
            "subject:metric to:value by:change from:versus",
            needs="subject",
            bars="object clause",
            confidence=0.6,
        ),
    ),
    says="{org} reports {metric}",
    matches=("The airline reported a net loss of 18 million euros.", "Sales rose by 4% to 90 million."),
    rejects=("A spokesman declined to comment.", "The minister rose to her feet."),
    first=1,
)
