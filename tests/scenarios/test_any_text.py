"""Any text gives a sheet that keeps the contract, in linear time, and the same one every time."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from bot.extraction.pipeline import Extractor
from bot.facts.model import Article, ArticleId, FactSheet
from bot.facts.sheet import from_json, to_json

WORDS = (
    "the mayor said “ ” \" ' ( ) , . ; : ? ! – that Norway will pay 40 million euros for it last week , who and not"
).split()


@pytest.fixture(scope="module")
def contract(shared: Path) -> Draft202012Validator:
    return Draft202012Validator(json.loads((shared / "contract/fact-sheet.schema.json").read_text(encoding="utf-8")))


def read(extractor: Extractor, text: str) -> FactSheet:
    return extractor.annotate(Article(id=ArticleId("any"), text=text))


def spans(value: Any) -> Iterator[tuple[int, int]]:
    """Every start and end in a sheet."""
    if isinstance(value, dict):
        for a, b in (("start", "end"), ("speaker_start", "speaker_end"), ("cue_start", "cue_end")):
            if a in value:
                yield value[a], value[b]
        for below in value.values():
            yield from spans(below)
    elif isinstance(value, list):
        for below in value:
            yield from spans(below)


def assert_kept(sheet: FactSheet, contract: Draft202012Validator | None = None) -> None:
    """The sheet keeps the contract, and what a schema cannot say: places in the text, ids that exist."""
    data = json.loads(json.dumps(to_json(sheet, with_text=False)))
    if contract is not None:
        contract.validate(data)
    assert all(0 <= a <= b <= len(sheet.article.text) for a, b in spans(data))
    known = {e.id for e in sheet.entities}
    claims = {c.id for c in sheet.claims}
    assert len(known) == len(sheet.entities)
    assert len(claims) == len(sheet.claims)
    assert {e for c in sheet.claims for r in c.roles for e in r.entities} <= known
    assert {a.speaker for c in sheet.claims for a in c.attribution if a.speaker} <= known
    assert {q.speaker for q in sheet.quotations if q.speaker} <= known
    assert {c for k in sheet.conflicts for p in k.positions for c in p.claims} <= claims
    assert to_json(from_json(data, sheet.article), with_text=False) == data


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_characters_give_a_sheet(extractor: Extractor, contract: Draft202012Validator, text: str) -> None:
    """No characters make the reader fail."""
    assert_kept(read(extractor, text), contract)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), max_size=60), breaks=st.booleans())
def test_any_order_of_words_gives_a_sheet(extractor: Extractor, words: list[str], breaks: bool) -> None:
    """Words that rules look for, in any order and with any marks between them, make no rule fail."""
    assert_kept(read(extractor, ("\n" if breaks else " ").join(words)))


def test_the_same_text_gives_the_same_sheet_whatever_was_read_before(extractor: Extractor, root: Path) -> None:
    """A sheet depends on its article alone."""
    text = (root / "config/briefings/launchers.txt").read_text(encoding="utf-8")
    first = read(Extractor(), text)
    for other in ("Norway will not pay.", "“Odd,” said Ida Holm of the Foo Bar Institute. She left Oslo on Monday."):
        read(extractor, other)
    assert read(extractor, text) == first


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("words of one sentence", "the mayor of the town paid for the bridge and "),
        ("sentences", "The mayor said on Monday that Norway will pay 40 million euros for the bridge. "),
        ("brackets", "("),
        ("quotation marks", "“"),
        ("straight marks", '" '),
        ("names", "Ida Holm, "),
        ("numbers", "1,000 "),
        ("paragraphs", "A heading\nShe said no.\n"),
        ("spaces", " \u200b\t"),
    ],
)
def test_time_grows_with_the_text_and_not_faster(extractor: Extractor, name: str, piece: str) -> None:
    """Four times the text takes at most about four times as long, whatever it is made of."""

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        assert_kept(read(extractor, text))
        return time.process_time() - began

    seconds(2_000)
    small = max(seconds(20_000), 0.05)
    assert seconds(80_000) < 9 * small, name
