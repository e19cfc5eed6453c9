"""One article in every form that a file may have: each way in reads it, and reads the same."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from bot.briefings.front import is_briefing
from bot.errors import BadInput
from bot.facts.model import Article, ArticleId
from bot.reading.files import read_file, stored_file
from bot.reading.forms import form_of, read
from bot.reading.pdf import _paragraphs
from bot.replies.wording import title_of

BODY = (
    "The café at the ferry pier of Varn will close on Friday, the town said. Mayor Ida Holm said that the roof had "
    "to be mended before the winter, and that the work would cost 40,000 euros. The owner agreed."
)
HEADED = f"---\ntitle: Café closes\ndate: 2026-03-14\nauthor: Mina Holt\ntags: [a, b]\n---\n\n{BODY}\n"


def letter() -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"] = "Varn Desk <desk@varn.example>", "Café closes"
    made["Date"] = "Sat, 14 Mar 2026 10:00:00 +0000"
    made.set_content(BODY)
    return made.as_bytes()


FILES = {
    "plain.txt": BODY.encode(),
    "marked.txt": BODY.encode("utf-8-sig"),
    "wide.txt": BODY.encode("utf-16"),
    "old.txt": BODY.encode("latin-1"),
    "bare.md": f"# Café closes\n\n{BODY}\n".encode(),
    "headed.md": HEADED.encode(),
    "crlf.md": HEADED.replace("\n", "\r\n").encode(),
    "toml.md": f'+++\ntitle = "Café closes"\ndate = 2026-03-14\nauthors = ["Mina Holt"]\n+++\n{BODY}'.encode(),
    "mail.eml": letter(),
    "page.html": f"<!doctype html><title>Café closes</title><article><p>{BODY}</p></article>".encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_every_form_is_read_by_both_ways_in(tmp_path: Path, name: str) -> None:
    """A file named on the command line and one in a folder that is followed have the same text, title and day."""
    path = tmp_path / name
    path.write_bytes(FILES[name])
    named, followed = read_file(path), read(FILES[name], form_of(FILES[name], name=name)).article()
    assert BODY == named.text.strip()
    assert (followed.id, followed.text, followed.title) == (named.id, named.text, named.title)
    assert name.endswith(".txt") or named.title == "Café closes"


@pytest.mark.parametrize("name", ["headed.md", "crlf.md", "toml.md", "mail.eml"])
def test_what_the_head_tells_is_known(tmp_path: Path, name: str) -> None:
    """The day of a Markdown head or a letter, unless another was given; and who wrote it."""
    path = tmp_path / name
    path.write_bytes(FILES[name])
    told = read_file(path)
    day = told.published.date() if isinstance(told.published, datetime) else told.published
    assert (date(2026, 3, 14), date(2020, 1, 1)) == (day, read_file(path, date(2020, 1, 1)).published)
    assert told.authors == (() if name == "mail.eml" else ("Mina Holt",))
    assert not is_briefing(path)


def test_plain_text_is_the_file_to_the_letter(tmp_path: Path) -> None:
    """Line ends and spaces stay, so that a place in the text is the same place in the file."""
    text = "  One line.\r\n\tAnother \n\n\u00a0third.  \r\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert text == read_file(tmp_path / "a.txt").text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_file_is_one_article_however_its_lines_end(tmp_path: Path, name: str, end: str) -> None:
    """Its id, and its text in the library, are the same from Windows and Unix, by `ingest` and out of a folder."""
    unix = ("The bridge of Varn is open again. " * 5 + "\n\n" + "The harbour is not, the ministry said. " * 3) + "\n"
    data = unix.replace("\n", end).encode()
    (tmp_path / name).write_bytes(data)
    ingested, followed = stored_file(tmp_path / name), read(data, form_of(data, name=name)).article()
    (tmp_path / f"unix-{name}").write_bytes(unix.encode())
    known = stored_file(tmp_path / f"unix-{name}")
    assert (known.id, known.text) == (ingested.id, ingested.text) == (followed.id, followed.text)
    assert read_file(tmp_path / name).id == known.id
    assert "\r" not in ingested.text


def test_a_broken_head_does_not_hide_the_article(tmp_path: Path) -> None:
    """The article under it is read; of the head nothing is taken for text."""
    (tmp_path / "a.md").write_text(f"---\ntitle: [open\n---\n{BODY}", encoding="utf-8")
    assert (BODY, None) == ((found := read_file(tmp_path / "a.md")).text.strip(), found.title)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """In words, with the file's name."""
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\x00\x00\x01")
    with pytest.raises(BadInput, match="This is no text"):
        read_file(tmp_path / "a.txt")


def test_plain_text_needs_no_reader_of_other_forms() -> None:
    """Whoever asks about a text file does not wait for trafilatura, pypdf or a Markdown parser to be loaded."""
    code = (
        "import sys, bot.reading.files; print(sorted({'trafilatura', 'lxml', 'pypdf', 'markdown_it'} & {*sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[]" == done.stdout.strip()


def test_a_headline_in_a_pdf_is_a_paragraph() -> None:
    """A short line without a full stop, where the next line's first word would have fitted beside it."""
    lines = [
        "Ferry crews end their strike in Varn",
        "VARN, March 3 (Tidewire) - Some 2,400 crews of the ferries ended their strike on Friday",
        "after a week, their union said.",
    ]
    assert ["Ferry crews end their strike in Varn", " ".join(lines[1:])] == [
        each for each in _paragraphs([lines]) if each
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ferry crews end strike\n\nVARN (Tidewire) - It ended on Friday.", "“Ferry crews end strike”"),
        ("Ferry crews end strike\nVARN (Tidewire) - It ended on Friday.", "“Ferry crews end strike”"),
        ("Ferry crews in the harbour of Varn end their strike\n\nVARN - It ended.",
         "“Ferry crews in the harbour of Varn end their strike”"),
        ("The ferry crews of Varn said on Friday that\nthe strike had ended.",
         "“The ferry crews of Varn said on Friday …”"),
    ],
)  # fmt: skip
def test_an_article_without_a_title_is_called_by_its_headline(text: str, title: str) -> None:
    """The first line alone; the dateline below it does not run into it."""
    assert title == title_of(Article(id=ArticleId("a"), text=text))
