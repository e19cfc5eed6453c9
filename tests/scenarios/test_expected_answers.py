"""The answers that ../shared/seed/gold.yaml expects, command by command; all words of it are read at run time."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.extraction.pipeline import Extractor
from bot.facts.model import Article, ArticleId, FactSheet, digest
from bot.facts.words import stem, words
from bot.replies.blocks import Bullets, Quote, Reply, cited, plain
from tests.conftest import ROOT
from tests.stories import ask, desk, shown

SEED = ROOT.parent / "shared" / "seed"
Json = dict[str, Any]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (SEED / "gold.yaml").is_file(), reason="needs ../shared/seed, which is not here"),
]

SMALL = frozenset("a an the is are of for on to by in and or no not two via still of do did be".split())


@cache
def gold() -> Json:
    """The whole annotation."""
    found: Json = yaml.safe_load((SEED / "gold.yaml").read_text(encoding="utf-8"))
    return found


@cache
def sheet() -> FactSheet:
    """What the extractor finds in the article."""
    doc = gold()["doc"]
    text = (SEED / Path(doc["file"])).read_text(encoding="utf-8")
    return Extractor().annotate(Article(id=ArticleId(digest("expected")), text=text, published=doc["published"]))


def known(kind: str, ident: str) -> Json:
    """The entity, claim, conflict or time of that id."""
    found: Json = next(each for each in gold()[kind] if each["id"] == ident)
    return found


def name(ident: str) -> str:
    """The name of an entity there."""
    return str(known("entities", ident)["name"])


def called(ident: str) -> tuple[str, ...]:
    """Everything that an entity is called there, but for pronouns."""
    found = known("entities", ident)
    mentions = (each["q"] for each in found["mentions"] if each["k"] != "pronoun")
    return tuple(dict.fromkeys((found["name"], *found.get("aliases", ()), *mentions)))


async def answer(key: str) -> Reply:
    """The reply to the command of that answer."""
    if key.startswith("said-"):
        return await ask(await desk(sheet()), f"said {name(key.removeprefix('said-'))}")
    return await ask(await desk(sheet()), "who" if key == "people" else key)


def lines(reply: Reply) -> tuple[str, ...]:
    """Every line of its lists."""
    return tuple(plain(one) for block in reply.blocks if isinstance(block, Bullets) for one in block.lines)


def sentences(ids: list[str]) -> set[int]:
    """The numbers of body sentences called S4, S11."""
    return {int(each.removeprefix("S")) for each in ids if each.startswith("S")}


def evidence(claim: str) -> tuple[str, str]:
    """The sentence and the words of a claim."""
    (first, *_) = known("claims", claim)["ev"]
    return first["s"], first["q"]


def tells(reply: Reply, claim: str) -> bool:
    """Whether an answer cites the sentence of a claim, or holds its words."""
    place, quoted = evidence(claim)
    return bool(sentences([place]) & set(cited(reply))) or quoted in shown(reply)


def untold(reply: Reply, claims: list[str]) -> list[str]:
    """The claims that an answer leaves out."""
    return [each for each in claims if not tells(reply, each)]


def has(text: str, ident: str) -> bool:
    """Whether a text names an entity in one of its ways."""
    return any(each.removeprefix("the ").casefold() in text.casefold() for each in called(ident))


def speakers(said: str) -> tuple[str, ...]:
    """The names in `one via another`: who says it, and through whom."""
    return tuple(name(each.strip()) for each in said.split(" via "))


def missing_position(told: tuple[str, ...], value: str, said: str) -> bool:
    """Whether no line holds a position: its claimants before the first dash, what fills it behind."""
    fillers = [part.strip() for part in value.split("(")[0].split("+")]
    for each in told:
        who, _, what = each.partition(" – ")
        if all(one in who for one in speakers(said)) and all(has(what, one) for one in fillers):
            return False
    return True


def shows(text: str, wanted: str) -> bool:
    """Whether a free wording is told: a conflict by its mark, sentences by their numbers, else most of its words."""
    if wanted.endswith("conflict"):
        return "! Not settled" in text
    named = re.findall(r"\(S(\d+)\)", wanted)
    if named:
        return all(f"[{number}]" in text for number in named)
    roots = {stem(word) for word in words(text)}
    asked = [stem(word) for word in words(wanted) if word not in SMALL]
    return sum(word in roots for word in asked) >= len(asked) / 2


def says(reply: Reply, forbidden: str) -> list[str]:
    """The lines that say what must not be said; with `[unattributed]` only those in the article's own voice."""
    bare = forbidden.replace("[unattributed]", "").strip().casefold()
    own = "[unattributed]" in forbidden
    told = lines(reply) if own else shown(reply).split("\n")
    return [one for one in told if bare in one.casefold() and (not own or one.startswith("The article – "))]


KEYS = tuple(gold()["answers"]) if (SEED / "gold.yaml").is_file() else ()
SETS = tuple(key for key in KEYS if isinstance(gold()["answers"][key], dict))


@pytest.mark.parametrize("key", SETS)
async def test_the_right_sentences_are_cited(key: str) -> None:
    """Every sentence that must be cited is; of each group of alternatives at least one."""
    wanted, reply = gold()["answers"][key].get("cites", {}), await answer(key)
    if wanted == "none":
        assert () == cited(reply)
        return
    assert set() == sentences(wanted.get("all_of", [])) - set(cited(reply))
    assert [] == [some for some in wanted.get("one_of", []) if not sentences(some) & set(cited(reply))]


@pytest.mark.parametrize("key", SETS)
async def test_every_claim_is_told(key: str) -> None:
    """No claim, and no act of speaking, that belongs to the answer is left out."""
    wanted, reply = gold()["answers"][key], await answer(key)
    assert [] == untold(reply, wanted.get("claims", []))
    acts = (known("acts", each)["ev"]["s"] for each in wanted.get("acts", []))
    assert set() == sentences(list(acts)) - set(cited(reply))


@pytest.mark.parametrize("key", SETS)
async def test_every_position_stands_with_its_claimant(key: str) -> None:
    """Each side is told by whoever takes it, through whom it came, and never by another."""
    wanted, told = gold()["answers"][key].get("positions", []), lines(await answer(key))
    assert [] == [(value, said) for value, said in wanted if missing_position(told, value, said)]


@pytest.mark.parametrize("key", SETS)
async def test_what_must_be_shown_is_shown(key: str) -> None:
    """Conflicts are marked, what is not stated is said."""
    reply = await answer(key)
    assert [] == [each for each in gold()["answers"][key].get("must_show", []) if not shows(shown(reply), each)]


@pytest.mark.parametrize("key", SETS)
async def test_what_must_not_be_said_is_not(key: str) -> None:
    """No forbidden wording, no title or thing from outside the article, nothing unattributed that somebody claims."""
    reply = await answer(key)
    found = [line for each in gold()["answers"][key].get("must_not_say", []) for line in says(reply, each)]
    assert [] == found


@pytest.mark.parametrize("key", [key for key in SETS if gold()["answers"][key].get("empty")])
async def test_an_empty_answer_is_empty(key: str) -> None:
    """What the article does not tell is said not to be told, and nothing is cited."""
    assert () == cited(await answer(key))


async def test_all_countries_and_only_countries() -> None:
    """The named countries, each in its part; no city, bloc or body among them."""
    wanted, told = gold()["answers"]["countries"], lines(await answer("countries"))
    listed = [each.split(" – ")[1].split(":")[0] for each in told]
    names = {one for each in listed for one in re.split(r", | and ", each)}
    assert {name(ident) for ident in wanted["set"]} == names
    assert wanted["count"] == len(names)
    assert set() == set(wanted["must_not_list"]) & names
    for part, idents in wanted["by_role"].items():
        roots = {stem(word) for word in words(part)} - SMALL
        fitting = [line for line in told if roots & {stem(word) for word in words(line)}] or list(told)
        assert [] == [ident for ident in idents if not any(name(ident) in line for line in fitting)], part


async def test_all_people_and_bodies() -> None:
    """Everybody who is named, and nobody else; of the bodies all that must be there."""
    people = [each.split(" – ")[0] for each in lines(await answer("people"))]
    assert sorted(map(name, gold()["answers"]["people"]["set"])) == sorted(people)
    bodies = [each.split(" – ")[0] for each in lines(await answer("orgs"))]
    wanted = gold()["answers"]["orgs"]["must"]
    assert [] == [ident for ident in wanted if not any(has(each, ident) for each in bodies)]


async def test_things_and_places() -> None:
    """Every weapon and place is there; what happens at a place is told with it."""
    weapons, where = gold()["answers"]["weapons"], gold()["answers"]["where"]
    told = shown(await answer("weapons"))
    assert [] == [ident for ident in weapons["set"] if not has(told, ident)]
    assert weapons["quantity"].split(" (")[0] in told
    places = lines(await answer("where"))
    assert [] == [ident for ident in where["set"] if not any(has(each.split(" – ")[0], ident) for each in places)]
    for claim, ident in where["event_place"].items():
        number = evidence(claim)[0].removeprefix("S")
        assert any(has(each, ident) and f"[{number}]" in each for each in places), claim


async def test_both_times_and_the_reason_of_what_was_stopped() -> None:
    """Times that contradict each other both stand there in the article's words, beside the reason."""
    wanted, told = gold()["answers"]["halted"], shown(await answer("halted"))
    assert [] == [each for each in wanted["when"] if known("times", each)["q"] not in told]
    assert evidence(wanted["reason"])[1] in told


async def test_every_reason_is_told() -> None:
    """Each reason and purpose, with the sentence that gives it."""
    reply = await answer("why")
    for wanted in gold()["answers"]["why"]:
        assert set() == sentences(wanted["cites"]) - set(cited(reply)), wanted["of"]
        assert [] == untold(reply, wanted["claims"])


async def test_every_quotation_has_its_speaker() -> None:
    """Word for word, all of them, each under the name of whoever said it."""
    wanted = gold()["answers"]["quotes"]
    quotes = [block for block in (await answer("quotes")).blocks if isinstance(block, Quote)]
    assert wanted["count"] == len(quotes)
    for speaker, idents in wanted["by"].items():
        theirs = " | ".join(each.text for each in quotes if name(speaker) in plain(each.before))
        left_out = [each for each in idents if known("quotes", each)["text"].strip(",") not in theirs]
        assert [] == left_out, speaker


async def test_who_stands_behind_it() -> None:
    """Named and unnamed sources, through whom they came, and what the article says in its own voice."""
    wanted, told = gold()["answers"]["sources"], lines(await answer("sources"))
    assert [] == [ident for ident in wanted["named"] if not any(each.startswith(name(ident)) for each in told)]
    unnamed = [each for each in told if "(unnamed" in each]
    assert [] == [ident for ident in wanted["anonymous"] if not any(has(each, ident) for each in unnamed)]
    for source, teller in wanted["via"].items():
        assert any(has(each, source.split(" (")[0]) and name(teller) in each for each in told), source
    own = next(each for each in told if each.startswith("The article"))
    assert [] == [each for each in sentences(wanted["article_voice_only"]) if f"[{each}]" not in own]


@pytest.mark.parametrize("conflict", gold()["answers"]["conflicts"]["must"] if KEYS else ())
async def test_disagreement_is_told_side_by_side(conflict: str) -> None:
    """All positions of a conflict stand under one heading that says it is not settled."""
    reply = await answer("conflicts")
    wanted = [
        {evidence(claim)[0].removeprefix("S") for claim in position["claims"]}
        for position in known("conflicts", conflict)["positions"]
    ]
    text = shown(reply)
    assert all(any(f"[{number}]" in text for number in some) for some in wanted)
    parts = re.split(r"\n(?=[^\n]*! Not settled: )", text)
    assert any(all(any(f"[{number}]" in part for number in some) for some in wanted) for part in parts[1:])


async def test_numbers_have_their_words() -> None:
    """Counted lists, durations and vague amounts are there; where no sum is stated, none is told."""
    wanted, told = gold()["answers"]["numbers"], shown(await answer("numbers"))
    buyers = len(gold()["answers"]["countries"]["by_role"]["buyers"])
    for each in wanted["set"]:
        counted = each.endswith("(counted)")
        assert (f"{buyers} {each.split()[1]}" if counted else each) in told
        assert not counted or "(counted here)" in told
    assert [] == [each for each in wanted["vague"] if each not in told]
    assert wanted["money"] != "none" or not cited(await answer("money"))


async def test_the_story_in_five_lines() -> None:
    """At most five lines, which cover every main event with all its sides; nothing forbidden in them."""
    wanted, reply = gold()["answers"]["brief"], await answer("brief")
    assert len(lines(reply)) <= 5
    for item in wanted["must_cover"]:
        numbers = sentences([evidence(claim)[0] for claim in item["claims"]])
        assert set() == numbers - set(cited(reply)), item["text"]


@pytest.mark.parametrize("ident", [each["id"] for each in gold()["not_stated"]] if KEYS else ())
async def test_what_is_not_stated_is_refused(ident: str) -> None:
    """A question without an answer gets none: it is said, and nothing is cited."""
    question = re.sub(r"\s*\(.*\)$", "", known("not_stated", ident)["question"])
    reply = await ask(await desk(sheet()), question)
    assert () == cited(reply)
    assert shown(reply).strip()
