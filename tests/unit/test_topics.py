"""Topic files: what is right becomes a command, what is wrong is reported where it stands."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.commands.spec import Typed
from bot.commands.topics import load_topics, read_topics
from bot.errors import BadInput
from bot.facts.model import Amount, ArticleId, Measure, Precision, Span, Status
from tests.conftest import ROOT
from tests.stories import CLOCK, Draft, ask, asker, desk, ferries, shown

GOOD = """\
# a comment
[who-buys]
ask = "Who buys what?"
view = "positions"
query = [{ predicate = "buy", role = "buyer" }]
empty = "Nobody buys anything."

[who-stops]
ask = "Who stops what?"
view = "claims"
query = [{ predicate = "halt" }]
empty = "Nobody stops anything."
"""


def write(folder: Path, text: str) -> Path:
    """A topic file with this text."""
    path = folder / "trade.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("right", "wrong", "line", "words"),
    [
        ('"buy"', '"buyy"', 5, "there is no predicate buyy. Did you mean buy?"),
        ('role = "buyer"', 'role = "buyr"', 5, "there is no role of buy buyr. Did you mean buyer?"),
        ('view = "positions"', 'view = "positon"', 4, "there is no view positon. Did you mean positions?"),
        ('empty = "Nobody buys', 'emty = "Nobody buys', 6, "there is no key emty. Did you mean empty?"),
        (', role = "buyer"', "", 5, "a filter of who-buys has no role: positions are those who fill one."),
        ('[{ predicate = "halt" }]', '[{ status = ["haltd"] }]', 11, "there is no status haltd. Did you mean halted?"),
        ('[{ predicate = "halt" }]', "[]", 11, "who-stops.query has no filter."),
        ("[who-stops]", "[Who_Stops]", 8, "Who_Stops is no name of a command"),
        ('view = "claims"', "", 8, "who-stops has no view."),
        ('ask = "Who stops what?"', "ask = 5", 9, "who-stops.ask must be words, 1 to 100 characters."),
        ("[who-stops]", "[who-stops", 8, "This is not TOML"),
        (
            'view = "claims"',
            'view = "claims"\nmissing = [{ slots = ["until"], pattern = "(", says = "x" }]',
            11,
            "pattern is no regular expression",
        ),
        ('view = "claims"', 'view = "table"', 8, "who-stops has no columns, which the view table needs."),
        ('view = "claims"', 'view = "table"\ncolumns = ["acto"]', 11, "there is no column acto. Did you mean actor?"),
        (
            'view = "claims"',
            'view = "claims"\nnamed = ["gun"]',
            11,
            "named of who-stops goes with the view entities only.",
        ),
        (
            'view = "claims"',
            'view = "entities"\nkinds = ["produkt"]',
            11,
            "there is no kind produkt. Did you mean product?",
        ),
    ],
)
def test_a_mistake_is_reported_with_its_line(tmp_path: Path, right: str, wrong: str, line: int, words: str) -> None:
    """An unknown predicate, role, status or key names the file, the line and the nearest right name."""
    assert right in GOOD
    path = write(tmp_path, GOOD.replace(right, wrong, 1))
    with pytest.raises(BadInput) as caught:
        read_topics(path)
    assert f"{path}:{line}" == caught.value.where
    assert words in caught.value.plain


async def test_a_file_is_all_it_takes(tmp_path: Path) -> None:
    """A new table is a new command, answered from the claims, without a line of code."""
    from bot.commands.catalogue import load
    from bot.commands.dispatch import FrontDesk
    from bot.store.memory import MemoryLibrary

    write(tmp_path, GOOD)
    library = MemoryLibrary()
    await library.save(ferries())
    front = FrontDesk(load(tmp_path), library, CLOCK)
    reply = await front.dispatch(Typed("who buys"), asker(front))
    assert "a group of coastal states agreed to buy twelve electric ferries" in shown(reply)


def test_no_folder_means_no_topics(tmp_path: Path) -> None:
    """A bot without topic files still has its built-in commands."""
    assert load_topics(tmp_path / "none") == ()


def test_two_topics_of_one_name_are_refused(tmp_path: Path) -> None:
    """Names are unique over all files and all built-in commands."""
    from bot.commands.catalogue import load
    from bot.errors import BadConfiguration

    write(tmp_path, GOOD.replace("who-buys", "quotes"))
    with pytest.raises(BadConfiguration, match="Two commands are called quotes"):
        load(tmp_path)


def test_the_guide_s_example_is_right(tmp_path: Path) -> None:
    """The table in docs/howto/add-a-topic.md is one that the bot takes."""
    guide = (ROOT / "docs/howto/add-a-topic.md").read_text(encoding="utf-8")
    block = re.search(r"```toml\n(.*?)```", guide, re.S)
    assert block is not None
    path = write(tmp_path, re.sub(r"^ {3}", "", block[1], flags=re.M))
    assert [topic.name for topic in read_topics(path)] == ["who-owns"]


MATCH = """\
[score]
ask = "Who won?"
view = "claims"
query = [{ predicate = "compete" }]
touching = ["declined to comment"]
near = ["postponed"]
missing = [
    { slots = ["score"], pattern = '\\d-\\d', says = "The score is not stated." },
    { slots = ["when", "within"], says = "The day is not stated." },
]
empty = "Nobody played."
"""


async def told_of(folder: Path, draft: Draft, text: str) -> list[str]:
    """What the topic MATCH tells of a drafted article."""
    from bot.commands.catalogue import load
    from bot.commands.dispatch import FrontDesk
    from bot.store.memory import MemoryLibrary

    write(folder, MATCH)
    library = MemoryLibrary()
    await library.save(draft.sheet(id=ArticleId("0a1b2c3d4e5f"), title="Cup", published=date(2025, 3, 10)))
    front = FrontDesk(load(folder), library, CLOCK)
    return shown(await front.dispatch(Typed(text), asker(front))).splitlines()


async def test_what_a_pattern_finds_is_not_reported_missing(tmp_path: Path) -> None:
    """A score in figures and a day in the sentence count as stated, though no role of the claim holds them."""
    draft = Draft("Norra beat Malta 3-2 on Sunday; the coach declined to comment.\n")
    draft.on(1).claim("compete", "Norra beat Malta 3-2", {"winner": "Norra"}, Status.DONE)
    bare = await told_of(tmp_path, draft, "score")
    assert "The score is not stated." not in bare
    assert "The day is not stated." in bare
    draft.when("Sunday", "2025-03-09", "2025-03-09", Precision.DAY)
    assert "The day is not stated." not in await told_of(tmp_path, draft, "score")


async def test_the_rest_of_a_shown_sentence_is_told_beside(tmp_path: Path) -> None:
    """A part of the sentence behind a semicolon that touches the topic stands under the answer."""
    draft = Draft("Norra beat Malta; the coach declined to comment.\n")
    draft.on(1).claim("compete", "Norra beat Malta", {"winner": "Norra"}, Status.DONE)
    told = await told_of(tmp_path, draft, "score")
    assert "The article – the coach declined to comment [1]" in told[told.index("Beside it:") + 1]


async def test_what_comes_near_stands_under_the_empty_answer(tmp_path: Path) -> None:
    """Where nothing answers, a sentence that comes near is shown after saying so, and not to a narrower question."""
    draft = Draft("The match was postponed.\n")
    told = await told_of(tmp_path, draft, "score")
    assert ["Nobody played.", "But:"] == told[:2]
    assert "The match was postponed [1]" in told[2]
    assert "But:" not in await told_of(tmp_path, draft, "score of:goals")


async def test_a_sum_elsewhere_is_not_denied() -> None:
    """ "No amount is stated" is said only where the whole article names none; a sum in another place is pointed to."""
    sheet = ferries()
    assert "No amount is stated." in shown(await ask(await desk(sheet), "who-pays"))
    span = next(s.span for s in sheet.sentences if s.number == 8)
    sum_ = Amount(span=Span(span.start, span.start + 13), kind=Measure.MONEY, value="2", unit="EUR")
    told = shown(await ask(await desk(replace(sheet, amounts=(*sheet.amounts, sum_))), "who-pays"))
    assert "Not stated there, but elsewhere in the article: “Two weeks ago” [8]" in told
    assert "No amount is stated." not in told


async def test_a_counter_statement_stands_apart() -> None:
    """What denies a part of somebody named in the answer is shown under it; what denies another's is not."""
    told = shown(await ask(await desk(ferries()), "who-pays")).splitlines()
    at = told.index("Against:")
    assert "These talks do not directly involve the fleet office of the Coastal League – Not so [7]" in told[at + 1]


def test_a_pack_can_be_off_everywhere() -> None:
    """A setting leaves out the commands of a pack, but for those that another pack holds too; unknown ones are told."""
    from bot.commands.catalogue import load
    from bot.errors import BadConfiguration

    everything = {command.name for command in load(ROOT / "config/topics")}
    without = {command.name for command in load(ROOT / "config/topics", off=("conflict",))}
    assert {"who-sends", "weapons"} == everything - without
    with pytest.raises(BadConfiguration, match="There is no topic pack conflicts"):
        load(ROOT / "config/topics", off=("conflicts",))


def test_every_pack_of_the_issue_is_configuration() -> None:
    """The commands of the seven packs are there, and each comes from a file, not from code."""
    promised = {
        "conflict": "who-pays who-sends weapons halted talks",
        "business": "results deal guidance",
        "politics": "result votes ruling accused demands tariffs agreements reactions",
        "disaster": "casualties damage path",
        "science": "findings mission",
        "sport": "transfer score",
        "security": "affected",
    }
    found = {command.name: command.topic for command in load_topics(ROOT / "config/topics")}
    assert found == {name: pack for pack, names in promised.items() for name in names.split()}


@pytest.mark.parametrize(
    ("added", "line"),
    [
        ('[[goalss.query]]\npredicate = "win"', 4),
        ('[goalss.query]\npredicate = "win"', 4),
        ('[good]\nask = "x"\n[[good.query]]\npredikate = "win"', 4),
        ('[good]\nask = "x"\nview = "claims"\nempty = "x"\n[[good.query]]\npredikate = "win"', 9),
    ],
)
def test_a_mistake_in_an_added_table_is_told_where_it_stands(tmp_path: Path, added: str, line: int) -> None:
    """Not at the first line of the file, also where only a table inside of it is there, or is wrong."""
    path = tmp_path / "more.toml"
    path.write_text(f"# one\n# two\n\n{added}\n", encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_topics(path)
    assert f"{path}:{line}" == caught.value.where
