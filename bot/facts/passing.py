"""Through whom the words of somebody unnamed come: "sources consulted by Tidewire", "officials told Tidewire". Pure."""

from __future__ import annotations

import re

from bot.facts.model import EntityId, FactSheet, Kind, Span

_ASKED = re.compile(
    r"\s+(?:who (?:was|were) )?(?:consulted|contacted|interviewed|questioned|quoted|cited|reached) by (?:the )?"
)
_AFTER = 40
"""How many characters after a cue ("told") the name may stand."""


def through(sheet: FactSheet, speaker: EntityId) -> EntityId | None:
    """Who heard an unnamed speaker, where the article says so; None for a named one, and where it does not."""
    if not sheet.entity(speaker).anonymous:
        return None
    names = _names(sheet)
    for mention in sheet.entity(speaker).mentions:
        found = _ASKED.match(sheet.article.text, mention.span.end)
        heard = names.get(found.end()) if found is not None else None
        if heard is not None:
            return heard[0]
    for each in sheet.quotations:
        if each.speaker == speaker and each.cue == "tell" and each.cue_span is not None:
            after = Span(each.cue_span.end, each.cue_span.end + _AFTER)
            media = (
                who for start, (who, kind) in names.items() if after.start <= start < after.end and kind is Kind.MEDIA
            )
            return next(media, None)
    return None


def _names(sheet: FactSheet) -> dict[int, tuple[EntityId, Kind]]:
    """Who is named at each place where a name begins; media and organisations only."""
    kinds = (Kind.MEDIA, Kind.ORGANISATION)
    known = (each for each in sheet.entities if each.kind in kinds and not each.anonymous)
    return {mention.span.start: (each.id, each.kind) for each in known for mention in each.mentions}
