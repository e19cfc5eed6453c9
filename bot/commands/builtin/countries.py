"""The command `countries`: the countries of the article, grouped by their part."""

from __future__ import annotations

from bot.commands.story import About, Answer, Story, article_command
from bot.facts.model import EntityId, FactSheet, Kind
from bot.languages.words import mark, say, say_many
from bot.replies.blocks import Bullets, Heading, Paragraph, line
from bot.replies.maps import country_map
from bot.replies.parts import grouped_lines, named_in_body

EMPTY = mark("No country is named.")


@article_command(
    examples=("countries",),
    words=("countries", "country", "nations", "which countries", "states involved"),
)
def countries(options: About, story: Story) -> Answer:
    """Which countries, and in what part?"""
    sheet = story.sheet
    own = named_in_body(sheet, (Kind.COUNTRY,))
    known = {each.iso2 for each in own if each.iso2}
    speaking = tuple(e for e in named_in_body(sheet, (Kind.GOVERNMENT,)) if e.iso2 and e.iso2 not in known)
    found = (*own, *speaking)
    if not found:
        return Answer((Paragraph(line(say(EMPTY))),), empty=True)
    counted = say_many("One country", "{count} countries", len(found))
    lead = _country_of(sheet)
    blocks = (Heading(counted), Bullets(grouped_lines(sheet, found, lead)))
    return Answer(blocks, sketch=lambda: country_map(sheet, found, lead))


def _country_of(sheet: FactSheet) -> _Lead:
    return _Lead(sheet)


class _Lead:
    """Leads from a government to its country, where the article names both; from anything else to itself."""

    def __init__(self, sheet: FactSheet) -> None:
        named = named_in_body(sheet, (Kind.COUNTRY,))
        by_code = {each.iso2: each.id for each in named if each.iso2}
        self._country = {
            each.id: by_code[each.iso2]
            for each in sheet.entities
            if each.kind is Kind.GOVERNMENT and each.iso2 in by_code
        }

    def __call__(self, ident: EntityId) -> EntityId:
        return self._country.get(ident, ident)
