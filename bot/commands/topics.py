"""Topic files read and checked: every table of `config/topics/*.toml` is a command that is a query and no code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from bot.commands.parse import nearest
from bot.commands.spec import Command
from bot.commands.story import Story, article_command
from bot.commands.topic import Of, answer, gaps
from bot.commands.topic_declared import WHEN, WITHIN, Slot, Topic, View
from bot.errors import BadInput
from bot.facts.kinds import KINDS
from bot.facts.model import Kind, Measure, Status
from bot.facts.query import Filter

_NAME = re.compile(r"[a-z][a-z0-9-]{0,31}")
_SHOWN = ("view", "query", "columns", "kinds", "named", "with", "sharing", "against", "touching", "signs", "near")
_KEYS = ("ask", *_SHOWN, "missing", "undone", "empty", "words", "examples", "packs")
_NEEDED = ("ask", "view", "empty")
_FILTER_KEYS = ("predicate", "role", "status", "negated", "implied", "lemmas", "attributed", "about", "words")
_SLOT_KEYS = ("slots", "says", "measure", "unless", "pattern", "counted")
_ONLY_FOR = {"columns": View.TABLE, "kinds": View.ENTITIES, "named": View.ENTITIES}


def load_topics(folder: Path) -> tuple[Command, ...]:
    """The commands of every topic file in the folder, by name; none when there is no folder.

    Raises BadInput, with the file and the line, for what is wrong in a file, and names what was probably meant.
    """
    files = sorted(folder.glob("*.toml")) if folder.is_dir() else []
    commands = [command_of(topic) for path in files for topic in read_topics(path)]
    return tuple(sorted(commands, key=lambda command: command.name))


def read_topics(path: Path) -> tuple[Topic, ...]:
    """The topics of one file, in its order. Raises BadInput."""
    text = path.read_text(encoding="utf-8")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"line (\d+)", str(error))
        raise BadInput(f"This is not TOML: {error}.", path=path, line=int(match[1]) if match else None) from error
    return tuple(_Reader(path, text, name).topic(table) for name, table in data.items())


def command_of(topic: Topic) -> Command:
    """The command that answers a topic's question."""

    def compose(options: Of, story: Story) -> Any:
        return answer(topic, options, story)

    compose.__name__, compose.__doc__ = topic.name.replace("-", "_"), topic.ask
    compose.__annotations__ = {"options": Of, "story": Story}
    narrowing = tuple(word for calls in topic.parts for word in calls)
    made = article_command(examples=topic.examples, words=topic.words, topic=topic.pack)(compose)
    return replace(made, packs=(topic.pack, *topic.also_in), narrowing=narrowing, gaps=partial(gaps, topic))


class _Reader:
    """Reads one table, and knows the line of what is wrong in it."""

    def __init__(self, path: Path, text: str, name: str) -> None:
        self._path, self._lines, self._name = path, text.splitlines(), name

    def topic(self, table: Any) -> Topic:
        """The table as a topic. Raises BadInput."""
        if not isinstance(table, dict):
            raise self._wrong(f"{self._name} stands outside of a table", self._name)
        if not _NAME.fullmatch(self._name):
            raise self._wrong(f"{self._name} is no name of a command: small letters, digits and hyphens, 32 at most")
        self._known(table, _KEYS, "key")
        missing = next((key for key in _NEEDED if key not in table), None)
        if missing is not None:
            raise self._wrong(f"{self._name} has no {missing}")
        view = View(self._one_of(self._words(table, "view"), [view.value for view in View], "view"))
        self._fitting(table, view)
        query = self._filters(table, "query", least=view is not View.ENTITIES, roles=view is View.POSITIONS)
        return Topic(
            name=self._name,
            pack=self._path.stem,
            ask=self._words(table, "ask", most=100),
            view=view,
            query=query,
            empty=self._words(table, "empty"),
            words=(self._name.replace("-", " "), *self._list(table, "words")),
            examples=self._list(table, "examples") or (self._name,),
            besides=self._filters(table, "with"),
            sharing=self._filters(table, "sharing"),
            against=self._filters(table, "against"),
            missing=tuple(self._slot(each) for each in self._tables(table, "missing", _SLOT_KEYS)),
            parts=tuple(self._list(each, "words") for each in table.get("query", ())),
            columns=self._columns(table, query),
            kinds=tuple(Kind(self._one_of(e, [k.value for k in Kind], "kind")) for e in self._list(table, "kinds")),
            named=self._list(table, "named"),
            touching=self._list(table, "touching"),
            signs=self._list(table, "signs"),
            near=self._list(table, "near"),
            undone=self._words(table, "undone") if "undone" in table else "",
            also_in=self._list(table, "packs"),
        )

    def _fitting(self, table: Mapping[str, Any], view: View) -> None:
        """The keys of a view go with that view, and what it needs is there. Raises BadInput."""
        for key, only in _ONLY_FOR.items():
            if key in table and view is not only:
                raise self._wrong(f"{key} of {self._name} goes with the view {only.value} only", key)
        needed = {View.TABLE: ("query", "columns"), View.ENTITIES: ("kinds",)}.get(view, ("query",))
        missing = next((key for key in needed if key not in table), None)
        if missing is not None:
            raise self._wrong(f"{self._name} has no {missing}, which the view {view.value} needs")

    def _columns(self, table: Mapping[str, Any], query: Iterable[Filter]) -> tuple[str, ...]:
        """The columns: roles of the predicates that are asked for. Raises BadInput."""
        families = [KINDS[each.predicate] for each in query if each.predicate]
        known = tuple(dict.fromkeys(role.name for kind in families for role in kind.roles))
        return tuple(self._one_of(each, known, "column") for each in self._list(table, "columns"))

    def _filters(
        self, table: Mapping[str, Any], key: str, least: bool | int = 0, roles: bool = False
    ) -> tuple[Filter, ...]:
        found = tuple(self._filter(each, roles) for each in self._tables(table, key, _FILTER_KEYS))
        if len(found) < least:
            raise self._wrong(f"{self._name}.{key} has no filter", key)
        return found

    def _filter(self, table: Mapping[str, Any], needs_role: bool) -> Filter:
        predicate = table.get("predicate")
        if predicate is not None:
            self._one_of(predicate, KINDS, "predicate")
        role = table.get("role")
        if role is None and needs_role:
            raise self._wrong(f"a filter of {self._name} has no role: positions are those who fill one", predicate)
        if role is not None:
            if predicate is None:
                raise self._wrong(f"role {role} has no predicate beside it", role)
            self._one_of(role, [each.name for each in KINDS[predicate].roles], f"role of {predicate}")
        statuses = [self._one_of(each, [s.value for s in Status], "status") for each in table.get("status", ())]
        return Filter(
            predicate=predicate,
            role=role,
            statuses=tuple(Status(each) for each in statuses),
            negated=self._flag(table, "negated"),
            implied=bool(self._flag(table, "implied")),
            lemmas=self._list(table, "lemmas"),
            attributed=self._flag(table, "attributed"),
            about=self._list(table, "about"),
        )

    def _slot(self, table: Mapping[str, Any]) -> Slot:
        roles = sorted({WHEN, WITHIN, *(role.name for kind in KINDS.values() for role in kind.roles)})
        measure = table.get("measure")
        if measure is not None:
            self._one_of(measure, [each.value for each in Measure], "measure")
        return Slot(
            roles=tuple(self._one_of(each, roles, "role") for each in self._list(table, "slots")),
            says=self._words(table, "says"),
            measure=Measure(measure) if measure is not None else None,
            unless=self._list(table, "unless"),
            pattern=self._pattern(table),
            counted=bool(self._flag(table, "counted")),
        )

    def _pattern(self, table: Mapping[str, Any]) -> str:
        """A regular expression. Raises BadInput."""
        try:
            return re.compile(str(table.get("pattern", ""))).pattern
        except re.error as error:
            raise self._wrong(f"pattern is no regular expression: {error}", "pattern") from None

    def _tables(self, table: Mapping[str, Any], key: str, keys: Iterable[str]) -> tuple[Mapping[str, Any], ...]:
        found = table.get(key, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            raise self._wrong(f"{self._name}.{key} must be a list of tables", key)
        for each in found:
            self._known(each, keys, f"key of {key}")
        return tuple(found)

    def _known(self, table: Mapping[str, Any], keys: Iterable[str], what: str) -> None:
        for key in table:
            self._one_of(key, keys, what)

    def _one_of(self, value: Any, known: Iterable[str], what: str) -> str:
        if not isinstance(value, str) or value not in list(known):
            near = nearest(str(value), known, most=1)
            raise self._wrong(f"there is no {what} {value}", str(value), f"Did you mean {near[0]}?" if near else None)
        return value

    def _words(self, table: Mapping[str, Any], key: str, most: int = 200) -> str:
        value = table.get(key)
        if not isinstance(value, str) or not 1 <= len(value.strip()) <= most:
            raise self._wrong(f"{self._name}.{key} must be words, 1 to {most} characters", key)
        return value.strip()

    def _list(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            raise self._wrong(f"{self._name}.{key} must be a list of words", key)
        return tuple(value)

    def _flag(self, table: Mapping[str, Any], key: str) -> bool | None:
        value = table.get(key)
        if value is not None and not isinstance(value, bool):
            raise self._wrong(f"{key} is true or false", key)
        return value

    def _wrong(self, what: str, near: str | None = None, hint: str | None = None) -> BadInput:
        """The failure, at the line of the words `near` within the table, else at the table's head."""
        head = next((index for index, one in enumerate(self._lines) if self._opens(one)), 0)
        told = (f'"{near}"', near) if near else ()
        places = (index for words in told for index in self._below(head) if words in self._lines[index])
        line = next(places, head)
        return BadInput(f"In {self._path.name}, {what}.", hint=hint, path=self._path, line=line + 1)

    def _opens(self, one: str) -> bool:
        """Whether a line opens the table, or one of the tables in it, or sets a key of it from outside."""
        name = rf"""["']?{re.escape(self._name)}["']?\s*"""
        return re.match(rf"\s*(?:\[\[?\s*{name}[].]|{name}[.=])", one) is not None

    def _below(self, head: int) -> Iterator[int]:
        """The lines of the table: its head and those below, as far as the next table that is none of its own."""
        yield head
        for index in range(head + 1, len(self._lines)):
            if self._lines[index].lstrip().startswith("[") and not self._opens(self._lines[index]):
                return
            yield index
