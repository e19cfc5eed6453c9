"""What the lexicon does not name: who does what to whom, kept with its verb and never dropped."""

from bot.facts.kinds.frame import Kind, roles

KIND = Kind(
    name="act",
    roles=roles("actor", "theme", "place place"),
    cues=(),
    says="{actor} - {theme}",
)
