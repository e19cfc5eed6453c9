"""A line of a briefing as it is shown: with the sentences that bear it out, or marked where the article does not."""

from __future__ import annotations

from bot.facts.briefing import Checked, Verdict
from bot.facts.model import FactSheet
from bot.languages.words import say_as
from bot.replies.blocks import Cite, Line, Text, line
from bot.replies.wording import DASH


def checked_line(checked: Checked, sheet: FactSheet) -> Line:
    """The bullet as it was written, its sentences cited; what the article does not bear out says so, and why."""
    cited = tuple(Cite(number, sheet.article.url, sheet.article.id) for number in checked.sentences)
    if checked.verdict is Verdict.SUPPORTED:
        return line(checked.bullet.text, " ", *cited)
    if checked.verdict is Verdict.UNCHECKED:
        return line(checked.bullet.text)
    note = f": {checked.note}" if checked.note else ""
    verdict = f"! {say_as('verdict', checked.verdict.value)}{note}"
    return line(checked.bullet.text, DASH, Text(verdict, strong=True), " ", *cited)
