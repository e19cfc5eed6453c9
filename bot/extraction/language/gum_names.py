"""Names out of GUM's mentions: which words of a mention of a person, an organisation or a place are its name.

GUM (Zeldes 2017) marks mentions, "the president of the club" as well as "Ann Lee", with a type and often with the
title of an encyclopedia article. A name here is the proper-noun head of a mention with what belongs to it, titles
left out. Where that is in doubt the words are reported as unknown, so that nothing wrong is learnt from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.extraction.language.convert import Gold

TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
_MENTION = re.compile(r"\(([^()]+)(\)?)|([^()]+)\)")
_PARTS = frozenset({"compound", "flat", "amod", "goeswith", "punct", "nummod"})
# "Bank of England", "Centre for Health": what may join the two halves of one name.
_JOINTS = frozenset({"of", "for", "&"})
# Alone, these are offices and relations, not names of people.
_OFFICES = frozenset(
    "administrator admiral ambassador archbishop attorney bishop captain cardinal ceo chair chairman chancellor "
    "chief coach colonel commander congressman council councillor deputy director doctor dr. emperor gen. general "
    "gov. governor head judge justice king lady leader lieutenant lord major manager mayor minister miss mister "
    "mom mp mr. mrs. ms. officer pope president prime prince princess prof. professor queen rep. representative "
    "saint secretary sen. senator sergeant sheriff sir speaker treasurer vice".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The names of one sentence as (first word, behind the last, label), and the words nobody knows about."""

    names: tuple[tuple[int, int, str], ...]
    unknown: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    start: int
    end: int
    label: str
    title: str


def derive(sentences: Sequence[Gold]) -> list[Found]:
    """For each sentence, its names. Needs the MISC column of GUM with `Entity=`; without it there are none."""
    return [_names(sentence) for sentence in sentences]


def _names(sentence: Gold) -> Found:
    names: list[tuple[int, int, str]] = []
    doubtful: set[int] = set()
    for mention in _mentions(sentence):
        head = _head(sentence, mention)
        inside = range(mention.start, mention.end)
        if head is None or not _may_be_named(sentence, mention, head):
            doubtful.update(index for index in inside if _proper(sentence, index))
            continue
        span = _name(sentence, mention, head)
        if span is not None:
            names.append((*span, mention.label))
    kept: list[tuple[int, int, str]] = []
    for start, end, label in sorted(names, key=lambda name: (name[0] - name[1], name[0])):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, label))
    taken = {index for start, end, _ in kept for index in range(start, end)}
    return Found(names=tuple(sorted(kept)), unknown=frozenset(doubtful - taken))


def _mentions(sentence: Gold) -> Iterator[_Mention]:
    """The mentions of the wanted types. MISC has `(id-type-...` where one begins and `id)` where it ends."""
    opened: dict[str, list[tuple[int, str, str]]] = {}
    for index, misc in enumerate(sentence.misc):
        value = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
        for match in _MENTION.finditer(value):
            if match[3] is not None:
                stack = opened.get(match[3].partition("-")[0])
                if stack:
                    start, kind, title = stack.pop()
                    if kind in TYPES:
                        yield _Mention(start=start, end=index + 1, label=TYPES[kind], title=title)
                continue
            fields = match[1].split("-", 7)
            kind, title = fields[1] if len(fields) > 1 else "", fields[7] if len(fields) > 7 else ""
            if not match[2]:
                opened.setdefault(fields[0], []).append((index, kind, title))
            elif kind in TYPES:
                yield _Mention(start=index, end=index + 1, label=TYPES[kind], title=title)


def _head(sentence: Gold, mention: _Mention) -> int | None:
    inside = range(mention.start, mention.end)
    heads = [i for i in inside if sentence.heads[i] not in inside or sentence.heads[i] == i]
    words = [i for i in heads if sentence.pos[i] != "PUNCT"]
    return words[0] if len(words) == 1 else None


def _proper(sentence: Gold, index: int) -> bool:
    return sentence.tags[index].startswith("NNP")


def _may_be_named(sentence: Gold, mention: _Mention, head: int) -> bool:
    """A proper noun, and for people neither an office alone nor a people ("the Danes")."""
    if not _proper(sentence, head):
        return False
    return mention.label != "PER" or sentence.tags[head] == "NNP"


def _name(sentence: Gold, mention: _Mention, head: int) -> tuple[int, int] | None:
    """The head with its compounds, and "of X" behind it in organisations, places and known titles."""
    own = _closure(sentence, mention, head)
    start, end = head, head + 1
    while start > mention.start and start - 1 in own:
        start -= 1
    while end < mention.end and end in own:
        end += 1
    if mention.label != "PER" or "_of_" in mention.title:
        end = _joined(sentence, mention, head, end)
    while start < end and (
        (mention.label == "PER" and sentence.words[start].lower() in _OFFICES) or not _edge(sentence, start)
    ):
        start += 1
    while start < end and not _edge(sentence, end - 1):
        end -= 1
    if mention.label == "PER" and sentence.words[end - 1].lower() in _OFFICES:
        return None
    return (start, end) if start < end else None


def _edge(sentence: Gold, index: int) -> bool:
    """May a name begin or end with this word?"""
    return sentence.pos[index] not in ("PUNCT", "ADP", "CCONJ", "PART", "DET") or sentence.words[index] == "The"


def _closure(sentence: Gold, mention: _Mention, head: int) -> set[int]:
    """The words that hang on the head as parts of one name, at any depth."""
    own, grown = {head}, True
    while grown:
        grown = False
        for index in range(mention.start, mention.end):
            above = sentence.heads[index]
            # "Air and Space Museum": coordination counts inside the name, not behind its head.
            joined = sentence.deps[index] in ("conj", "cc") and above != head
            if index in own or above not in own or not (joined or sentence.deps[index] in _PARTS):
                continue
            if _belongs(sentence, index):
                own.add(index)
                grown = True
    return own


def _belongs(sentence: Gold, index: int) -> bool:
    match sentence.deps[index]:
        case "punct":
            return sentence.tags[index] == "HYPH" or sentence.words[index] in ("-", ".", "'")
        case "cc":
            return True
        case "nummod":
            return not sentence.words[index].isdigit() and sentence.words[index][0].isupper()
        case _:
            return _proper(sentence, index) or sentence.tags[index] == "FW"


def _joined(sentence: Gold, mention: _Mention, head: int, end: int) -> int:
    """How far the name goes over "of England" and the like, when the words behind hang on its head."""
    while end + 1 < mention.end and sentence.words[end].lower() in _JOINTS:
        last = end + 1
        while last < mention.end and sentence.words[last].lower() in ("the", "of", "for", "and"):
            last += 1
        stop = last
        while stop < mention.end and _proper(sentence, stop):
            stop += 1
        if stop == last or not any(sentence.heads[index] == head for index in range(last, stop)):
            break
        end = stop
    return end
