"""Lines of an answer: claimant, content, status, [n], always in this order, and the groups they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.facts.denials import WHETHER
from bot.facts.model import Attribution, Claim, Conflict, EntityId, FactSheet, Role, Severity, Span
from bot.facts.query import SPEAKING, fillers, number
from bot.facts.standpoints import INVOLVED
from bot.facts.timeline import said_on, times_clash
from bot.languages.lists import listed
from bot.languages.words import say
from bot.replies.blocks import Cite, Inline, Line, Text, line
from bot.replies.content import content, names, tidy, unlabelled
from bot.replies.content import state as state_shown
from bot.replies.wording import DASH, chain_words, days, name_of, role_name, short, standing, when_words

_FRONTED = re.compile(r"(?:in|with|after|at|on|by|during|under|including|despite|as|because|since|for|from)\b")
"""How a clause begins whose doer comes later: "In return Norra will pay"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One side of a question: who says it, who or what fills the asked role, and the claims that say so.

    `also` are further asked roles that the same clause fills: who was beaten, beside who won.
    """

    chain: tuple[Attribution, ...]
    role: Role
    claims: tuple[Claim, ...]
    implied: bool = False
    also: tuple[Role, ...] = ()


def cites(sheet: FactSheet, *spans: Span) -> tuple[Inline, ...]:
    """[n] for every body sentence in which one of the spans begins, each once, in order."""
    numbers = sorted({found for span in spans if (found := number(sheet, span))})
    return tuple(Cite(each, sheet.article.url, sheet.article.id) for each in numbers)


def claimant(sheet: FactSheet, chain: tuple[Attribution, ...], words: Span) -> str:
    """Who says it, with the day of saying where the article gives one."""
    when = said_on(sheet, chain, words)
    who = chain_words(sheet, chain)
    if when is None:
        return who
    return say("{who} (said {when})", who=who, when=days(when) or when_words(sheet, when))


def claim_line(
    sheet: FactSheet, claim: Claim, *, tag: str = "", also: Sequence[Claim] = (), members: bool = False
) -> Line:
    """One claim as a line. `tag` stands with the status; `also` are claims that say the same, cited beside it.

    With `members`, those are named who the article says belong to a group that has a role in it.
    """
    group = next((role for role in claim.roles if members and _members(sheet, role)), None)
    return said_line(
        claimant(sheet, claim.attribution, claim.evidence),
        content(sheet, claim) + (_membership(sheet, group) if group else ""),
        state_of(sheet, (claim, *also), tag),
        cites(
            sheet,
            claim.evidence,
            *(each.evidence for each in also),
            *(_where_listed(sheet, group) if group else ()),
        ),
    )


def said_line(who: str, what: str, state: str, cited: Sequence[Inline]) -> Line:
    """A line from its parts; an empty state is left out."""
    return line(Text(who, strong=True), DASH, what, f"{DASH}{state}" if state else "", " ", *cited)


def claim_lines(sheet: FactSheet, claims: Iterable[Claim]) -> tuple[Line, ...]:
    """A line for each claim; what is said twice alike, or in part of another's clause, is one line with both."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        key = (content(sheet, claim), _speakers(claim.attribution), claim.negated)
        groups.setdefault(key, []).append(claim)
    firsts = {key: some[0] for key, some in groups.items()}

    def is_part(key: tuple[object, ...]) -> bool:
        """Whether the words are part of another's, by the same speaker and of the same standing."""
        mine = firsts[key]
        wider = [
            (other, each) for other, each in firsts.items() if key[1:] == other[1:] and _width(key) < _width(other)
        ]
        return any(
            _unexplained(key) in _unexplained(other)
            and sheet.sentence_at(each.evidence) == sheet.sentence_at(mine.evidence)
            and standing(sheet, mine) in ("", standing(sheet, each))
            for other, each in wider
        )

    return tuple(claim_line(sheet, some[0], also=some[1:]) for key, some in groups.items() if not is_part(key))


def _unexplained(key: tuple[object, ...]) -> str:
    """What is said, without the names in brackets: of one clause some claims know who "he" is."""
    return re.sub(r" ?\[[^\]]*\]", "", str(key[0]))


def _width(key: tuple[object, ...]) -> tuple[int, int]:
    return len(_unexplained(key)), len(str(key[0]))


def stands(claims: Iterable[tuple[Claim, str, bool]]) -> tuple[Stand, ...]:
    """The sides of a question, from claims with the role that answers it and whether by implication only.

    The same speakers with the same filler are one side, however often they say it.
    """
    groups: dict[tuple[object, ...], list[tuple[Claim, Role, bool]]] = {}
    for claim, name, implied in claims:
        roles = claim.all_roles(name)
        if not roles:
            continue
        who = frozenset(ident for role in roles for ident in role.entities) or roles[0].span
        key = (_speakers(claim.attribution), who, claim.negated)
        groups.setdefault(key, []).append((claim, roles[0], implied or roles[0].implied))
    return tuple(
        Stand(
            chain=some[0][0].attribution,
            role=some[0][1],
            claims=tuple(claim for claim, _, _ in some),
            implied=all(implied for _, _, implied in some),
        )
        for some in groups.values()
    )


def told_once(sheet: FactSheet, sides: Sequence[Stand]) -> tuple[Stand, ...]:
    """The sides, those in one where the same clause of one speaker shows what fills the asked roles of both."""
    found: dict[tuple[object, ...], Stand] = {}
    for side in sides:
        first = side.claims[0]
        said = content(sheet, first)
        key: tuple[object, ...] = (said, _speakers(side.chain), first.negated, side.implied)
        if key not in found or sheet.words(side.role.span) not in said:
            found.setdefault((*key, side.role.span) if key in found else key, side)
        else:
            one = found[key]
            claims = tuple(dict.fromkeys((*one.claims, *side.claims)))
            found[key] = replace(one, claims=claims, also=(*one.also, side.role))
    return tuple(found.values())


def stand_line(sheet: FactSheet, stand: Stand, *, parted: bool = False) -> Line:
    """One side: claimant, what is said of the filler, status; who answers only by implication is marked so.

    With `parted` the question has several parts, and each line says which it answers: killed, missing, displaced.
    """
    first = stand.claims[0]
    role = ", ".join(dict.fromkeys(role_name(each.name) for each in (stand.role, *stand.also)))
    spans = [claim.evidence for claim in stand.claims]
    return said_line(
        _demander(sheet, stand) or claimant(sheet, stand.chain, first.evidence),
        _led(sheet, stand.role, content(sheet, first)) + _membership(sheet, stand.role),
        state_of(sheet, (first,), say("as {role}", role=role) if stand.implied else role if parted else ""),
        cites(sheet, *spans, *_where_listed(sheet, stand.role)),
    )


def _demander(sheet: FactSheet, stand: Stand) -> str:
    """Who wants something, where the article itself tells it: a demand is the words of whoever makes it."""
    wanted = stand.claims[0].predicate == "want" and stand.role.name == "holder"
    if stand.chain or not wanted or len(stand.role.entities) != 1:
        return ""
    return name_of(sheet, stand.role.entities[0])


def conflict_heading(sheet: FactSheet, conflict: Conflict) -> str:
    """`! Not settled: Who pays?` for accounts that cannot all be true; softer words for the others."""
    asked = _question(sheet, conflict)
    if conflict.severity is Severity.HARD:
        return say("! Not settled: {question}", question=asked)
    return say("Told differently: {question}", question=asked)


def _question(sheet: FactSheet, conflict: Conflict) -> str:
    """What the positions answer: the time of a deed, whether it is so, or the question of a role."""
    if conflict.role == "when" and conflict.positions:
        told = content(sheet, sheet.claim(conflict.positions[0].claims[0]))
        return say("When: {deed}?", deed=short(told, 160))
    if conflict.question.endswith(WHETHER):
        return say("{deed}: is it so?", deed=conflict.question.removesuffix(WHETHER))
    if conflict.question.endswith(INVOLVED):
        return say("{name}: involved or not?", name=conflict.question.removesuffix(INVOLVED))
    return say(conflict.question)


def conflict_lines(sheet: FactSheet, conflict: Conflict) -> tuple[Line, ...]:
    """The positions side by side, each with those who hold it."""
    lines = []
    for position in conflict.positions:
        claims = [sheet.claim(ident) for ident in position.claims]
        sides: dict[tuple[EntityId | None, ...], list[Claim]] = {}
        for claim in claims:
            sides.setdefault(_speakers(claim.attribution), []).append(claim)
        for some in sides.values():
            lines.append(_position_line(sheet, conflict, position.value, some))
    return tuple(lines)


def _position_line(sheet: FactSheet, conflict: Conflict, value: str, claims: Sequence[Claim]) -> Line:
    first = claims[0]
    if conflict.role == "when" and first.when is not None:
        what = f"{when_words(sheet, first.when)}: {content(sheet, first)}"
        state = state_shown(sheet, first)
    else:
        role = next((r for r in first.roles if r.name == conflict.role), None)
        known = (role is not None and not role.implied) or conflict.role is None
        what, state = (
            content(sheet, first),
            state_of(sheet, (first,), "" if known else _implied_tag(first, value, sheet)),
        )
    spans = [claim.evidence for claim in claims]
    return said_line(claimant(sheet, first.attribution, first.evidence), what, state, cites(sheet, *spans))


def _implied_tag(claim: Claim, value: str, sheet: FactSheet) -> str:
    """In what part a filler answers a question about another role: a buyer, asked who pays."""
    for role in claim.roles:
        held = ", ".join(sheet.entity(ident).name for ident in role.entities)
        if held and held == value and not role.implied:
            return say("as {role}", role=role_name(role.name))
    return ""


def short_conflict(sheet: FactSheet, conflict: Conflict) -> Line:
    """A conflict on one line: the question and its positions, each with who holds it."""
    sides, spans = [], []
    for position in conflict.positions:
        claims = [sheet.claim(ident) for ident in position.claims]
        who = dict.fromkeys(chain_words(sheet, claim.attribution) for claim in claims)
        sides.append(f"{'; '.join(who)}: {tidy(position.value)}")
        spans += [claim.evidence for claim in claims]
    said = " / ".join(sides)
    return line(Text(f"{conflict_heading(sheet, conflict)} ", strong=True), said, " ", *cites(sheet, *spans))


def state_of(sheet: FactSheet, claims: Sequence[Claim], tag: str = "") -> str:
    """Status, tag, and the days of the event; several times for one deed are all shown, and marked."""
    times = tuple(dict.fromkeys(claim.when for claim in claims if claim.when is not None))
    if len(times) > 1 and times_clash(sheet, claims):
        known = say("! Not settled when: {times}", times=" / ".join(when_words(sheet, when) for when in times))
    else:
        known = ", ".join(filter(None, map(days, times)))
    told = (standing(sheet, each) for each in claims if not unlabelled(sheet, each))
    known_as = tuple(dict.fromkeys(filter(None, told)))
    labels = [say(each) for each in known_as if not any(finer.startswith(f"{each}:") for finer in known_as)]
    return ", ".join(part for part in ("; ".join(labels), tag, known) if part)


def _led(sheet: FactSheet, role: Role, said: str) -> str:
    """What is said, led by who fills the role where it does not begin with them and does not show them at once."""
    begun = said.casefold().lstrip('[“"')
    known = (sheet.words(role.span), *(sheet.entity(ident).name for ident in role.entities))
    if any(begun.startswith(each.casefold()) or begun.startswith(f"the {each.casefold()}") for each in known):
        return said
    counted = any(role.span.covers(amount.span) for amount in sheet.amounts)
    somebody = not counted and any(sheet.entity(ident).kind in SPEAKING for ident in role.entities)
    seen = any(each in said for each in known) and (not somebody or _FRONTED.match(begun) is not None)
    return said if seen else f"{names(sheet, role)}: {said}"


def _speakers(chain: tuple[Attribution, ...]) -> tuple[EntityId | None, ...]:
    """Who says it, outermost first; who says that they themselves expect or deny it, once."""
    speakers = [each.speaker for each in chain]
    again = [n > 0 and who is not None and who == speakers[n - 1] for n, who in enumerate(speakers)]
    return tuple(who for who, told in zip(speakers, again, strict=True) if not told)


def _members(sheet: FactSheet, role: Role) -> tuple[str, ...]:
    """The members of a group that fills a role, where the role's own words do not name them."""
    words = sheet.words(role.span)
    found = [sheet.entity(m).name for ident in role.entities for m in sheet.entity(ident).members]
    return tuple(name for name in dict.fromkeys(found) if name not in words)


def _membership(sheet: FactSheet, role: Role) -> str:
    members = _members(sheet, role)
    return say(" (named as such: {members})", members=listed(members)) if members else ""


def _where_listed(sheet: FactSheet, role: Role) -> tuple[Span, ...]:
    """The mentions of a group's members in the first sentence that names them all."""
    members = [sheet.entity(m) for ident in role.entities for m in sheet.entity(ident).members]
    for sentence in sheet.body():
        inside = [[m.span for m in each.mentions if sentence.span.covers(m.span)] for each in members]
        if inside and all(inside):
            return (inside[0][0],)
    return ()


def concerns(sheet: FactSheet, claim: Claim, sides: Sequence[Stand]) -> bool:
    """Whether a claim speaks of somebody who fills one of the sides: by role, or by name in its words."""
    held = {ident for side in sides for ident in fillers(sheet, (side.role,))}
    if held & {ident for role in claim.roles for ident in role.entities}:
        return True
    return any(claim.evidence.covers(mention.span) for ident in held for mention in sheet.entity(ident).mentions)
