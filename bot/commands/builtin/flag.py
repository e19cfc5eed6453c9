"""The command `flag`: this answer is wrong (or right), in a reader's own words, for whoever runs the bot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.commands.spec import Call, Opt, command
from bot.errors import BadInput
from bot.languages.words import say
from bot.ports import Feedback
from bot.replies.blocks import Note, Paragraph, Reply, line

VERDICTS = ("wrong", "right")
LONGEST = 300
"""The most characters of a note that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Options of `flag`."""

    note: Annotated[str | None, Opt("What is wrong, in your own words", rest=True)] = None
    verdict: Annotated[str | None, Opt("wrong or right; wrong where nothing is said")] = None
    answer: Annotated[str | None, Opt("Which answer: the question as it was asked; the last one here otherwise")] = None


@command(examples=("flag the payer is somebody else", "flag verdict:right"))
async def flag(options: Flag, call: Call) -> Reply:
    """Say that an answer is wrong, or right."""
    verdict = (options.verdict or "wrong").casefold()
    if verdict not in VERDICTS:
        raise BadInput(say("verdict is wrong or right, not {typed}.", typed=verdict[:40]))
    answer = options.answer or call.last
    if not answer:
        raise BadInput(say("There is no answer here that this could be about."), hint=say("Ask something first."))
    if call.notebook is None:
        raise BadInput(say("Nothing can be noted here."), hint=say("Ask the running bot."))
    note = (options.note or "")[:LONGEST]
    said = Feedback(at=call.at, place=call.place, reader=call.user, verdict=verdict, answer=answer, words=note)
    await call.notebook.note(said)
    told = say("Noted as right: {answer}", answer=answer)
    if verdict == "wrong":
        told = say("Noted as wrong: {answer}", answer=answer)
    told += f" – “{note}”" if note else ""
    ask = verdict == "wrong" and not note
    more = say("Add what is wrong with: flag and your words.") if ask else say("Thank you.")
    return Reply((Paragraph(line(told)), Note(line(more))), private=True)
