"""Who holds which post, where."""

from bot.facts.kinds.frame import Kind, roles, verbs

KIND = Kind(
    name="hold_post",
    roles=roles("person* person", "post", "org actor"),
    cues=(*verbs("lead head chair run command preside", "subject:person object:org over:org", needs="subject"),),
    says="{person} is {post} of {org}",
    matches=("The board, chaired by Ida Holm, met on Friday.",),
)
