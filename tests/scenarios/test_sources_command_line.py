"""The command lines of sources and of ingest, as they are typed: what is printed, and how they end."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from bot.cli.entry import main
from tests.unit.pages import PARAGRAPHS, page, pdf


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database and a configuration of its own."""
    config = tmp_path / "config"
    (config / "topics").mkdir(parents=True)
    (config / "newsdesk.toml").touch()
    monkeypatch.setenv("NEWSDESK_CONFIG_DIR", str(config))
    monkeypatch.setenv("NEWSDESK_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path / 'news.db'}")
    monkeypatch.chdir(tmp_path)


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Exit code, output, errors."""
    code = main(words)
    told = capsys.readouterr()
    return code, told.out, told.err


def test_a_folder_from_adding_to_asking(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """add, poll, list, ask, pause, remove."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.html").write_text(page())
    os.utime(inbox / "a.html", (time.time() - 60,) * 2)

    code, out, _ = run(capsys, "sources", "add", str(inbox))
    assert (0, True) == (code, "Added as inbox: folder, one item." in out)
    code, out, _ = run(capsys, "sources", "poll")
    assert (0, "inbox: added “Harbour of Sundby to close”\n") == (code, out)
    assert "inbox – folder, 1 article" in run(capsys, "sources")[1]
    code, out, _ = run(capsys, "ask", "quotes")
    assert (0, True) == (code, "We have waited long enough" in out)
    assert "not asked any more" in run(capsys, "sources", "pause", "inbox")[1]
    assert 0 == run(capsys, "sources", "remove", "inbox")[0]
    assert "Nothing is read here yet" in run(capsys, "sources", "list")[1]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("sources", "add", "http://127.0.0.1/"), 1, "private or reserved"),
        (("sources", "add", "http://localhost/feed"), 1, "private or reserved"),
        (("sources", "add", "file:///etc/passwd"), 1, "not fetched"),
        (("sources", "add", "inbox"), 1, "inbox: There is no such folder. Make it first"),
        (("sources", "add", "./news/of.today"), 1, "There is no such folder"),
        (("sources", "remove", "x"), 1, "There is no source x. There are none yet."),
        (("sources", "poll", "x"), 1, "There is no source x."),
        (("sources", "pause"), 2, "pause takes one name"),
        (("sources", "import", "nothing.opml"), 1, "There is no such file."),
        (("ingest", "http://[::1]/"), 1, "private or reserved"),
        (("ingest", "http://2130706433/"), 1, "not written properly"),
    ],
)
def test_mistakes_are_one_plain_line(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, told: str
) -> None:  # fmt: skip
    """With the exit code that the command lines promise."""
    ended, _, err = run(capsys, *words)

    assert (code, 1) == (ended, err.count("\n"))
    assert told in err


def test_a_mistake_in_the_file_is_told_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is read."""
    (tmp_path / "config" / "sources.toml").write_text("[coast]\nfed = 'https://coast.example/'\n")
    code, _, err = run(capsys, "sources", "list")

    assert (1, True) == (code, "sources.toml:2: There is no key fed. Did you mean feed?" in err)


def test_ingest_takes_files_of_every_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And goes on after one that is no article."""
    files = {
        "a.html": page().encode(),
        "b.md": ("# Story\n\n" + "\n\n".join(PARAGRAPHS[:3])).encode(),
        "c.pdf": pdf([PARAGRAPHS]),
        "d.eml": ("From: a@coast.example\nSubject: Letter\n\n" + "\n\n".join(PARAGRAPHS[1:])).encode(),
        "e.html": page(title="404 Not Found", paragraphs=["Nothing here."]).encode(),
        "f.txt": "\n".join(PARAGRAPHS[:2]).encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    code, out, err = run(capsys, "ingest", *files)

    assert 1 == code
    copies = dict.fromkeys(("b.md", "c.pdf", "d.eml"), "duplicate")  # of a.html, whole or in part
    outcome = dict.fromkeys(files, "added") | copies
    assert [f"{name}: {outcome[name]}" for name in files if name != "e.html"] == out.splitlines()
    assert "newsdesk: e.html: This is an error page, not an article.\n" == err
    assert (0, True) == ((again := run(capsys, "ingest", "a.html"))[0], "unchanged" in again[1])


def test_ingest_gives_a_briefings_article_its_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--published` says of the article of a briefing, too, when it came out."""
    (tmp_path / "b.md").write_text(
        '+++\ntitle = "Harbour"\n+++\n- It opened.\n\n## Article\n\n' + "\n\n".join(PARAGRAPHS) + "\n"
    )
    assert (0, "b.md: added\n", "") == run(capsys, "ingest", "b.md", "--published", "2024-05-06")
    found = [line for line in run(capsys, "ask", "stories")[1].splitlines() if "2024" in line]
    assert found


def test_why_something_did_not_come(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page that is no article, an article, and one that nobody named; a filter is set for a channel and tried."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name, text in (("a.html", page()), ("b.html", page(title="404 Not Found", paragraphs=["Nothing here."]))):
        (inbox / name).write_text(text)
        os.utime(inbox / name, (time.time() - 60,) * 2)
    run(capsys, "sources", "add", str(inbox))
    run(capsys, "sources", "poll")
    slack = ("--channel", "slack/T1/C1")

    assert (0, True) == ((told := run(capsys, "why-not", "b.html"))[0], "This is an error page" in told[1])
    assert str(tmp_path) not in told[1]
    assert "It is stored, and can be asked about" in run(capsys, "why-not", "harbour", "sundby")[1]
    assert "inbox" in run(capsys, "why-not", "harbour", "sundby")[1]
    assert "has not named “volcano”" in run(capsys, "why-not", "volcano")[1]
    code, out, _ = run(capsys, "filter", "set", "country:Norway", "and", "not", "source:tabloid", *slack)
    assert (0, True) == (code, "stopped by country:Norway" in out)
    assert (
        "Filtered: the filter of this channel stops it, by country:Norway"
        in (run(capsys, "why-not", "harbour", *slack)[1])
    )
    assert "country:Norway and not source:tabloid" in run(capsys, "filter", *slack)[1]
    assert "has no filter" in run(capsys, "filter", "show", "--channel", "slack/T1/C2")[1]
    code, _, err = run(capsys, "filter", "test", "country:Norwya", *slack)
    assert (1, True) == (code, "at character 9, “Norwya”: there is no country Norwya. Did you mean norway?" in err)


HEADLINE = "Dock workers leave the quays of Varn"
OTHER = "Pilots of Varn get a new radio"
STRIKE = f"""{HEADLINE}

VARN, May 3 (Tidewire) - Some 300 dock workers of Varn began a strike on Monday after talks on pay had ended.

The port of Varn offered three per cent last week. "We will come back when there is an offer," said Ida Holm.
"""


def test_a_headline_is_the_title(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text ingested from a file, or found in a folder, is known by the headline in it, not by the file's name."""
    (tmp_path / "text.txt").write_text(STRIKE)
    assert 0 == run(capsys, "ingest", "text.txt")[0]
    assert f"About: “{HEADLINE}”" in run(capsys, "ask", "brief")[1]
    told = run(capsys, "why-not", "dock", "workers", "--channel", "slack/T1/C1")[1]
    assert HEADLINE in told
    assert "It is stored, and can be asked about" in told

    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "mix.txt").write_text(f"{OTHER}\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n")
    os.utime(inbox / "mix.txt", (time.time() - 60,) * 2)
    run(capsys, "sources", "add", str(inbox))
    assert f"inbox: added “{OTHER}”" in run(capsys, "sources", "poll")[1]
    for meant in ("pilots radio", "mix.txt"):
        assert "fetched, read and stored" in run(capsys, "why-not", *meant.split())[1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("filter", "show"), "--channel"),
        (("filter", "--channel", "T1"), "is no channel such as slack/T0123/C0123"),
        (("why-not", "x", "--channel", "irc/a/b"), "is no channel such as slack/T0123/C0123"),
        (("why-not",), "WORD"),
        (("filter", "set", "--channel", "slack/T1/C1"), "say what is wanted"),
        (("filter", "clear", "x", "--channel", "slack/T1/C1"), "takes nothing after it"),
    ],
)
def test_a_wrong_line_about_channels(capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str) -> None:
    """It ends with 2, and says what it wants."""
    try:
        code = main(words)
    except SystemExit as ended:
        code = int(ended.code or 0)
    assert (2, True) == (code, told in capsys.readouterr().err)


def test_a_copy_in_a_folder_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of two files with one text the first was stored, the other is known as a duplicate."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for age, name in ((60, "a.txt"), (30, "b.txt")):
        (inbox / name).write_text(STRIKE)
        os.utime(inbox / name, (time.time() - age,) * 2)
    run(capsys, "sources", "add", str(inbox))
    run(capsys, "sources", "poll")
    told = run(capsys, "why-not", "dock", "workers", "--channel", "slack/T1/C1")[1]
    assert 1 == told.count("fetched, read and stored")
    assert 1 == told.count("read, and known as a duplicate")


def test_a_name_that_is_part_of_another_is_offered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Half of a name with an apostrophe in it is not mentioned as such; the whole one is offered."""
    (tmp_path / "text.txt").write_text(f"{STRIKE}\nThe Harbour Workers' Union (HWU) wants more.\n")
    told = run(capsys, "ask", "entity", "Harbour", "Workers", "--article", "text.txt")[1]
    assert "Did you mean Harbour Workers' Union?" in told
    assert "Did you mean" not in run(capsys, "ask", "entity", "Volcano", "--article", "text.txt")[1]
