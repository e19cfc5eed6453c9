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
            bars="object clause particle~apart,out,through,back,behind,over,down,off",
            confidence=0.6,
        ),
        *verbs(
            "rise fall grow drop climb slip jump decline increase decrease",
            "subject:metric object:change to:value from:versus",
            needs="subject object~%,percent,point,cent",
            confidence=0.7,
        ),
    ),
    says="{org} reports {metric}",
    matches=(
        "The airline reported a net loss of 18 million euros.",
        "Sales rose by 4% to 90 million.",
        "Shares in the bank fell 9%.",
    ),
    rejects=("A spokesman declined to comment.", "The talks could fall apart.", "The minister rose to her feet."),
    first=1,
)
