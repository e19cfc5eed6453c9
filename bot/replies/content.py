"""What a claim says, in words of the article: its clause where that can be read alone, else its roles in a template."""

from __future__ import annotations

import re
from types import MappingProxyType

from bot.facts.allegations import doubt
from bot.facts.kinds import KINDS
from bot.facts.model import Claim, Entity, FactSheet, Form, Kind, Role, Span, Status
from bot.facts.query import SPEAKING, word_of
from bot.facts.words import stem, words
from bot.languages.lists import listed
from bot.languages.words import mark, say
from bot.replies.alone import stands_alone, whole_thought
from bot.replies.clauses import readable
from bot.replies.wording import denied_deed, label

WIDEST = 280
"""The most characters of a clause that is shown as it stands."""

_POINTING = frozenset(
    "i me my mine we us our he him his she her hers it its they them their this that these those who which".split()
)
_FIRST = frozenset("i me my mine we us our".split())
_MANY = frozenset("they them their these those".split())
_RELATIVE = frozenset("who whose which".split())
_THAT = frozenset("it this that".split())
_PAIRS = (("“„", "”"), ("«", "»"))

# wordings of this layer, where the lexicon's own would not read well with whole clauses in it
_SAYS = MappingProxyType({"cause": mark("{effect}, because of {cause}"), "aim": mark("{theme}, in order to {goal}")})
_SLOT = re.compile(r"\{(\w+)\}")
_EDGES = " ,;:–—-•‣*"
_OPENS_ASIDE = re.compile(r"^(?:where|while|whereas)\s+(?=\S)")
_ENDS_OPEN = re.compile(r"\b(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could)(?: not|n['’]t)$")
_JOINT = re.compile(r"^(?:that|and|but|or|however|yet|so)\b,?\s+(?=\S)", re.IGNORECASE)


def content(sheet: FactSheet, claim: Claim) -> str:
    """What the claim says: the clause of the article, pronouns explained in brackets; never more than it says.

    A clause that cannot be read alone is shown within its sentence, where that is not too long.
    """
    span = whole_thought(sheet, claim) if shown_within(sheet, claim) else clause(sheet, claim)
    if span.end - span.start > WIDEST:
        return filled(sheet, claim)
    span = readable(sheet, claim, span, WIDEST)
    said = _explained(sheet, claim, span)
    outside = [role for role in _ordered(claim)[:1] if not role.span.overlap(span)]
    if outside and outside[0].entities and not _speaks(claim, outside[0]):
        return f"[{names(sheet, outside[0])}] {said}"
    return said


def _speaks(claim: Claim, role: Role) -> bool:
    """Whether who fills the role is the one before the dash."""
    return bool(claim.attribution) and (claim.attribution[-1].speaker,) == role.entities


def shown_within(sheet: FactSheet, claim: Claim) -> bool:
    """Whether a claim is shown within its sentence; what a noun before it denies is shown with that noun."""
    whole = whole_thought(sheet, claim)
    if claim.status is Status.NOT_ACHIEVED:
        return False
    return whole != claim.evidence and whole.end - whole.start <= WIDEST and not stands_alone(sheet, claim)


def state(sheet: FactSheet, claim: Claim) -> str:
    """The label of the status beside what is shown."""
    return "" if unlabelled(sheet, claim) else label(sheet, claim)


def unlabelled(sheet: FactSheet, claim: Claim) -> bool:
    """Whether more than the claim is shown, so that "Done" or "Not so" would be said of all of it."""
    over = claim.negated or claim.status in (Status.DONE, Status.ONGOING)
    return over and doubt(sheet, claim) is None and shown_within(sheet, claim) and not denied_deed(sheet, claim)


def clause(sheet: FactSheet, claim: Claim) -> Span:
    """The evidence; when that is long, only from the first to the last of its roles and its verb."""
    whole = claim.evidence
    if whole.end - whole.start <= WIDEST:
        return whole
    kept = [role.span for role in claim.roles if whole.covers(role.span)]
    verb = word_of(sheet, claim)
    if verb is not None:
        kept.append(verb)
    if len(kept) < 2:
        return whole
    return Span(min(span.start for span in kept), max(span.end for span in kept))


def filled(sheet: FactSheet, claim: Claim) -> str:
    """The predicate's template with the words of the roles; what is not stated is left out."""
    said = say(_template(claim))
    if not said or claim.predicate == "act":
        return _generic(sheet, claim)
    done, last = [], 0
    for place, match in enumerate(_SLOT.finditer(said)):
        before = said[last : match.start()]
        roles = claim.all_roles(match[1])
        if roles:
            done += [before, ", ".join(_role_words(sheet, role) for role in roles)]
        elif place < 2:
            done.append(before)
        last = match.end()
    text = " ".join("".join(done).split())
    return _negated(claim, text or _generic(sheet, claim))


def names(sheet: FactSheet, role: Role) -> str:
    """Who fills a role, by name; its words where nobody is named."""
    return listed(tuple(sheet.entity(ident).name for ident in role.entities)) or sheet.words(role.span)


def tidy(text: str) -> str:
    """The text on one line, without the word that joins it to what is before, loose punctuation, and single marks."""
    said = _JOINT.sub("", " ".join(text.split()).strip(_EDGES))
    if said.endswith(".") and not re.search(r"\b\w\.\w\.$", said):
        said = said[:-1]
    for opening, closing in _PAIRS:
        if sum(said.count(mark) for mark in opening) != said.count(closing):
            said = "".join(character for character in said if character not in opening + closing)
    if said.count('"') % 2:
        said = said.replace('"', "")
    return said.strip(_EDGES)


def _explained(sheet: FactSheet, claim: Claim, span: Span) -> str:
    """The words of the span, with the name in brackets after each pronoun that a role resolves."""
    text, shift = span.of(sheet.article.text), -span.start
    unclear = (role for role in claim.roles if span.covers(role.span) and _points(sheet, role))
    spots = {role.span.end: role.entities for role in unclear if not _is_plain(sheet, claim, role, span)}
    for end in sorted(spots, reverse=True):
        name = listed(tuple(dict.fromkeys(_within(sheet.entity(ident).name) for ident in spots[end])))
        text = f"{text[: end + shift]} [{name}]{text[end + shift :]}"
    return tidy(_OPENS_ASIDE.sub("", text)) + _left_out(sheet, claim, text)


def _within(name: str) -> str:
    """A name within a line: "A ceasefire between ..." begins no sentence there."""
    return re.sub(r"^(?:An?|The) (?=[a-z])", lambda found: found[0].lower(), name)


def _left_out(sheet: FactSheet, claim: Claim, text: str) -> str:
    """The verb in brackets that a clause leaves out which ends in "is not": as the sentence has it before."""
    sentence = sheet.sentence_at(claim.evidence)
    if sentence is None or not _ENDS_OPEN.search(text):
        return ""
    before = re.findall(r"[^\W_]+", sheet.article.text[sentence.span.start : claim.evidence.start])
    found = [word for word in before if words(word) and stem(word.casefold()) == stem(claim.lemma)]
    return f" [{found[-1]}]" if found else ""


def _points(sheet: FactSheet, role: Role) -> bool:
    return bool(role.entities) and sheet.words(role.span).casefold() in _POINTING


def _is_plain(sheet: FactSheet, claim: Claim, role: Role, shown: Span) -> bool:
    """Whether a name in brackets would say nothing, or too much.

    `I` is the one before the dash, `they` is no single person, what makes sense is what was just said, and where
    nobody else is named before it the reader knows who "his" means.
    """
    word = sheet.words(role.span).casefold()
    if word in _RELATIVE and role.span.start > shown.start:
        return True
    before = Span(shown.start, max(role.span.start, shown.start + 1))
    if {e.id for e in sheet.entities if e.kind in SPEAKING and _named_in(e, before)} == set(role.entities):
        return True
    if word in _FIRST:
        return bool(claim.attribution) and claim.attribution[-1].speaker in role.entities
    meant = {member for ident in role.entities for member in sheet.entity(ident).members or (ident,)}
    alone = len(meant) == 1 and sheet.entity(next(iter(meant))).kind is Kind.PERSON
    return (word in _MANY and alone) or (claim.lemma == "make_sense" and word in _THAT)


def _named_in(entity: Entity, span: Span) -> bool:
    return any(mention.form is not Form.PRONOUN and span.covers(mention.span) for mention in entity.mentions)


def _ordered(claim: Claim) -> tuple[Role, ...]:
    """The roles in the order in which the English template names them: who does it comes first."""
    order = [match[1] for match in _SLOT.finditer(_template(claim))]
    return tuple(role for name in order for role in claim.all_roles(name))


def _template(claim: Claim) -> str:
    kind = KINDS.get(claim.predicate)
    return _SAYS.get(claim.predicate, kind.says if kind is not None else "")


def _role_words(sheet: FactSheet, role: Role) -> str:
    if _points(sheet, role):
        return names(sheet, role)
    return tidy(role.span.of(sheet.article.text))


def _generic(sheet: FactSheet, claim: Claim) -> str:
    """The roles and the verb, in the order of the text."""
    parts = [(role.span.start, _role_words(sheet, role)) for role in claim.roles]
    verb = word_of(sheet, claim)
    if verb is not None and not any(role.span.covers(verb) for role in claim.roles):
        parts.append((verb.start, sheet.words(verb)))
    return " ".join(text for _, text in sorted(parts)) or tidy(claim.evidence.of(sheet.article.text))


def _negated(claim: Claim, text: str) -> str:
    return say("not so: {claim}", claim=text) if claim.negated else text


def verb_at(sheet: FactSheet, claim: Claim) -> int:
    """Where the word stands that carries the claim; the end of its evidence where that word is not in it."""
    verb = word_of(sheet, claim)
    return verb.start if verb is not None else claim.evidence.end
