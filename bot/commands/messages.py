"""What must be translated though no `say` in the source names it: what commands, topics and the lexicon declare.

An extraction method of Babel (see [tool.babel] in pyproject.toml), used by `make messages` and by nothing at run time:
https://babel.pocoo.org/en/latest/messages.html#writing-extraction-methods.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import IO, Any, TypeAlias

from bot.commands.catalogue import load
from bot.commands.names import COMMAND, OPTION, WORD
from bot.commands.spec import Command
from bot.commands.topic_declared import Topic
from bot.commands.topics import read_topics
from bot.facts.agreement import DIFFERENCES
from bot.facts.briefing import Verdict
from bot.facts.kinds import KINDS
from bot.ports import SourceKind, SourceState
from bot.replies.parts import part_names

Message: TypeAlias = tuple[int, str, str | tuple[str, str], list[str]]
"""A line, the function that says it, its arguments (with a context: the context first), comments for translators."""

TOPICS = Path("config") / "topics"
WORDS = ("yes", "no", "true", "false", "on", "off", "all", "today", "yesterday")
"""Words that people type as values."""


def declared(file: IO[bytes], keywords: Collection[str], tags: Collection[str], options: Any) -> Iterator[Message]:
    """Every declared message, whatever file it was called for: all of them are found by walking what is declared."""
    for command in load(TOPICS):
        yield from _of_command(command)
    for path in sorted(TOPICS.glob("*.toml")):
        for topic in read_topics(path):
            yield from _of_topic(topic)
    yield from _of_lexicon()
    for context, words in (
        ("part", part_names()),
        ("verdict", tuple(Verdict)),
        ("differs", DIFFERENCES),
        ("source", (*SourceKind, *SourceState)),
        ("it is", tuple(f"it is {state.value}" for state in SourceState)),
        (WORD, WORDS),
    ):
        yield from (_named(context, str(word), "") for word in words)


def _of_command(command: Command) -> Iterator[Message]:
    where = f"/{command.name}"
    yield _named(COMMAND, command.name, "name of a command: small letters, no spaces, 32 characters at most")
    yield _said(command.help, where)
    for option in command.options:
        note = f"name of an option of {where}: small letters, no spaces, 32 characters at most"
        yield _named(OPTION, option.name, note)
        yield _said(option.help, f"{where} {option.name}: 100 characters at most")


def _of_topic(topic: Topic) -> Iterator[Message]:
    where = f"/{topic.name}, of config/topics/{topic.pack}.toml"
    for message in (topic.ask, topic.empty, topic.undone, *(slot.says for slot in topic.missing)):
        if message:
            yield _said(message, where)


def _of_lexicon() -> Iterator[Message]:
    for kind in KINDS.values():
        for role in kind.roles:
            yield _named("role", role.name, f"somebody or something in a claim of the kind {kind.name}")
            if role.asks:
                yield _said(role.asks, f"what claims of the kind {kind.name} may leave open, or tell differently")
        if kind.says:
            yield _said(kind.says, "a clause; whatever is not stated falls away, with the words before its place")


def _said(message: str, note: str) -> Message:
    return 0, "say", message, [note]


def _named(context: str, message: str, note: str) -> Message:
    return 0, "say_as", (context, message), [note] if note else []
