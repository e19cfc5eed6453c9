"""How the running bot logs: one line a record on stderr, with the action's name and its fields, as text or JSON."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

_PLAIN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "color_message"}
_NOISY = (
    "alembic",
    "apscheduler",
    "httpx",
    "httpcore",
    "aiosqlite",
    "slack_bolt",
    "slack_sdk",
    "discord",
    "uvicorn",
    "watchfiles",
)


class Line(logging.Formatter):
    """time level logger: message field=value ..."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line, a traceback below it where there is one."""
        fields = " ".join(f"{k}={v}" for k, v in vars(record).items() if k not in _PLAIN)
        text = super().format(record)
        first, newline, rest = text.partition("\n")
        return f"{first} {fields}{newline}{rest}" if fields else text


class Json(logging.Formatter):
    """One JSON object a record: time (RFC 3339, UTC), level, logger, message, the record's own fields, and a trace."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **{name: value for name, value in vars(record).items() if name not in _PLAIN},
        }
        if record.exc_info:
            told["trace"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False, default=str)


def set_up(level: str, form: str = "text") -> None:
    """Log to stderr, as text or as JSON; other people's libraries only from warnings on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Json() if form == "json" else Line("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
