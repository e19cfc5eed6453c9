"""The command `export`: the claims as a table, the days as a calendar, or a briefing, as a file."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Annotated, assert_never

from bot.commands.parse import typed
from bot.commands.spec import Call, Completes, Opt, command
from bot.commands.story import About, Answer, framed, next_questions, open_story
from bot.exports.formats import Format, exported, format_of
from bot.languages.words import mark, say, say_many
from bot.replies.blocks import Attachment, Block, Buttons, Code, Note, Paragraph, Reply, line
from bot.replies.wording import about_line

_SAYS = {
    Format.CSV: mark("The claims as a table (CSV): {amount}."),
    Format.JSONL: mark("The claims for a program (JSON Lines): {amount}."),
    Format.ICAL: mark("The dated events as a calendar (iCalendar): {amount}."),
    Format.MARKDOWN: mark("A briefing with its article (Markdown): {amount}."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Export(About):
    """Options of `export`."""

    format: Annotated[str, Opt("csv, jsonl, ical or markdown", complete=Completes.FORMATS, rest=True)] = (
        Format.CSV.value
    )


@command(
    examples=("export", "export ical", "export format:jsonl"),
    words=("export", "download", "as csv", "as a file", "calendar file", "spreadsheet"),
)
async def export(options: Export, call: Call) -> Reply:
    """Take the claims, the dates or a briefing along as a file."""
    form = format_of(options.format)
    story = await open_story(options.about, call)
    file = await asyncio.to_thread(exported, story.sheet, story.briefing, form, call.at)
    if story.foreign and not file.entries:
        return framed(export, options, story, Answer((), empty=True))
    others = [Code(typed(export, {"format": each.value})) for each in Format if each is not form]
    blocks: list[Block] = [Paragraph(line(say(_SAYS[form], amount=_amount(form, file.entries))))]
    blocks += [Attachment(file.name, file.data, file.media_type)] if file.entries else []
    blocks.append(Paragraph(line(say("Also: "), others[0], ", ", others[1], ", ", others[2])))
    blocks.append(Note(about_line(story.sheet.article)))
    following = next_questions(story, besides=export.name)
    blocks += [Buttons(following)] if following else []
    return Reply(tuple(blocks), typed=typed(export, {"format": form.value, "about": story.key}))


def _amount(form: Format, entries: int) -> str:
    """How much is in the file."""
    if not entries:
        return say("there is nothing to put into it")
    match form:
        case Format.CSV | Format.JSONL:
            return say_many("{count} claim", "{count} claims", entries)
        case Format.ICAL:
            return say_many("{count} entry", "{count} entries", entries)
        case Format.MARKDOWN:
            return say_many("{count} bullet", "{count} bullets", entries)
        case _:
            assert_never(form)
