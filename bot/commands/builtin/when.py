"""The command `when`: the order of events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.commands.spec import Opt
from bot.commands.story import SILENT, About, Answer, Story, article_command
from bot.commands.words import claim_tells, content_words
from bot.facts.model import FactSheet
from bot.facts.timeline import Happening, Phase, timeline
from bot.languages.words import mark, say
from bot.replies.blocks import Block, Bullets, Heading, Line, Paragraph, line
from bot.replies.chronicle import happening_line, is_timed, told_of
from bot.replies.timelines import event_timeline

EMPTY = mark("The article gives no time.")

_TITLES = {
    Phase.UNDER_WAY: mark("Under way:"),
    Phase.AHEAD: mark("Agreed, planned or wanted, without a day:"),
    Phase.OPEN: mark("Open:"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class When(About):
    """Options of `when`."""

    of: Annotated[str | None, Opt("The event: only what has these words", rest=True)] = None


@article_command(
    examples=("when", "when of:delivery"),
    words=("when", "date", "dates", "timeline", "chronology", "order of events", "what day", "sequence"),
)
def when(options: When, story: Story) -> Answer:
    """In what order did it happen?"""
    sheet = story.sheet
    found = _told_once(sheet, timeline(sheet))
    if not any(is_timed(each) for each in found):
        return Answer((Paragraph(line(say(EMPTY))),), empty=True)
    wanted = content_words(options.of or "")
    if wanted:
        # the day on which something was said is not the day on which it happened: only events answer
        found = tuple(e for e in found if e.claim is not None and e.times and claim_tells(sheet, e.claim, wanted))
        if not found:
            return Answer((Paragraph(line(say(SILENT))),), empty=True)
    blocks: list[Block] = [Heading(say("In order")), Bullets(_lines(story, found, timed=True))]
    for phase, title in _TITLES.items():
        lines = _lines(story, tuple(each for each in found if each.phase is phase), timed=False)
        blocks += [Paragraph(line(say(title))), Bullets(lines)] if lines else []
    return Answer(tuple(blocks), sketch=lambda: event_timeline(sheet, found))


def _told_once(sheet: FactSheet, found: tuple[Happening, ...]) -> tuple[Happening, ...]:
    """What stands under its day is not told again without one."""
    dated = {told_of(sheet, each) for each in found if is_timed(each)}
    return tuple(each for each in found if is_timed(each) or told_of(sheet, each) not in dated)


def _lines(story: Story, found: tuple[Happening, ...], timed: bool) -> tuple[Line, ...]:
    return tuple(happening_line(story.sheet, each) for each in found if is_timed(each) == timed)
