"""The small form in which a reader says what is wrong with an answer: opened by a button, read when it is sent."""

from __future__ import annotations

from typing import Any

import discord

from bot.commands.feedback import WRONG, noted
from bot.languages.choice import choose
from bot.languages.words import say, speaking
from bot.platforms.discord.render import PRESSED

MOST = 250
"""The most characters of a note."""


class NoteForm(discord.ui.Modal):
    """Its id is the command of the button, so that what is sent is understood after a restart too."""

    def __init__(self, pressed: str) -> None:
        super().__init__(title=say("What is wrong?"), custom_id=pressed, timeout=None)
        words = discord.TextStyle.paragraph
        label = say("In your own words")
        self.add_item(
            discord.ui.TextInput(label=label, style=words, required=False, max_length=MOST, custom_id="words")
        )


def note_form(pressed: str, locale: str) -> NoteForm:
    """The form for a button's command, in the language of the one who pressed it."""
    with speaking(choose(locale)):
        return NoteForm(pressed)


def asks_for_note(pressed: str) -> bool:
    """Whether a pressed button says that an answer is wrong, so that a note is asked for first."""
    return pressed.startswith(f"{PRESSED}{WRONG}")


def sent(data: Any) -> str | None:
    """What a sent form asks: the command of its button with the note; None for a form that is not ours."""
    ident = str(data.get("custom_id", ""))
    if not asks_for_note(ident):
        return None
    rows = [part for row in data.get("components") or () for part in row.get("components") or (row.get("component"),)]
    words = next((str(part.get("value") or "") for part in rows if part), "")
    return noted(ident.removeprefix(PRESSED), words[:MOST])
