"""Files to take along: complete, readable by the programs they are for, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import dataclasses
import json
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import TypeGuard

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.briefings.load import read_briefing
from bot.briefings.markdown import bullets
from bot.errors import BadInput
from bot.exports.formats import Exported, Format, exported, format_of
from bot.exports.markdown import escaped
from bot.exports.tables import COLUMNS, safe
from bot.facts.briefing import Briefing, Bullet, Verdict
from bot.facts.grounding import check_all
from bot.facts.model import FactSheet
from bot.facts.query import shown
from bot.replies.blocks import Attachment, Code, Inline, Paragraph
from tests.handmade import Says, sheet_of
from tests.stories import ask, desk, ferries, fog

AT = datetime(2025, 3, 10, 12, tzinfo=UTC)


def made(form: Format, sheet: FactSheet | None = None, briefing: Briefing | None = None) -> Exported:
    """The file of the invented article, or of another."""
    return exported(sheet or ferries(), briefing, form, AT)


def table(file: Exported) -> list[dict[str, str]]:
    """A CSV file as a spreadsheet reads it."""
    return list(csv.DictReader(StringIO(file.data.decode("utf-8-sig"), newline="")))


def test_every_claim_is_in_the_tables() -> None:
    """CSV and JSON Lines hold the same claims, in the order of the text, with the same columns."""
    rows = table(made(Format.CSV))
    lines = [json.loads(line) for line in made(Format.JSONL).data.decode().splitlines()]
    claims = [claim.id for claim in shown(ferries())]
    assert claims == [row["claim"] for row in rows] == [line["claim"] for line in lines]
    assert list(COLUMNS) == list(rows[0]) == list(lines[0])
    assert len(claims) == made(Format.CSV).entries == made(Format.JSONL).entries


def test_a_claim_says_who_what_and_where() -> None:
    """The claimant, the article's own words, and the characters where they stand."""
    sheet = ferries()
    for line in map(json.loads, made(Format.JSONL).data.decode().splitlines()):
        assert line["claimant"]
        assert sheet.article.text[line["evidence_start"] : line["evidence_end"]] == line["evidence"]
        sentence = sheet.sentence(line["sentence"])
        assert sentence is not None
    payer = next(row for row in table(made(Format.CSV)) if row["predicate"] == "buy")
    assert "Mira Solde" == payer["claimant"]
    assert "buyer: a group of coastal states; goods: twelve electric ferries" == payer["roles"]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", " =1", "\n=1", "＝1"])
def test_no_cell_is_a_formula(start: str) -> None:
    """What a spreadsheet would run begins with an apostrophe instead."""
    assert safe(start).startswith("'")
    text = f"{' '.join(start.split())} told us that it rains."
    says = Says(at=1, predicate="act", lemma="tell", roles={"actor": text.split()[0]})
    for row in table(made(Format.CSV, sheet_of(text, says=[says], title=start))):
        assert all(not cell.lstrip(" \n").startswith(tuple("=+-@\t\r＝＋－＠")) for cell in row.values())


def test_what_is_harmless_is_left_alone() -> None:
    """Ordinary words keep their first character."""
    assert ["Solde", "“x”", "", "12"] == [safe(words) for words in ("Solde", "“x”", "", "12")]


def test_the_calendar_holds_what_has_a_day() -> None:
    """All-day entries from first to last day, the last not included; both times of what is disputed, marked."""
    calendar = Calendar.from_ical(made(Format.ICAL).data)
    events = calendar.walk("VEVENT")
    assert made(Format.ICAL).entries == len(events)
    spans = [(event["dtstart"].dt, event["dtend"].dt) for event in events]
    assert (date(2025, 2, 24), date(2025, 3, 3)) in spans
    assert (date(2025, 3, 3), date(2025, 3, 10)) in spans
    assert (date(2025, 3, 6), date(2025, 3, 7)) in spans
    disputed = [event for event in events if str(event["summary"]).startswith("? ")]
    assert 2 == len(disputed)
    assert {"TENTATIVE"} == {str(event["status"]) for event in disputed}
    assert all("Not settled" in str(event["description"]) for event in disputed)


def test_importing_twice_changes_nothing() -> None:
    """The same article gives the same bytes, whenever it is exported; every entry has a UID of its own."""
    later = exported(ferries(), None, Format.ICAL, datetime(2026, 1, 1, tzinfo=UTC))
    assert made(Format.ICAL) == later
    uids = [str(event["uid"]) for event in Calendar.from_ical(later.data).walk("VEVENT")]
    assert len(set(uids)) == len(uids)
    undated = dataclasses.replace(ferries(), article=dataclasses.replace(ferries().article, published=None))
    assert b"DTSTAMP:20250310T120000Z" in made(Format.ICAL, undated).data


def test_lines_of_a_calendar_are_folded() -> None:
    """RFC 5545: lines of at most 75 octets, ended by CRLF; control characters of an article do not come through."""
    sheet = ferries()
    odd = dataclasses.replace(sheet, article=dataclasses.replace(sheet.article, title="Fer\x00ries\x1b; a, b\\c"))
    data = made(Format.ICAL, odd).data
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\x00" not in data
    assert b"\x1b" not in data
    assert "Fer ries ; a, b\\c" in str(Calendar.from_ical(data)["x-wr-calname"])


def test_a_briefing_is_read_back(tmp_path: Path) -> None:
    """Title, date, source, article and bullets survive; every bullet that was written for it holds in its article."""
    file = made(Format.MARKDOWN)
    path = tmp_path / file.name
    path.write_bytes(file.data)
    loaded = read_briefing(path)
    article = ferries().article
    assert article.text.strip() == loaded.article.text.strip()
    assert (article.published, article.url, article.source) == (
        loaded.article.published,
        loaded.article.url,
        loaded.article.source,
    )
    assert file.entries == len(loaded.briefing.bullets) > 0
    verdicts = {each.verdict for each in check_all(loaded.briefing.bullets, ferries())}
    assert {Verdict.SUPPORTED} == verdicts


def test_a_stored_briefing_keeps_its_words(tmp_path: Path) -> None:
    """Bullets go out as they were written, also those that the article does not support, and with odd characters."""
    words = ("1. *Who* pays_for [it](x)? <b>&amp;</b>", "- # not a heading", "Nothing | of ~this~ `holds`!", "= 5")
    briefing = Briefing(
        id="ferries",
        title='Who "pays" \\ for it?',
        article=ferries().article.id,
        bullets=tuple(Bullet(text=each, line=1) for each in words),
        topics=("ferries", "money"),
    )
    file = made(Format.MARKDOWN, briefing=briefing)
    path = tmp_path / "b.md"
    path.write_bytes(file.data)
    loaded = read_briefing(path)
    assert words == tuple(each.text for each in loaded.briefing.bullets)
    assert (briefing.title, briefing.topics) == (loaded.briefing.title, loaded.briefing.topics)


@given(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1).filter(lambda text: text.strip()))
def test_any_bullet_is_read_back(words: str) -> None:
    """Whatever characters a bullet has, Markdown reads them as they stand."""
    found = bullets(f"- {escaped(words)} <!-- sentence [1] -->\n", 1)
    assert [" ".join(words.split())] == [each.text for each in found]


def test_nothing_to_export() -> None:
    """An article that says next to nothing gives empty files, not failures."""
    for form in (Format.CSV, Format.JSONL, Format.ICAL):
        assert 0 == made(form, fog()).entries
    assert list(COLUMNS) == made(Format.CSV, fog()).data.decode("utf-8-sig").strip().split(",")


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("CSV", Format.CSV),
        ("json lines", Format.JSONL),
        ("iCal", Format.ICAL),
        (".ics", Format.ICAL),
        ("md", Format.MARKDOWN),
    ],
)
def test_formats_by_many_names(typed: str, form: Format) -> None:
    """People write a format as they know it."""
    assert form is format_of(typed)


def test_an_unknown_format_is_told() -> None:
    """With all that there are."""
    with pytest.raises(BadInput, match="There is no format “pdf”") as caught:
        format_of("pdf")
    assert "markdown" in caught.value.plain


@pytest.mark.parametrize("form", list(Format))
async def test_the_command_hands_over_a_file(form: Format) -> None:
    """In chat the file is attached, under a plain name, with what to type for the other formats."""
    reply = await ask(await desk(ferries()), f"export {form.value}")
    (file,) = (block for block in reply.blocks if isinstance(block, Attachment))
    assert file.data == made(form).data
    assert file.name.isascii()
    others = [
        part.text for block in reply.blocks if isinstance(block, Paragraph) for part in block.line if is_code(part)
    ]
    assert 3 == len(others)
    for each in others:
        again = await ask(await desk(ferries()), each)
        assert any(isinstance(block, Attachment) for block in again.blocks)


def is_code(part: Inline) -> TypeGuard[Code]:
    """Whether a part of a line is something to type."""
    return isinstance(part, Code)


async def test_the_command_says_what_it_cannot() -> None:
    """An unknown format, and an article without dates, are told in a line and bring no file."""
    for front, typed, told in (
        (await desk(ferries()), "export pdf", "There is no format"),
        (await desk(fog()), "export ical", "nothing to put into it"),
    ):
        reply = await ask(front, typed)
        assert told in str(reply.blocks[0])
        assert not any(isinstance(block, Attachment) for block in reply.blocks)
