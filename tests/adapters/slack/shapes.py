"""What Slack sends to an app, as plain dictionaries.

Shapes: docs.slack.dev/interactivity and docs.slack.dev/apis/events-api.
"""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

TEAM = {"id": "T0NEWS", "domain": "example"}
APP, BOT_USER, BOT = "A0NEWS", "U0NEWSBOT", "B0NEWSBOT"
PERSON = "U0READER"
CHANNEL, DIRECT = "C0GENERAL", "D0READER"


def escaped(value: Any) -> Any:
    """Texts and values as Slack gives them back: & < > as entities (slackapi/bolt-python#513)."""
    if isinstance(value, str):
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if isinstance(value, dict):
        return {key: escaped(item) for key, item in value.items()}
    return [escaped(item) for item in value] if isinstance(value, list) else value


def command(name: str, text: str, *, channel: str, user: str, response_url: str, trigger: str) -> Json:
    """A slash command; a form, so that is_enterprise_install is a string."""
    return {
        "token": "unused",
        "team_id": TEAM["id"],
        "team_domain": TEAM["domain"],
        "channel_id": channel,
        "channel_name": "general",
        "user_id": user,
        "user_name": "reader",
        "command": name,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger,
    }


def callback(event: Json, event_id: str) -> Json:
    """The envelope of an event."""
    return {
        "token": "unused",
        "team_id": TEAM["id"],
        "api_app_id": APP,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": 1_767_312_000,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM["id"],
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event": event,
    }


def message(kind: str, text: str, *, channel: str, user: str, ts: str, thread_ts: str | None = None) -> Json:
    """An app_mention, or a message written to the bot directly."""
    event: Json = {
        "type": kind,
        "user": user,
        "text": text,
        "ts": ts,
        "event_ts": ts,
        "channel": channel,
        "team": TEAM["id"],
        "client_msg_id": f"client-{ts}",
    }
    if kind == "message":
        event["channel_type"] = "im"
    return {**event, **({"thread_ts": thread_ts} if thread_ts else {})}


def press(
    element: Json, shown: Json, *, channel: str, user: str, hidden: bool, response_url: str, trigger: str
) -> Json:
    """block_actions: a pressed button of a message."""
    ts = shown["ts"]
    container = {"type": "message", "message_ts": ts, "channel_id": channel, "is_ephemeral": hidden}
    action = {**escaped(element), "block_id": "b1", "action_ts": "1767312000.1"}
    body: Json = {
        "type": "block_actions",
        "api_app_id": APP,
        "token": "unused",
        "team": TEAM,
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {"id": user, "username": "reader", "name": "reader", "team_id": TEAM["id"]},
        "channel": {"id": channel, "name": "general"},
        "container": container,
        "trigger_id": trigger,
        "response_url": response_url,
        "actions": [action],
    }
    return body if hidden else {**body, "message": {**escaped(shown), "user": BOT_USER, "bot_id": BOT}}


def submission(form: Json, words: str, *, user: str) -> Json:
    """view_submission: a form with one field, filled and sent. Values come as they were typed."""
    block = form["blocks"][0]
    value = {"type": "plain_text_input", "value": words}
    state = {"values": {block["block_id"]: {block["element"]["action_id"]: value}}}
    return {
        "type": "view_submission",
        "api_app_id": APP,
        "token": "unused",
        "team": TEAM,
        "user": {"id": user, "username": "reader", "name": "reader", "team_id": TEAM["id"]},
        "view": {**form, "id": "V1", "state": state},
        "response_urls": [],
        "is_enterprise_install": False,
    }
