"""The command `numbers`: every number of the article, of what, and who says so."""

from __future__ import annotations

from dataclasses import replace

from bot.commands.amounts import Sums, quantities
from bot.commands.story import Answer, Story, article_command
from bot.facts.model import Measure
from bot.languages.words import mark, say
from bot.replies.charts import number_chart

EMPTY = mark("The article gives no number.")


@article_command(
    examples=("numbers", "numbers of:ferries"),
    words=("number", "numbers", "how many", "figures", "count", "percent", "percentage", "quantity", "how long"),
)
def numbers(options: Sums, story: Story) -> Answer:
    """Which numbers, and of what?"""
    sheet = story.sheet
    answer = quantities(sheet, options.of, tuple(Measure), title=say("Numbers"), empty=say(EMPTY), counted=True)
    return answer if answer.empty or options.of else replace(answer, sketch=lambda: number_chart(sheet))
