"""The journalist's questions about what an article is mainly about: who, what, when, where, why and how.

News puts the main event first, so the headline and the first sentences are asked, the headline before the others. Each
question has candidates from their trees, weighed by where they stand and how they are said; the answer is always a
stretch of the article's own text. `docs/design/quality.md` says how good the answers are.
"""

from __future__ import annotations

from bot.extraction.main_event.actors import find_what, find_who
from bot.extraction.main_event.clauses import Lead
from bot.extraction.main_event.reasons import find_how, find_why
from bot.extraction.main_event.settings import find_when, find_where
from bot.extraction.trees.document import Document
from bot.facts.model import FactSheet, MainEvent


def find_main_event(sheet: FactSheet, document: Document) -> MainEvent:
    """Spans that answer the six questions about the event that the beginning of the article tells; None where open.

    `document` is what the sheet was made from. Takes time linear in the length of the article.
    """
    lead = Lead(document)
    return MainEvent(
        who=find_who(lead, sheet),
        what=find_what(lead),
        when=find_when(lead, sheet),
        where=find_where(lead, sheet),
        why=find_why(lead),
        how=find_how(lead),
    )
