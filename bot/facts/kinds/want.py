"""Who wants, demands, asks for or proposes what, from whom."""

from bot.facts.kinds.frame import Kind, adjectives, nouns, roles, verbs
from bot.facts.model import Status

KIND = Kind(
    name="want",
    roles=roles("holder actor", "content", "addressee actor"),
    cues=(
        *verbs("want wish hope", "subject:holder clause:content", needs="clause", status=Status.INTENDED),
        *verbs("seek", "subject:holder clause:content object:content", status=Status.INTENDED),
        *verbs("want wish hope", "subject:holder object:content for:content", needs="object", status=Status.INTENDED),
        *verbs("hope wish", "subject:holder for:content", needs="for", status=Status.INTENDED),
        *verbs(
            "demand request propose",
            "subject:holder clause:content object:content from:addressee of:addressee",
            status=Status.PROPOSED,
        ),
        *verbs(
            "ask urge",
            "subject:holder object:addressee clause:content for:content",
            needs="clause",
            bars="clause~name,identify,quote",
            status=Status.PROPOSED,
        ),
        *verbs("ask", "subject:holder object:addressee for:content", needs="for", status=Status.PROPOSED),
        *verbs("call", "subject:holder for:content on:addressee", needs="for", status=Status.PROPOSED),
        *adjectives(
            "willing ready keen eager prepared", "subject:holder clause:content", needs="clause", status=Status.INTENDED
        ),
        *nouns(
            "willingness demand desire wish readiness",
            "poss:holder clause:content for:content of:holder subject:holder by:holder",
            status=Status.INTENDED,
        ),
    ),
    says="{holder} wants {content}",
    matches=("The union demands nine per cent.", "Several towns have shown willingness to help."),
    rejects=("Demand for copper fell.", "Sales grew more slowly than the firm had hoped."),
)
