"""Who is given or leaves which post, and by whom."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

KIND = Kind(
    name="appoint",
    roles=roles("person* person", "post", "org actor", "by actor", "direction"),
    cues=(
        *verbs("appoint nominate reappoint", "subject:by object:person as:post clause:post to:post,org"),
        *verbs("name", "subject:by object:person clause:post as:post", needs="object clause"),
        *verbs("name", "subject:by object:person as:post", needs="object as"),
        *verbs("resign quit", "subject:person as:post from:org,post", bars="object"),
        *verbs("step_down step_aside", "subject:person as:post from:post,org"),
        *verbs("sack fire dismiss oust", "subject:by object:person as:post from:post", needs="object", confidence=0.6),
        *nouns("appointment nomination resignation dismissal", "of:person poss:person as:post by:by to:post"),
    ),
    says="{person} becomes or ceases to be {post}",
    matches=("The board appointed Ida Holm as director.", "The minister resigned on Friday."),
)
