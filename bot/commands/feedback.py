"""The two buttons under an answer with which a reader says whether it is right."""

from __future__ import annotations

from bot.languages.words import say
from bot.replies.blocks import Button, Buttons, Reply

WRONG = "flag verdict:wrong"
"""How the command of the button begins that says an answer is wrong: where a platform can, it asks for a note first."""

_LONGEST = 95
_MARKS = str.maketrans(dict.fromkeys('"“”„«»', "'"))


def with_feedback(reply: Reply) -> Reply:
    """The reply with its two buttons; without them where it is private or answers nothing that can be asked again."""
    if reply.private or not reply.typed:
        return reply
    answer = reply.typed.replace('"', "'")
    pressed = (Button(say("Right"), _typed("right", answer)), Button(say("Wrong"), _typed("wrong", answer)))
    return Reply((*reply.blocks, Buttons(pressed)), typed=reply.typed, start=reply.start)


def noted(command: str, words: str) -> str:
    """The command of a button with a reader's note; without one where the note is empty."""
    words = " ".join(words.translate(_MARKS).split())
    return f'{command} note:"{words}"' if words else command


def _typed(verdict: str, answer: str) -> str:
    said = f'flag verdict:{verdict} answer:"'
    return f'{said}{answer[: _LONGEST - len(said) - 1]}"'
