"""Where a question is asked or a digest goes: servers, workspaces and channels."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tenant:
    """A server or workspace. What is added privately to one is not visible to another."""

    platform: str
    workspace: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question was asked or a digest goes, in ids of the platform; a direct chat has workspace ""."""

    platform: str
    workspace: str
    channel: str
    thread: str | None = None

    @property
    def tenant(self) -> Tenant:
        """The server or workspace; a direct chat is its own."""
        return Tenant(self.platform, self.workspace or f"direct:{self.channel}")


@dataclass(frozen=True, slots=True)
class Group:
    """A role of Discord or a user group of Slack, which a digest may notify. `id` is the platform's.

    `trouble` says why a mention of it would notify nobody, and what to do; "" where nothing stands in the way.
    """

    id: str
    name: str
    trouble: str = ""
