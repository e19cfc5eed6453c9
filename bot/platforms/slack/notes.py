"""The small form in which a reader says what is wrong with an answer: opened by a button, read when it is sent. Pure.

Shapes: docs.slack.dev/surfaces/modals.
"""

from __future__ import annotations

import dataclasses
import json

from bot.commands.feedback import WRONG, noted
from bot.languages.words import say
from bot.platforms.slack.heard import Heard, Way, unescaped
from bot.platforms.slack.literal import Json
from bot.ports import Place

CALLBACK, BLOCK, FIELD = "newsdesk_note", "note", "words"
MOST = 250
"""The most characters of a note."""


def asks_for_note(heard: Heard) -> bool:
    """Whether a pressed button says that an answer is wrong, so that a note is asked for first."""
    return heard.way is Way.BUTTON and heard.text.startswith(WRONG)


def form(heard: Heard) -> Json:
    """The form, in the language spoken. What was pressed, and where, travels with it: no state is kept."""
    place = heard.place
    kept = {
        "text": heard.text,
        "place": [place.platform, place.workspace, place.channel, place.thread],
        "thread": heard.thread,
        "response_url": heard.response_url,
        "unseen": heard.unseen,
    }
    words = {"type": "plain_text_input", "action_id": FIELD, "multiline": True, "max_length": MOST}
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "private_metadata": json.dumps(kept),
        "title": {"type": "plain_text", "text": say("What is wrong?")},
        "submit": {"type": "plain_text", "text": say("Send")},
        "close": {"type": "plain_text", "text": say("Cancel")},
        "blocks": [
            {
                "type": "input",
                "block_id": BLOCK,
                "optional": True,
                "label": {"type": "plain_text", "text": say("In your own words")},
                "element": words,
            }
        ],
    }


def sent(body: Json) -> Heard | None:
    """A form that was sent, as the command of its button with the note; None for a form that is not ours."""
    view = body.get("view") or {}
    if view.get("callback_id") != CALLBACK:
        return None
    try:
        kept = json.loads(view.get("private_metadata") or "")
        place = Place(*kept["place"])
    except (ValueError, KeyError, TypeError):
        return None
    fields = ((view.get("state") or {}).get("values") or {}).get(BLOCK) or {}
    words = unescaped(str((fields.get(FIELD) or {}).get("value") or ""))
    heard = Heard(
        way=Way.BUTTON,
        text=noted(kept["text"], words[:MOST]),
        user=str((body.get("user") or {}).get("id", "")),
        place=place,
        keys=(("view", str(view.get("id") or "")),),
        thread=kept.get("thread"),
        response_url=kept.get("response_url"),
    )
    return dataclasses.replace(heard, unseen=bool(kept.get("unseen")))
