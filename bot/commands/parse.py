"""Typed text to a command with its options, and back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from bot.commands.names import COMMAND, OPTION, abroad, by_name, meant, option_in, shown_names
from bot.commands.spec import Command, OptionSpec, Value
from bot.errors import BadInput, NotFound
from bot.languages.words import say, say_as

LONGEST = 400
"""The most characters that are read as a question."""

NEAR, SLIP, CLOSE = 60, 72, 83
"""How alike (0 to 100) a name must be to be offered instead of a word, to be what the word was meant to be, and to be
taken for it without asking."""

SHORT = 4
"""Up to how many letters a word is part of too many others to be looked for in them."""

_TOKEN = re.compile(
    r'(?P<key>[^\W\d_](?:[^\W\d_]|-)*):(?!//)(?:"(?P<quoted>[^"]*)"|(?P<bare>\S+))|"(?P<phrase>[^"]*)"|\S+'
)
_CURLY = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_YES = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
_ALWAYS = ("about", "from")
"""The options that even a free question has."""


class NoCommand(NotFound):
    """There is no command of that name."""


class Incomplete(BadInput):
    """A command without the one option that it cannot do without: which command, which option, of which article."""

    def __init__(self, message: str, *, hint: str, command: Command, option: OptionSpec, about: str | None) -> None:
        super().__init__(message, hint=hint)
        self.command, self.option, self.about = command, option, about


class Question(Exception):
    """The text only looks like a command: `who is she?` begins with the name of one, and is a free question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A command with its options; `start` is how many items of the answer were shown before."""

    command: Command
    options: Any
    start: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """Typed text taken apart: values that have a name, and the words that have none."""

    named: tuple[tuple[str, str], ...]
    words: tuple[str, ...]


def clean(text: str) -> str:
    """The text on one line, invisible formatting taken off.

    Raises BadInput for more than LONGEST characters, and for control characters that are no white space.
    """
    line = " ".join("".join(c for c in text if unicodedata.category(c) != "Cf").split())
    if len(line) > LONGEST:
        raise BadInput(say("That is too long for me: {most} characters at most.", most=LONGEST))
    if any(unicodedata.category(c) in ("Cc", "Cs", "Cn", "Co") for c in line):
        raise BadInput(say("That text has characters that I cannot read."), hint=say("Type it again in plain letters."))
    return line


def pieces(text: str) -> Pieces:
    """The named values (`most:5`, `speaker:"Ida Holm"`) and the free words of a text."""
    named: list[tuple[str, str]] = []
    words: list[str] = []
    for match in _TOKEN.finditer(text.translate(_CURLY)):
        if match["key"] is not None:
            value = match["quoted"] if match["quoted"] is not None else match["bare"]
            named.append((match["key"].lower(), value))
        else:
            words.append(match["phrase"] if match["phrase"] is not None else match[0])
    return Pieces(named=tuple(named), words=tuple(words))


def command_in(text: str, commands: Iterable[Command]) -> tuple[Command, str] | None:
    """The command whose name the text begins with (`who pays` is `who-pays`), and the rest of the text; or None."""
    words = text.split()
    known = by_name(commands)
    for length in range(min(3, len(words)), 0, -1):
        name = "-".join(words[:length]).lower().lstrip("/¿¡").rstrip("?!.,:")
        if name in known:
            return known[name], " ".join(words[length:])
    return None


def parse(text: str, commands: tuple[Command, ...]) -> Parsed:
    """The command that a text asks for by name.

    Raises Question when it is better read as a free question, NotFound when no command has that name, and BadInput
    when an option is wrong; each says so in one line.
    """
    found = command_in(text, commands)
    if found is None:
        raise NoCommand(_unknown(text, commands))
    command, rest = found
    if any(option.raw for option in command.options):
        return _verbatim(rest, command)
    taken = pieces(rest)
    _refuse_question(command, text, taken)
    return chosen(command, _with_free_words(command, taken))


def lenient(text: str, command: Command) -> Parsed:
    """All of the text as the free words of `command`, but for `about:` and `from:`."""
    taken = pieces(text)
    kept = [(key, value) for key, value in taken.named if _always(key)]
    free = text
    for match in reversed(list(_TOKEN.finditer(text.translate(_CURLY)))):
        if match["key"] is not None and _always(match["key"].lower()):
            free = free[: match.start()] + free[match.end() :]
    rest = next(option.name for option in command.options if option.rest)
    return chosen(command, {**dict(kept), rest: " ".join(free.split())})


def _verbatim(text: str, command: Command) -> Parsed:
    """The text as it stands for the option that takes it so, but for the command's other options by name."""
    raw = next(option.name for option in command.options if option.raw)
    others = {option.name for option in command.options} - {raw}
    values: dict[str, str] = {}
    for match in reversed(list(_TOKEN.finditer(text.translate(_CURLY)))):
        key = (match["key"] or "").lower()
        if key in others:
            values[key] = match["quoted"] if match["quoted"] is not None else match["bare"]
            text = text[: match.start()] + text[match.end() :]
    return chosen(command, {**values, raw: text.strip()} if text.strip() else values)


def chosen(command: Command, values: Mapping[str, Value]) -> Parsed:
    """The command with these values, each made what its option wants.

    Raises BadInput, naming the option, for a value it cannot take, a name it does not have, or a missing one.
    """
    specs = {option.name: option for option in command.options}
    start = 0
    taken: dict[str, Value] = {}
    for name, value in values.items():
        known = option_in(command, name)
        if known is not None:
            taken[known] = _value(specs[known], value)
        elif name == "from":
            start = _whole("from", value, 0, None)
        else:
            raise BadInput(_no_option(command, name))
    missing = next((o for o in command.options if o.required and not str(taken.get(o.name, "")).strip()), None)
    if missing is not None:
        names = {"command": say_as(COMMAND, command.name), "option": say_as(OPTION, missing.name)}
        needed = say("{command} needs {option}.", **names)
        hint = say("For example: {example}", example=spoken_form(command, command.examples[0]))
        about = str(taken["about"]) if taken.get("about") else None
        raise Incomplete(needed, hint=hint, command=command, option=missing, about=about)
    return Parsed(command=command, options=command.takes(**taken), start=start)


def typed(command: Command, values: Mapping[str, Value | None]) -> str:
    """The text that asks for the command with these values; what is None or a default is left out."""
    said = [command.name]
    for option in command.options:
        value = values.get(option.name)
        if value is None or value == option.default:
            continue
        said.append(f"{option.name}:{_quoted(value)}")
    return " ".join(said)


def spoken_form(command: Command, text: str) -> str:
    """A text that asks for the command by its English name, with the names of the language that is spoken."""
    said = say_as(COMMAND, command.name) + text.removeprefix(command.name)
    for option in command.options:
        said = said.replace(f" {option.name}:", f" {say_as(OPTION, option.name)}:")
    return said


def misspelt(word: str, names: Iterable[str]) -> bool:
    """Whether a word is rather one of the names with a slip in it than a word of its own."""
    return process.extractOne(word.lower(), list(names), scorer=fuzz.ratio, score_cutoff=SLIP) is not None


def nearest_slip(word: str, names: Iterable[str]) -> str | None:
    """The one name that a word is with a slip of the finger in it; None where it may be another word."""
    hits = process.extract(word.lower(), list(names), scorer=fuzz.ratio, limit=2, score_cutoff=CLOSE)
    return hits[0][0] if hits and len(word) > 4 and (len(hits) == 1 or hits[0][1] > hits[1][1]) else None


def nearest(word: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The names most like a word, best first; none that is not alike. A short word is compared as a whole."""
    scorer = fuzz.WRatio if len(word) > SHORT else fuzz.ratio
    hits = process.extract(word.lower(), list(names), scorer=scorer, limit=most, score_cutoff=NEAR)
    return tuple(hit[0] for hit in hits)


def closest(word: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The names least unlike a word, best first, however unlike they are."""
    hits = process.extract(word.lower(), list(names), scorer=fuzz.ratio, limit=most)
    return tuple(hit[0] for hit in hits)


def _quoted(value: Value) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case int():
            return str(value)
        case _:
            text = value.translate(_CURLY).replace('"', "")
            return f'"{text}"' if " " in text else text


def _refuse_question(command: Command, text: str, taken: Pieces) -> None:
    takes_words = any(option.rest for option in command.options)
    asked = text.rstrip().endswith("?") and not text.startswith("/") and command.name != "ask"
    if taken.words and (not takes_words or (asked and len(taken.words) > 1)):
        raise Question


def _with_free_words(command: Command, taken: Pieces) -> dict[str, Value]:
    values: dict[str, Value] = dict(taken.named)
    rest = next((option.name for option in command.options if option.rest), None)
    if rest is not None and taken.words:
        values[rest] = " ".join(taken.words)
    return values


def _value(option: OptionSpec, value: Value) -> Value:
    if option.type is bool:
        return value if isinstance(value, bool) else _flag(option, str(value))
    if option.type is int:
        return _whole(say_as(OPTION, option.name), value, option.low, option.high)
    return clean(str(value))


def _flag(option: OptionSpec, value: str) -> bool:
    said = meant(value, _YES)
    if said is None:
        raise BadInput(say("{option} is yes or no, not {typed}.", option=say_as(OPTION, option.name), typed=value))
    return _YES[said]


def _whole(name: str, value: Value, low: int | None, high: int | None) -> int:
    try:
        number = int(str(value))
    except ValueError:
        typed = clean(str(value))
        raise BadInput(say("{option} is a whole number, not {typed}.", option=name, typed=typed)) from None
    if (low is not None and number < low) or (high is not None and number > high):
        if high is None:
            raise BadInput(say("{option} must be at least {low}, not {number}.", option=name, low=low, number=number))
        places = {"option": name, "low": low, "high": high, "number": number}
        raise BadInput(say("{option} must be between {low} and {high}, not {number}.", **places))
    return number


def _unknown(text: str, commands: tuple[Command, ...]) -> str:
    word = text.split()[0].lstrip("/")[:40]
    near = nearest(word, shown_names(commands), most=1)
    return no_command(word, near[0] if near else None)


def no_command(name: str, near: str | None = None) -> str:
    """That there is no such command, with the one that was probably meant."""
    if near is None:
        return say("There is no command {name}.", name=name)
    return say("There is no command {name}; did you mean {near}?", name=name, near=near)


def _no_option(command: Command, name: str) -> str:
    names = [say_as(OPTION, option.name) for option in command.options]
    near = nearest(name, names, most=1)
    said = {"command": say_as(COMMAND, command.name), "option": name[:40]}
    if near:
        return say("{command} has no option {option}; did you mean {near}?", near=near[0], **said)
    if names:
        return say("{command} has no option {option}; it has {names}.", names=", ".join(names), **said)
    return say("{command} has no option {option}; it has none.", **said)


def _always(key: str) -> bool:
    return any(key in (name, *abroad(OPTION, name).values()) for name in _ALWAYS)
