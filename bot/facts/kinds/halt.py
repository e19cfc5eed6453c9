"""Who stops, suspends, delays or cancels what."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs
from bot.facts.model import Status

KIND = Kind(
    name="halt",
    roles=roles("actor* actor", "theme", "until", asks={"actor": "Who halted it?"}),
    cues=(
        *verbs("halt pause suspend stop freeze block interrupt", "subject:actor object:theme clause:theme until:until"),
        *verbs("cancel scrap abandon call_off", "subject:actor object:theme"),
        *verbs("postpone delay withhold defer", "subject:actor object:theme until:until to:until"),
        *verbs("put", "subject:actor object:theme on:theme", needs="on=hold,ice"),
        *nouns(
            "halt pause suspension freeze cancellation postponement",
            "poss:actor to:theme of:theme in:theme by:actor compound:theme on:theme",
        ),
        *nouns("hold", "subject:theme", needs="own_on subject", status=Status.HALTED, confidence=0.8),
    ),
    says="{actor} halts {theme}",
    matches=("The operator suspended the ferry service.", "The next flight is on hold pending an inquiry."),
    rejects=("The bus stops here.",),
    first=1,
)
