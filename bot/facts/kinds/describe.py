"""How something is described, and by whom."""

from bot.facts.kinds.frame import Kind, roles, verbs

KIND = Kind(
    name="describe",
    roles=roles("theme", "value"),
    cues=(
        *verbs("describe regard portray depict", "object:theme as:value", needs="object as"),
        *verbs("call label dub brand consider deem", "object:theme clause:value", needs="object clause"),
    ),
    says="{theme} is called {value}",
    matches=("The lawyer described the ruling as a mistake.",),
)
