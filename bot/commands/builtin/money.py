"""The command `money`: every sum of the article, for what, and who says so."""

from __future__ import annotations

from bot.commands.amounts import Sums, quantities
from bot.commands.story import Answer, Story, article_command
from bot.facts.model import Measure
from bot.languages.words import mark, say

EMPTY = mark("The article states no amount of money.")


@article_command(
    examples=("money", "money of:gas"),
    words=(
        "money",
        "cost",
        "price",
        "sum",
        "sums",
        "amount",
        "how much",
        "fee",
        "expensive",
        "budget",
        "dollars",
        "euros",
        "worth",
        "how much money",
    ),
)
def money(options: Sums, story: Story) -> Answer:
    """Which sums of money, for what?"""
    return quantities(story.sheet, options.of, (Measure.MONEY,), title=say("Sums of money"), empty=say(EMPTY))
