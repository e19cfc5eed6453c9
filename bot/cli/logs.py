"""How the running bot logs: one line a record on stderr, with the action's name and its fields."""

from __future__ import annotations

import logging
import sys

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


def set_up(level: str) -> None:
    """Log to stderr; other people's libraries only from warnings on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Line("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
