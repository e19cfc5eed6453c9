"""What the scenarios share: a real PostgreSQL, a Discord and a Slack of our own."""

from tests.emulators import discord, slack
from tests.postgres import postgres_server, postgres_url

__all__ = ["discord", "postgres_server", "postgres_url", "slack"]
