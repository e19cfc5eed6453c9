"""A free question to the command that answers it, or to the refusal that names the nearest ones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from rapidfuzz import fuzz

from bot.commands.needs import Needs
from bot.commands.people import find, spelt_like
from bot.commands.question_forms import (
    ABOUT_WHOM,
    BY_HOW_MUCH,
    CHANGE,
    CONTENTS,
    HOW,
    LEADING,
    MEASURED,
    NEWCOMER,
    NEXT_PART,
    QUESTION_WORDS,
    SAID,
    SAYS,
    THERE,
    WHERE,
    WHETHER,
    WHO_DOES,
    WHO_IS,
)
from bot.commands.spec import Command
from bot.commands.words import ANYBODY, alike, claim_tells, content_words, same_word, span_tells, tells_of
from bot.facts.kinds import FALLBACK
from bot.facts.model import Entity, FactSheet, Form, Kind, Span
from bot.facts.query import number, shown
from bot.facts.words import stem, stems, words

NEAREST = 3
MOST = 3
"""How many commands are tried besides the one that a question word settles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Routed:
    """The command that answers, and the values of its options.

    `asked` is the question. `others` may answer where it does not; of those the answer must cite a sentence that
    holds what `needs` names: a time, a number, a sum, or a place.
    """

    command: Command
    values: Mapping[str, str]
    others: tuple[Routed, ...] = ()
    needs: Needs | None = None
    asked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """No command answers; these are nearest."""

    nearest: tuple[Command, ...]


def route(question: str, sheet: FactSheet, commands: tuple[Command, ...]) -> Routed | Refused:
    """The command that answers a question about this article, or the nearest ones where none does.

    A question's particulars (names, things, deeds) go along as `of`, and where the command cannot take them they must
    be none: the answer to another question is no answer.
    """
    said = question.casefold().replace("’", "'").strip(" ?!.").split()
    asked = " ".join((*(QUESTION_WORDS.get(word, word) for word in said[:1]), *said[1:]))
    known = {command.name: command for command in commands}
    return (
        _by_contents(asked, sheet, known)
        or _by_speaker(asked, sheet, known)
        or _by_name(asked, sheet, known)
        or _by_deed(asked, sheet, known)
        or _by_words(asked, sheet, commands)
        or Refused(nearest=nearest(asked, sheet, commands))
    )


def routes(question: str, sheet: FactSheet, commands: tuple[Command, ...]) -> tuple[Routed, ...] | Refused:
    """The commands that answer each part of a question, each once; a refusal when one part has no answer."""
    found: list[Routed] = []
    for part in NEXT_PART.split(question):
        routed = route(part, sheet, commands) if content_words(part) or words(part) else None
        if isinstance(routed, Refused):
            return routed
        if routed is not None and routed not in found:
            found.append(routed)
    return tuple(found) or Refused(nearest=nearest(question, sheet, commands))


def nearest(asked: str, sheet: FactSheet, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The three commands nearest to a question that have something to say about the article."""
    said = content_words(asked) or words(asked)
    ordered = sorted(commands, key=lambda command: (-_score(asked, command)[0], -_closeness(said, command)))
    able = (command for command in ordered if command.answers is not None and command.answers(sheet))
    return tuple(islice(able, NEAREST))


def _closeness(said: Sequence[str], command: Command) -> float:
    """How alike (0 to 100) the most alike of the question's words and the command's are."""
    there = {part for call in (command.name, *command.words) for part in words(call)}
    return max((fuzz.ratio(word, part) for word in said for part in there), default=0.0)


def _by_contents(asked: str, sheet: FactSheet, known: Mapping[str, Command]) -> Routed | Refused | None:
    """What a thing consists of: answered by its card where the article tells its parts, by nothing else."""
    match = CONTENTS.match(asked)
    wanted = content_words(match["whole"]) if match else ()
    if match is None or not wanted or "entity" not in known:
        return None
    wholes = [role.span for claim in shown(sheet) for role in claim.all_roles("whole")]
    entity = find(sheet, match["whole"])
    if entity is not None and any(span_tells(sheet, span, wanted) for span in wholes):
        return Routed(command=known["entity"], values={"name": entity.name})
    return Refused(nearest=nearest(asked, sheet, tuple(known.values())))


def _by_speaker(asked: str, sheet: FactSheet, known: Mapping[str, Command]) -> Routed | None:
    match = SAID.search(asked) or SAYS.search(asked)
    if match is None or "said" not in known:
        return None
    speaker = find(sheet, re.sub(r"^(?:the|a|an)\s+", "", match["who"].strip()))
    if speaker is None:
        return None
    more = " ".join(content_words(match["more"]))
    return Routed(command=known["said"], values={"speaker": speaker.name, **({"of": more} if more else {})})


def _by_deed(asked: str, sheet: FactSheet, known: Mapping[str, Command]) -> Routed | None:
    """Who did what no command is for: the sentence that says so, where its doer is named and all the rest is told."""
    match = WHO_DOES.match(asked)
    if match is None or "evidence" not in known:
        return None
    deed, rest = stem(match["deed"]), tuple(w for w in content_words(asked) if w != match["deed"])
    for claim in shown(sheet) if rest else ():
        doer = claim.role("actor") if claim.predicate == FALLBACK and not claim.negated else None
        if doer is not None and doer.entities and stem(claim.lemma) == deed and claim_tells(sheet, claim, rest):
            return Routed(command=known["evidence"], values={"sentence": str(number(sheet, claim.evidence))})
    return None


def _by_name(asked: str, sheet: FactSheet, known: Mapping[str, Command]) -> Routed | Refused | None:
    match = WHO_IS.match(asked) or ABOUT_WHOM.match(asked)
    name = match["who"] if match else asked
    entity = find(sheet, re.sub(r"^(?:the|a|an)\s+", "", name))
    if entity is None or "entity" not in known or not _only_names(sheet, entity, name):
        return None
    if match is not None and NEWCOMER.match(match["who"]) and not spelt_like(sheet, entity, match["who"]):
        return None
    unnamed = not any(mention.form is Form.NAME for mention in entity.mentions)
    if match is not None and unnamed and _score_all(match["who"], known):
        return None
    if match is None and (_score_all(asked, known) or HOW.match(asked) or WHERE.match(asked)):
        return None
    if match and asked.startswith(("who", "and who")) and not _told_apart(entity):
        return Refused(nearest=nearest(asked, sheet, tuple(known.values())))
    return Routed(command=known["entity"], values={"name": entity.name})


def _only_names(sheet: FactSheet, entity: Entity, asked: str) -> bool:
    """Whether all that is asked for is the name, or what the article says the bearer is."""
    said = (entity.name, entity.description or "", *(sheet.words(mention.span) for mention in entity.mentions))
    there = stems(" ".join(said))
    return all(same_word(word, there) for word in content_words(asked)) or spelt_like(sheet, entity, asked)


def _told_apart(entity: Entity) -> bool:
    """Whether the article says who that is: it has a name or members, and is not an anonymous source."""
    named = any(mention.form is Form.NAME for mention in entity.mentions)
    return not entity.anonymous and (named or bool(entity.members) or entity.kind is Kind.PERSON)


def _by_words(asked: str, sheet: FactSheet, commands: tuple[Command, ...]) -> Routed | None:
    """The command that a question word settles, and those that its other words call for, best first."""
    leading = next((name for pattern, name in LEADING if pattern.search(asked)), None)
    first = [each for each in commands if each.name == leading]
    scored = sorted(((_score(asked, each), each) for each in commands if each.words), key=lambda p: p[0], reverse=True)
    scored.sort(key=lambda pair: not _does(asked, pair[1]))
    called = [each for score, each in scored if score[0] and each not in first and (not leading or _takes_words(each))]
    if WHO_DOES.match(asked):  # who counted is not answered by how many
        called = [each for each in called if each.name not in set(Needs)]
    if not first and HOW.match(asked):
        called = [each for each in called if _is_trigger(asked.split()[-1], each)]
    ahead = [each for each in commands if each.name == "next" and leading == "when"]
    order = first if leading == "why" else [*first, *called[:MOST], *ahead]
    plain = MEASURED.sub("how many", CHANGE.sub("", asked) if BY_HOW_MUCH.search(asked) else asked)
    fitting = [routed for each in order if (routed := _fitting(plain, sheet, each, each in first)) is not None]
    if WHETHER.match(asked):  # what is not told is not so: "no vote is reported" would be read as a no
        fitting = [routed for routed in fitting if not _is_silent(routed.command, sheet)]
    if len(fitting) > 1 and not first and all(_is_silent(routed.command, sheet) for routed in fitting):
        return None  # which of several empty answers would be right, nobody can tell
    if fitting:
        needs = Needs(leading) if leading in set(Needs) else None
        return replace(fitting[0], others=tuple(fitting[1:]), needs=needs, asked=plain)
    return _by_sentence(asked, sheet, commands)


def _does(asked: str, command: Command) -> bool:
    """Whether the deed that a question asks for the doer of calls for the command: "who funded the trial?"."""
    found = WHO_DOES.match(asked)
    return (
        found is not None
        and command.topic is not None
        and any(alike(stem(found["deed"]), stem(call)) for call in command.words)
    )


def _fitting(asked: str, sheet: FactSheet, command: Command, settled: bool) -> Routed | None:
    """The command with the particulars that it does not take for granted; None where it cannot take them.

    `settled` says that a question word called for it: then its emptiness is an answer, too.
    """
    particulars = tuple(word for word in content_words(asked) if not _is_trigger(word, command))
    if any(option.required for option in command.options):
        return None
    if not particulars:
        return Routed(command=command, values={})
    told = _takes_words(command) and _told(sheet, particulars)
    if not settled and _is_silent(command, sheet):
        # what is mostly about something else is not answered with the emptiness of the one word that fits
        few = sum(word not in ANYBODY for word in particulars) < len(content_words(asked)) / 2
        return Routed(command=command, values={}) if few else None
    return Routed(command=command, values={"of": " ".join(particulars)}) if told else None


def _is_silent(command: Command, sheet: FactSheet) -> bool:
    """Whether the article has nothing for the command."""
    return command.answers is not None and not command.answers(sheet)


def _takes_words(command: Command) -> bool:
    return any(option.name == "of" for option in command.options)


def _by_sentence(asked: str, sheet: FactSheet, commands: tuple[Command, ...]) -> Routed | None:
    """A yes-or-no question whose every particular stands in one sentence is answered by showing that sentence.

    One particular is enough where nothing else is asked: "is there a recount?"
    """
    wanted = content_words(asked)
    show = next((each for each in commands if each.name == "evidence"), None)
    if show is None or len(wanted) < (1 if THERE.match(asked) else 2) or not WHETHER.match(asked):
        return None
    there = [s.number for s in sheet.body() if all(same_word(w, stems(sheet.words(s.span))) for w in wanted)]
    return Routed(command=show, values={"sentence": str(there[0])}) if there else None


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
    calls = {tuple(stem(word) for word in words(trigger)): trigger for trigger in command.words}
    hits = [trigger for parts, trigger in calls.items() if _has(roots, list(parts)) or _has(said, words(trigger))]
    return sum(len(words(hit)) for hit in hits), max((len(hit) for hit in hits), default=0)


def _has(roots: Sequence[str], trigger: Sequence[str]) -> bool:
    """Whether the words of a call stand together in the question, slips of the finger allowed."""
    starts = range(len(roots) - len(trigger) + 1)
    return any(all(map(alike, roots[at : at + len(trigger)], trigger)) for at in starts)


def _is_trigger(word: str, command: Command) -> bool:
    if any(alike(stem(word), stem(part)) for part in command.narrowing):
        return False
    return any(
        alike(stem(word), stem(part)) or alike(word, part) for trigger in command.words for part in words(trigger)
    )
