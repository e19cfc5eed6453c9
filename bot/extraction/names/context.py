"""What the sentence around a name says it is: titles and appositions, lists, verbs, nouns it stands before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.extraction.names.proper_names import Name
from bot.extraction.names.runs import Scan
from bot.extraction.names.surroundings import Cue
from bot.extraction.names.wording import acronym
from bot.extraction.trees.noun_phrases import name_head, preposition
from bot.facts.model import Kind

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_OF_STATES = frozenset("envoy ambassador parliament army economy border coast population capital embassy navy".split())
_SPOKEN_FOR = frozenset(
    "spokesman spokeswoman spokesperson chief boss member headquarters share shareholder employee".split()
)
_ALSO_FIRMS = frozenset(
    "investor backer lender developer supplier trader dealer broker sponsor owner buyer seller rival opponent partner "
    "publisher supporter donor winner loser customer client tenant landlord builder contractor provider producer "
    "challenger newcomer pioneer parent".split()
)
"""Nouns of persons that a firm is called by as often."""
_WAYS = frozenset(("to", "from", "towards", "toward", "into", "near", "through", "via", "at", "in"))
_MOTION = frozenset(
    "evacuate move travel fly drive march advance withdraw retreat relocate deport airlift sail ship bus flee escape "
    "arrive land migrate commute emigrate head ferry".split()
)
_AGE = re.compile(r"^\d{1,2}$")


def by_context(found: Scan, name: Name) -> list[Cue]:
    """The cues of the sentence in which the name stands at this place."""
    done: list[Cue] = []
    words, tokens = found.gazetteer.words, found.tokens
    head = name_head(tokens[name.first : name.last + 1])
    if name.honorific:
        done.append((Kind.PERSON, 8.0, "honorific"))
    if name.noun in _ALSO_FIRMS and not words.forename(name.words[0] if name.words else ""):
        done.append((Kind.ORGANISATION, 2.5, "title"))
    elif name.noun:
        done.append((_noun_kind(found, name.noun), 6.0, "title"))
    if acronym(name.text) and tokens[max(0, name.first - 1)].lower_ == "the" and head.i == name.last:
        done.append((Kind.ORGANISATION, 1.0, "acronym"))
    if len(name.words) == 1 and name.text.lower() in words.suffixes["media"] and _after_the(found, name):
        done.append((Kind.MEDIA, 3.0, "the paper"))
    if head.head.lemma_ == "tell" and head.dep_ in ("obj", "iobj") and head.ent_type_ != "PER":
        done.append((Kind.MEDIA, 3.0, "told"))
    several = len(name.words) > 1 and name.text.endswith("s") and name.words[-1].lower() not in words.suffixes["place"]
    if several and tokens[max(0, name.first - 1)].lower_ == "the":
        done.append((Kind.ORGANISATION, 3.0, "the several"))
    after = name.last + 1
    if found.same_sentence(name.last, after + 1) and tokens[after].text == ",":
        if _AGE.match(tokens[after + 1].text):
            done.append((Kind.PERSON, 5.0, "age"))
        elif tokens[after + 1].lower_ in ("who", "whose") and not _placed(found, name):
            done.append((Kind.PERSON, 4.0, "who"))
        elif tokens[after + 1].lower_ == "where":
            done.append((Kind.PLACE, 3.0, "where"))
        elif tokens[after + 1].lower_ == "which":
            done.append((Kind.ORGANISATION, 1.0, "which"))
    done.extend(_by_apposition(found, name))
    done.extend(_by_list(found, name))
    where = preposition(head)
    if where == "in" and head.head.lemma_ == "publish":
        done.append((Kind.MEDIA, 3.0, "published"))
    elif _led_there(head, where) and head.i == name.last:
        done.append((Kind.PLACE, 2.6, "moved"))
    elif where in ("in", "at") and (where, head.head.lemma_.lower()) in words.signs.before:
        done.append((Kind(words.signs.before[where, head.head.lemma_.lower()]), 1.5, "in it"))
    elif where in ("in", "near", "across", "outside") and head.dep_ in ("obl", "nmod") and head.i == name.last:
        done.append((Kind.PLACE, 1.0, "in"))
    if head.dep_ in ("nsubj", "nsubj:pass"):
        done.extend(_by_verb(found, name, head))
    if head.dep_ == "compound" and head.head.i > name.last:
        done.extend(_by_compound(head.head.lemma_.lower()))
    if where == "to" and tokens[max(0, name.first - 2)].lower_ == "according":
        media = bool(name.words) and name.words[0].lower() in words.prefixes["media"]
        done.append((Kind.MEDIA, 2.0, "source") if media else (Kind.ORGANISATION, 1.0, "source"))
    if where in ("at", "for", "with") and head.dep_ == "nmod" and words.person(head.head.lemma_.lower()):
        done.append((Kind.ORGANISATION, 1.5, "staff"))
    if head.dep_ == "obj" and head.head.lemma_ in words.joined:
        done.append((Kind.ORGANISATION, 1.0, "joined"))
    if head.dep_ == "nmod:poss" and (head.head.lemma_.lower() in words.governments or head.head.lower_ in _OF_STATES):
        done.append((Kind.PLACE, 3.5, "state"))
    return done


def _placed(found: Scan, name: Name) -> bool:
    """ "Ida Holm, from Ostrow, who": a single word behind a preposition is not who."""
    return (
        len(name.words) == 1
        and name.first > 0
        and found.tokens[name.first - 1].lower_ in ("from", "in", "of", "at", "near")
    )


def _led_there(head: Token, where: str) -> bool:
    """ "were evacuated to X", "flew from X": behind a verb of motion, the end of a way, and nobody."""
    if where not in _WAYS or head.dep_ != "obl" or head.head.lemma_.lower() not in _MOTION:
        return False
    return head.i > head.head.i and not any(c.dep_ in ("nmod:poss", "appos") for c in head.children)


def _after_the(found: Scan, name: Name) -> bool:
    return (
        name.first > 0 and found.tokens[name.first - 1].lower_ == "the" and found.tokens[name.last].dep_ != "compound"
    )


def _noun_kind(found: Scan, noun: str) -> Kind:
    words = found.gazetteer.words
    if noun in words.media:
        return Kind.MEDIA
    if noun in words.titles:
        return Kind.PERSON
    if noun in words.organisations:
        return Kind.ORGANISATION
    if noun in words.governments:
        return Kind.GOVERNMENT
    if noun in words.products:
        return Kind.PRODUCT
    return Kind.PERSON


def _by_apposition(found: Scan, name: Name) -> list[Cue]:
    """ "the maker, X," and "X, a maker of": the noun on the other side of the comma tells."""
    tokens, words = found.tokens, found.gazetteer.words
    before, after = name.first - 1, name.last + 1
    nouns = []
    if found.same_sentence(before - 1, name.first) and tokens[before].text == "," and tokens[before - 1].tag_ == "NN":
        nouns.append(tokens[before - 1])
    behind = found.same_sentence(name.last, after + 2) and tokens[after].text == ","
    if behind and tokens[after + 1].lower_ in ("a", "an", "the", "its", "his", "her", "one"):
        nouns.extend(t for t in tokens[after + 2 : after + 8] if t.dep_ == "appos" and t.tag_ == "NN")
    done: list[Cue] = []
    if _called_before(found, name):
        done.append((Kind.PERSON, 3.5, "bearer"))
    if behind and after + 1 in found.titles:
        done.append((Kind.PERSON, 4.0, "beside"))
    for noun in nouns:
        lemma = noun.lemma_.lower()
        double = f"{tokens[noun.i - 1].lower_} {lemma}" if noun.i else lemma
        lemma = double if double in words.titles or double in words.organisations or double in words.media else lemma
        if lemma in _ALSO_FIRMS and not (name.words and words.forename(name.words[0])):
            done.append((Kind.ORGANISATION, 1.4, "beside"))
        elif lemma in words.organisations or lemma in words.media or lemma in words.titles or words.person(lemma):
            done.append((_noun_kind(found, lemma), 4.0, "beside"))
        elif lemma in words.places:
            done.append((Kind.PLACE, 3.0, "beside"))
        elif lemma in words.products:
            done.append((Kind.PRODUCT, 3.0, "beside"))
    return done


def _called_before(found: Scan, name: Name) -> bool:
    """ "its head of exploration, X," and "the club's captain, X,": an office, over what it is of, before the comma."""
    tokens, i = found.tokens, name.first - 1
    if len(name.words) not in (2, 3) or not found.same_sentence(i - 2, name.first) or tokens[i].text != ",":
        return False
    words = found.gazetteer.words
    for token in reversed(tokens[max(0, i - 7) : i]):
        if not found.same_sentence(token.i, i) or token.is_punct or token.tag_.startswith(("VB", "MD", "W")):
            return False
        if token.tag_ == "NN" and (token.i in found.title_over or words.person(token.lemma_.lower())):
            near = {t.lower_ for t in tokens[max(0, token.i - 4) : token.i]}
            return token.lemma_.lower() not in _ALSO_FIRMS and bool(
                near & {"the", "its", "his", "her", "their", "'s", "’s", "a"}
            )
    return False


def _by_list(found: Scan, name: Name) -> list[Cue]:
    """ "banks such as A, B and C": the noun before the list tells what its items are."""
    tokens, i = found.tokens, name.first - 1
    while i > 1 and name.first - i < 25 and found.same_sentence(i, name.first):
        token = tokens[i]
        if token.lower_ in ("including", "like") or (token.lower_ == "as" and tokens[i - 1].lower_ == "such"):
            break
        if token.tag_ not in ("NNP", "NNPS", ",", "CC", "DT"):
            return []
        i -= 1
    else:
        return []
    i -= 2 if tokens[i].lower_ == "as" else 1
    noun = tokens[i - 1] if tokens[i].text == "," else tokens[i]
    lemma, words = noun.lemma_.lower(), found.gazetteer.words
    if noun.tag_ != "NNS":
        return []
    if lemma in words.organisations or lemma in ("investor", "backer", "lender"):
        return [(Kind.ORGANISATION, 3.0, "list")]
    if lemma in words.media:
        return [(Kind.MEDIA, 3.0, "list")]
    if lemma in words.states or lemma in words.places:
        return [(Kind.PLACE, 3.0, "list")]
    return [(Kind.PERSON, 2.5, "list")] if words.person(lemma) else []


def _by_verb(found: Scan, name: Name, head: Token) -> list[Cue]:
    done: list[Cue] = []
    verb = head.head
    pronouns = {t.lower_ for t in found.tokens[name.last + 1 : name.last + 13] if t.dep_ == "nmod:poss"}
    if "its" in pronouns and not pronouns & {"his", "her"}:
        done.append((Kind.ORGANISATION, 1.5, "its"))
    if pronouns & {"his", "her"} and "its" not in pronouns:
        done.append((Kind.PERSON, 1.5, "his"))
    if verb.lemma_ in found.gazetteer.words.speaking:
        said = [t.lower_ for t in found.tokens[verb.i + 1 : verb.i + 4] if t.dep_ == "nsubj" and not _weak(t.head)]
        if "it" in said:
            done.append((Kind.ORGANISATION, 3.0, "said it"))
        elif "he" in said or "she" in said:
            done.append((Kind.PERSON, 2.0, "said he"))
    if head.tag_ == "NNP" and _as_many(head):
        done.append((Kind.ORGANISATION, 4.0, "team"))
    if verb.lemma_ in found.gazetteer.words.acting:
        done.append((Kind.ORGANISATION, 1.5, "acts"))
    if verb.lemma_ in found.gazetteer.words.human:
        done.append((Kind.PERSON, 0.5, "speaks"))
        done.append((Kind.ORGANISATION, 0.4, "speaks"))
    return done


def _as_many(head: Token) -> bool:
    """ "Orvane City have signed": one name with a verb in the plural is a team, a firm or a government."""
    helpers = [c for c in head.head.children if c.dep_ in ("aux", "aux:pass", "cop") and c.tag_ in ("VBP", "VBD")]
    plural = any(c.lower_ in ("have", "are", "were") for c in helpers)
    joined = any(c.dep_ in ("conj", "cc") for c in head.children)
    return plural and not joined and head.dep_ != "conj" and not head.text.endswith("s")


def _weak(verb: Token) -> bool:
    """Whether "it" before this verb may stand for nothing: "it is time", "it seems"."""
    return verb.lemma_ in ("be", "take", "seem", "appear", "look", "become") or any(
        child.dep_ == "cop" for child in verb.children
    )


def product_noun(found: Scan, name: Name) -> bool:
    """Whether the name stands before the noun of a product, and in no longer compound with another name."""
    head = name_head(found.tokens[name.first : name.last + 1])
    noun = modified(head)
    return noun is not None and noun.i > name.last and noun.lemma_.lower() in found.gazetteer.words.products


def modified(token: Token) -> Token | None:
    """The common noun at the end of a compound that the token stands in, or None."""
    for _ in range(8):
        if token.dep_ not in ("compound", "amod", "nmod:desc", "flat") or token.head.i <= token.i:
            break
        token = token.head
    return token if token.pos_ == "NOUN" else None


_GROUNDS = frozenset(
    "city province region state island islands river county village town district reservoir dam valley lake hills "
    "coast peninsula bridge airport port harbour harbor pass canal bay strait mountain mountains forest desert delta "
    "plateau glacier volcano oilfield gasfield crossing camp neighbourhood neighborhood suburb quarter commune "
    "municipality resort beach highway motorway border basin gorge crater archipelago enclave estuary "
    "oasis ridge checkpoint".split()
)


def _by_compound(noun: str) -> list[Cue]:
    if noun in ("union", "party", "company", "group", "club", "bank", "airline", "agency", "team", "movement"):
        return [(Kind.ORGANISATION, 4.0, "compound")]
    if noun in ("newspaper", "magazine", "channel", "broadcaster"):
        return [(Kind.MEDIA, 5.0, "compound")]
    if noun in _GROUNDS:
        return [(Kind.PLACE, 4.0, "compound")]
    if noun in _SPOKEN_FOR:
        return [(Kind.ORGANISATION, 2.5, "compound")]
    if noun in ("administration", "presidency", "campaign", "family"):
        return [(Kind.PERSON, 3.0, "compound")]
    return []
