"""A free question to the command that answers it, or to the refusal that names the nearest ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from bot.commands.people import find
from bot.commands.spec import Command
from bot.commands.words import alike, content_words, same_word, span_tells, tells_of
from bot.facts.model import Entity, FactSheet, Form, Kind, Span
from bot.facts.query import shown
from bot.facts.words import stem, stems, words

NEAREST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Routed:
    """The command that answers, and the values of its options."""

    command: Command
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """No command answers; these are nearest."""

    nearest: tuple[Command, ...]


_SAID = re.compile(
    r"\b(?:did|does|do|has|have)\s+(?P<who>.+?)\s+(?:say|said|says|think|claim|claims|tell|told|announced?|state|stated)"
    r"\b(?P<more>.*)"
)
_SAYS = re.compile(r"^(?:what|anything|everything)?\s*(?P<who>(?!who\b).+?)\s+(?:said|says)\b(?P<more>.*)")
_WHO_IS = re.compile(
    r"^(?:and\s+)?(?:who|what)(?:\s+exactly)?(?:\s+is|\s+are|\s+was|\s+were|'s)(?:\s+exactly)?\s+(?P<who>.+)$"
)
_ABOUT = re.compile(
    r"^(?:and|what about|how about|tell me (?:more )?about|more (?:on|about)|what happen(?:s|ed) (?:to|with))"
    r"\s+(?P<who>.+)$"
)
_CONTENTS = re.compile(r"^what (?:is|was|are|were|will be) (?:in|inside|part of)\s+(?:the |this |that )?(?P<whole>.+)$")
_NEXT = re.compile(r"[?!.;]+\s+(?=\w)|,?\s+and\s+(?=(?:who|what|when|where|why|how|which)\b)", re.IGNORECASE)

# question words that settle which command answers, whatever else is asked about
_LEADING = (
    (re.compile(r"\bhow much (?:money|does|did|do|will|would|is|was|are|were)\b|\bhow much\??$"), "money"),
    (re.compile(r"\bhow (?:many|much|long|often|large|big|high|old|far|fast)\b"), "numbers"),
    (
        re.compile(r"^(?:and |so |but )?(?:since |until |by )?when\b|\b(?:what|which) (?:day|date|year|month|time)\b"),
        "when",
    ),
    (
        re.compile(
            r"^(?:and |so |but )?why\b|\bwhat for\b"
            r"|\b(?:what|which) (?:is |was |are |were )?(?:the )?(?:reasons?|causes?|purpose)\b"
        ),
        "why",
    ),
)
_HOW_OR_WHERE = re.compile(r"^(?:and |so |but )?(?:how|where)\b")


def route(question: str, sheet: FactSheet, commands: tuple[Command, ...]) -> Routed | Refused:
    """The command that answers a question about this article, or the nearest ones where none does.

    A question's particulars (names, things, deeds) go along as `of`, and where the command cannot take them they must
    be none: the answer to another question is no answer.
    """
    asked = " ".join(question.casefold().replace("’", "'").strip(" ?!.").split())
    known = {command.name: command for command in commands}
    return (
        _by_contents(asked, sheet, known)
        or _by_speaker(asked, sheet, known)
        or _by_name(asked, sheet, known)
        or _by_words(asked, sheet, commands)
        or Refused(nearest=nearest(asked, sheet, commands))
    )


def routes(question: str, sheet: FactSheet, commands: tuple[Command, ...]) -> tuple[Routed, ...] | Refused:
    """The commands that answer each part of a question, each once; a refusal when one part has no answer."""
    found: list[Routed] = []
    for part in _NEXT.split(question):
        routed = route(part, sheet, commands) if content_words(part) or words(part) else None
        if isinstance(routed, Refused):
            return routed
        if routed is not None and routed not in found:
            found.append(routed)
    return tuple(found) or Refused(nearest=nearest(question, sheet, commands))


def nearest(asked: str, sheet: FactSheet, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The three commands nearest to a question that have something to say about the article."""
    ordered = sorted(commands, key=lambda command: -_score(asked, command)[0])
    able = (command for command in ordered if command.answers is not None and command.answers(sheet))
    return tuple(islice(able, NEAREST))


def _by_contents(asked: str, sheet: FactSheet, known: Mapping[str, Command]) -> Routed | Refused | None:
    """What a thing consists of: answered by its card where the article tells its parts, by nothing else."""
    match = _CONTENTS.match(asked)
    wanted = content_words(match["whole"]) if match else ()
    if match is None or not wanted or "entity" not in known:
        return None
    wholes = [role.span for claim in shown(sheet) for role in claim.all_roles("whole")]
    entity = find(sheet, match["whole"])
    if entity is not None and any(span_tells(sheet, span, wanted) for span in wholes):
        return Routed(command=known["entity"], values={"name": entity.name})
    return Refused(nearest=nearest(asked, sheet, tuple(known.values())))


def _by_speaker(asked: str, sheet: FactSheet, known: Mapping[str, Command]) -> Routed | None:
    match = _SAID.search(asked) or _SAYS.search(asked)
    if match is None or "said" not in known:
        return None
    speaker = find(sheet, re.sub(r"^(?:the|a|an)\s+", "", match["who"].strip()))
    if speaker is None:
        return None
    more = " ".join(content_words(match["more"]))
    return Routed(command=known["said"], values={"speaker": speaker.name, **({"of": more} if more else {})})


def _by_name(asked: str, sheet: FactSheet, known: Mapping[str, Command]) -> Routed | Refused | None:
    match = _WHO_IS.match(asked) or _ABOUT.match(asked)
    name = match["who"] if match else asked
    entity = find(sheet, re.sub(r"^(?:the|a|an)\s+", "", name))
    if entity is None or "entity" not in known or not _only_names(sheet, entity, name):
        return None
    if match is None and (_score_all(asked, known) or _HOW_OR_WHERE.match(asked)):
        return None
    if match and asked.startswith(("who", "and who")) and not _told_apart(entity):
        return Refused(nearest=nearest(asked, sheet, tuple(known.values())))
    return Routed(command=known["entity"], values={"name": entity.name})


def _only_names(sheet: FactSheet, entity: Entity, asked: str) -> bool:
    """Whether all that is asked for is the name, or what the article says the bearer is."""
    said = (entity.name, entity.description or "", *(sheet.words(mention.span) for mention in entity.mentions))
    there = stems(" ".join(said))
    return all(same_word(word, there) for word in content_words(asked))


def _told_apart(entity: Entity) -> bool:
    """Whether the article says who that is: it has a name or members, and is not an anonymous source."""
    named = any(mention.form is Form.NAME for mention in entity.mentions)
    return not entity.anonymous and (named or bool(entity.members) or entity.kind is Kind.PERSON)


def _by_words(asked: str, sheet: FactSheet, commands: tuple[Command, ...]) -> Routed | None:
    leading = next((name for pattern, name in _LEADING if pattern.search(asked)), None)
    best = next((command for command in commands if command.name == leading), None) if leading else None
    if best is None:
        scored = [(_score(asked, command), command) for command in commands if command.words]
        score, best = max(scored, key=lambda pair: pair[0], default=((0, 0), None))
        if best is None or not score[0] or (_HOW_OR_WHERE.match(asked) and best.name not in ("money", "numbers")):
            return None
    particulars = tuple(word for word in content_words(asked) if not _is_trigger(word, best))
    if not particulars:
        return Routed(command=best, values={})
    if any(option.name == "of" for option in best.options) and _told(sheet, particulars):
        return Routed(command=best, values={"of": " ".join(particulars)})
    # what is mostly about something else is not answered with the emptiness of the one word that fits
    fits = len(particulars) <= len(content_words(asked)) / 2
    empty = fits and best.answers is not None and not best.answers(sheet)
    return Routed(command=best, values={}) if empty else None


def _told(sheet: FactSheet, particulars: tuple[str, ...]) -> bool:
    """Whether one body sentence tells of all particulars; an article without one of the words is not searched."""
    everything = Span(0, max(1, len(sheet.article.text)))
    return span_tells(sheet, everything, particulars) and any(
        tells_of(sheet, sentence, particulars) for sentence in sheet.body()
    )


def _score_all(asked: str, known: Mapping[str, Command]) -> bool:
    return any(_score(asked, command)[0] for command in known.values() if command.words)


def _score(asked: str, command: Command) -> tuple[int, int]:
    """How many words of the question call for the command, and how long the longest call is."""
    said = words(asked)
    roots = [stem(word) for word in said]
    hits = [trigger for trigger in command.words if _has(roots, [stem(word) for word in words(trigger)])]
    return sum(len(words(hit)) for hit in hits), max((len(hit) for hit in hits), default=0)


def _has(roots: list[str], trigger: list[str]) -> bool:
    """Whether the words of a call stand together in the question, slips of the finger allowed."""
    starts = range(len(roots) - len(trigger) + 1)
    return any(all(map(alike, roots[at : at + len(trigger)], trigger)) for at in starts)


def _is_trigger(word: str, command: Command) -> bool:
    return any(alike(stem(word), stem(part)) for trigger in command.words for part in words(trigger))
