"""Who wants, demands, asks for, advises or proposes what, from whom."""

from bot.facts.kinds.frame import Kind, adjectives, nouns, roles, verbs
from bot.facts.model import Status

_NEWS = "name,identify,quote"

KIND = Kind(
    name="want",
    roles=roles("holder actor", "content", "addressee actor"),
    cues=(
        *verbs(
            "want wish hope desire long yearn", "subject:holder clause:content", needs="clause", status=Status.INTENDED
        ),
        *verbs("seek", "subject:holder clause:content object:content from:addressee", status=Status.INTENDED),
        *verbs("want", "subject:holder object:addressee clause:content", needs="object clause", status=Status.INTENDED),
        *verbs(
            "want wish hope crave", "subject:holder object:content for:content", needs="object", status=Status.INTENDED
        ),
        *verbs(
            "hope wish long yearn angle vie hold_out", "subject:holder for:content", needs="for", status=Status.INTENDED
        ),
        *verbs(
            "demand request propose suggest recommend advocate solicit call_for",
            "subject:holder clause:content object:content from:addressee of:addressee",
            bars="subject~study,research,result,datum,evidence,poll,survey,figure,trial,analysis,finding",
            status=Status.PROPOSED,
        ),
        *verbs("insist", "subject:holder on:content", needs="on", status=Status.PROPOSED),
        *verbs(
            "ask urge implore beg beseech exhort press push lobby petition pressure challenge encourage entreat",
            "subject:holder object:addressee clause:content for:content",
            needs="clause",
            bars=f"clause~{_NEWS} finite",
            status=Status.PROPOSED,
        ),
        *verbs(
            "tell advise order",
            "subject:holder object:addressee clause:content",
            needs="object clause",
            bars=f"clause~{_NEWS} finite",
            status=Status.PROPOSED,
            confidence=0.6,
        ),
        *verbs(
            "press lobby petition urge",
            "subject:holder object:addressee for:content",
            needs="object for",
            status=Status.PROPOSED,
        ),
        *verbs("ask", "subject:holder object:addressee for:content", needs="for", status=Status.PROPOSED),
        *verbs(
            "call push press plead appeal lobby campaign apply clamour clamor agitate beg petition argue",
            "subject:holder for:content on:addressee to:addressee",
            needs="for",
            bars="object",
            status=Status.PROPOSED,
        ),
        *verbs(
            "call appeal",
            "subject:holder on:addressee! to:addressee! clause:content",
            needs="clause on",
            status=Status.PROPOSED,
        ),
        *verbs(
            "appeal plead", "subject:holder to:addressee! clause:content", needs="clause to", status=Status.PROPOSED
        ),
        *verbs(
            "advise warn caution counsel argue campaign lobby recommend",
            "subject:holder against:content object:addressee",
            needs="against",
            status=Status.PROPOSED,
        ),
        *verbs(
            "make issue launch",
            "subject:holder for:content to:addressee clause:content",
            needs="object=call,appeal,plea,request,demand",
            status=Status.PROPOSED,
        ),
        *adjectives(
            "willing ready keen eager prepared anxious impatient",
            "subject:holder clause:content",
            needs="clause",
            status=Status.INTENDED,
        ),
        *adjectives(
            "unwilling reluctant loath",
            "subject:holder clause:content",
            needs="clause",
            status=Status.INTENDED,
            negated=True,
        ),
        *nouns(
            "demand",
            "poss:holder clause:content for:content by:holder from:holder",
            needs="poss",
            status=Status.INTENDED,
        ),
        *nouns("demand", "poss:holder clause:content by:holder from:holder", needs="clause", status=Status.INTENDED),
        *nouns(
            "willingness desire wish readiness",
            "poss:holder clause:content for:content of:holder subject:holder by:holder",
            status=Status.INTENDED,
        ),
        *nouns(
            "call appeal plea request",
            "poss:holder clause:content for:content from:holder by:holder of:holder",
            needs="for",
            status=Status.PROPOSED,
            confidence=0.7,
            bars="own_on",
        ),
        *nouns(
            "reluctance unwillingness",
            "poss:holder clause:content of:holder",
            needs="clause",
            negated=True,
            status=Status.INTENDED,
        ),
    ),
    says="{holder} wants {content}",
    matches=(
        "The union demands nine per cent.",
        "Several towns have shown willingness to help.",
        "Doctors advised against travel.",
        "The mayor urged residents to save water.",
        "The mayor has appealed for calm.",
        "Opposition leaders called on the premier to step down.",
        "Two had wanted a smaller cut.",
        "The minister rejected the union's demand for a recount.",
    ),
    rejects=(
        "Demand for copper fell.",
        "The plant could not meet demand for vans.",
        "Sales grew more slowly than the firm had hoped.",
        "The study suggests a link.",
    ),
)
