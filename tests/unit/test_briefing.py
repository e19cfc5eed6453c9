"""Briefing files: what a good one becomes, and what is said, with the line, of each way to get one wrong."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.briefings.load import LARGEST, article_id, briefing_id, load_folder, read_briefing
from bot.errors import BadInput
from bot.facts.briefing import Bullet

TOML = """+++
title = "Ferry fares"
published = 2025-05-02
url = "https://news.example/ferries"
source = "Harbour Post"
headline = "Fares go up"
authors = ["Ada Quill"]
topics = ["ferries", "money"]
article = "text/fares.txt"
+++

Some words on top.

- The **fare** is [9 crowns](https://fares.example/a_b).
  - Children pay *half*,
    as `before`.
- Sailings & crews stay.
"""

YAML = """---
title: Ferry fares
published: 2025-05-02T18:30:00+02:00
topics: ferries
---
* One bullet

## Article

The fare rises to 9 crowns.

# A heading of its own
- not a bullet
"""


def write(folder: Path, text: str, name: str = "fares.md") -> Path:
    """A briefing file in a folder, with its article beside it."""
    (folder / "text").mkdir(exist_ok=True)
    (folder / "text" / "fares.txt").write_text("The fare rises to 9 crowns.\n")
    path = folder / name
    path.write_text(text)
    return path


def failure(path: Path) -> BadInput:
    """What reading the file raises."""
    with pytest.raises(BadInput) as caught:
        read_briefing(path)
    assert caught.value.path == path
    return caught.value


def test_toml_with_an_article_beside_it(tmp_path: Path) -> None:
    """Every key arrives; bullets are bare text, nested ones too, each with its line in the file."""
    loaded = read_briefing(write(tmp_path, TOML))
    assert loaded.briefing.bullets == (
        Bullet(text="The fare is 9 crowns.", line=14),
        Bullet(text="Children pay half, as before.", line=15),
        Bullet(text="Sailings & crews stay.", line=17),
    )
    article, briefing = loaded.article, loaded.briefing
    assert (briefing.id, briefing.title, briefing.topics) == ("fares", "Ferry fares", ("ferries", "money"))
    assert (article.title, article.source, article.authors) == ("Fares go up", "Harbour Post", ("Ada Quill",))
    assert article.published == briefing.published == date(2025, 5, 2)
    assert article.url == briefing.url == "https://news.example/ferries"
    assert article.text == "The fare rises to 9 crowns.\n"
    assert briefing.article == article.id


def test_yaml_with_the_article_in_the_file(tmp_path: Path) -> None:
    """The article under the heading "Article" is taken as it stands, to the end, and holds no bullets."""
    loaded = read_briefing(write(tmp_path, YAML))
    assert loaded.briefing.bullets == (Bullet(text="One bullet", line=6),)
    assert loaded.article.text == "The fare rises to 9 crowns.\n\n# A heading of its own\n- not a bullet\n"
    assert loaded.article.title == "Ferry fares"
    assert loaded.briefing.published == datetime(2025, 5, 2, 16, 30, tzinfo=UTC)
    assert loaded.briefing.topics == ("ferries",)


def test_windows_lines_and_byte_order_mark(tmp_path: Path) -> None:
    """A file saved by a Windows editor reads the same."""
    path = write(tmp_path, "")
    path.write_bytes(b"\xef\xbb\xbf" + TOML.replace("\n", "\r\n").encode())
    assert read_briefing(path) == read_briefing(write(tmp_path, TOML))


def test_yaml_words_stay_words(tmp_path: Path) -> None:
    """What YAML would read as a truth value, a number or an alias for one stays the text that was written."""
    path = write(tmp_path, YAML.replace("Ferry fares", "No").replace("ferries", "[on, 007]"))
    briefing = read_briefing(path).briefing
    assert (briefing.title, briefing.topics) == ("No", ("on", "007"))


def test_headings_code_and_images_in_bullets(tmp_path: Path) -> None:
    """Raw HTML is left out, entities and images become words, several paragraphs one bullet."""
    bullets = "- <b>Bold</b> &amp; ![a map](m.png)\n\n  second paragraph\n-\n1. numbered\n\n```\n- code\n```\n"
    path = write(tmp_path, TOML.split("Some words")[0] + bullets)
    assert [b.text for b in read_briefing(path).briefing.bullets] == ["Bold & a map second paragraph", "numbered"]


@pytest.mark.parametrize(
    ("change", "line", "says"),
    [
        (lambda text: "# Ferry fares\n" + text, 1, "begins with its front matter"),
        (lambda text: "", 1, "begins with its front matter"),
        (lambda text: text.replace('txt"\n+++', 'txt"'), 1, "not closed"),
        (lambda text: text.replace('"Ferry fares"', "Ferry fares"), 2, "not TOML"),
        (lambda text: text.replace("2025-05-02", "2025-02-30"), 3, "not TOML"),
        (lambda text: text.replace("2025-05-02", '"2 May"'), 3, "no date: 2 May"),
        (lambda text: text.replace("2025-05-02", "2025-05-02T10:00:00"), 3, "without a time zone"),
        (lambda text: text.replace("2025-05-02", "true"), 3, "no date"),
        (lambda text: text.replace("published", "publishd"), 3, "Did you mean published?"),
        (lambda text: text.replace("published", "zzz"), 3, "The keys are title"),
        (lambda text: text.replace('title = "Ferry fares"\n', ""), 1, "'title' is missing"),
        (lambda text: text.replace('"Ferry fares"', '" "'), 2, "'title' must be a text"),
        (lambda text: text.replace('["ferries", "money"]', "[1]"), 8, "'topics' must be a list"),
        (lambda text: text.replace("https://news", "javascript:news"), 4, "no web address"),
        (lambda text: text.replace("https://news.example", "https://[news"), 4, "no web address"),
        (lambda text: text.replace("text/fares.txt", "../fares.txt"), 9, "outside the folder"),
        (lambda text: text.replace("text/fares.txt", "/etc/hostname"), 9, "outside the folder"),
        (lambda text: text.replace("text/fares.txt", "fares.txt"), 9, "is not there"),
        (lambda text: text.replace("text/fares.txt", "text"), 9, "is not there"),
        (lambda text: text.replace('article = "text/fares.txt"\n', ""), 1, "no article"),
        (lambda text: text + "\n## Article\n\nText.\n", 9, "given twice"),
        (lambda text: text.split("- The")[0], 11, "no bullets"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, change, line: int, says: str) -> None:  # type: ignore[no-untyped-def]
    """Each mistake in a TOML file names the file, the line and what to do."""
    told = failure(write(tmp_path, change(TOML)))
    assert told.line == line, told.plain
    assert says in told.plain


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("title: Ferry fares", "title: [Ferry", 2, "not YAML"),
        ("topics: ferries", "topics: a: b", 4, "not YAML"),
        ("topics: ferries", "topics: {a: b}", 4, "'topics' must be a list"),
        ("title: Ferry fares", "- title", 3, "not YAML"),
        ("2025-05-02T18:30:00+02:00", "2025-13-45", 3, "no date"),
        ("The fare rises to 9 crowns.\n\n# A heading of its own\n- not a bullet\n", "\n \n", 8, "no text under"),
    ],
)
def test_what_is_wrong_in_yaml(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    """The same in YAML."""
    assert old in YAML
    told = failure(write(tmp_path, YAML.replace(old, new)))
    assert told.line == line, told.plain
    assert says in told.plain


def test_empty_or_unreadable_article(tmp_path: Path) -> None:
    """An empty article, and bytes that are not UTF-8 in either file, are told with their line."""
    path = write(tmp_path, TOML)
    (tmp_path / "text" / "fares.txt").write_text("\n \n")
    assert failure(path).line == 9
    path.write_bytes(TOML.encode() + b"- caf\xe9\n")
    told = failure(path)
    assert (told.line, told.message) == (18, "It is not UTF-8 text.")
    (tmp_path / "text" / "fares.txt").write_bytes(b"caf\xe9")
    path.write_text(TOML)
    with pytest.raises(BadInput, match="not UTF-8"):
        read_briefing(path)


def test_link_out_of_the_folder_and_a_huge_file(tmp_path: Path) -> None:
    """A link that leads out of the folder is not followed; a file beyond all measure is not read."""
    folder = tmp_path / "briefings"
    folder.mkdir()
    path = write(folder, TOML)
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "text" / "fares.txt").unlink()
    (folder / "text" / "fares.txt").symlink_to(tmp_path / "secret.txt")
    assert "outside the folder" in failure(path).message
    (folder / "text" / "fares.txt").unlink()
    (folder / "text" / "fares.txt").write_text("x" * (LARGEST + 1))
    with pytest.raises(BadInput, match="larger than"):
        read_briefing(path)


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    """The good files of a folder load; the bad ones are told; what editors leave is not looked at."""
    write(tmp_path, TOML, "b.md")
    write(tmp_path, YAML, "a.md")
    write(tmp_path, "nothing", "c.md")
    write(tmp_path, YAML, "A!.md")
    write(tmp_path, "nothing", ".b.md.swp.md")
    loaded, failures = load_folder(tmp_path)
    assert [one.briefing.id for one in loaded] == ["a", "b"]
    assert sorted(f.path.name for f in failures if f.path) == ["a.md", "c.md"]
    assert any("is that of A!.md too" in f.message for f in failures)
    assert load_folder(tmp_path / "nowhere") == ((), ())


def test_a_pipe_in_the_folder_is_told_and_not_waited_for(tmp_path: Path) -> None:
    """What is no ordinary file is a failure with words: reading a pipe that nobody writes to would never end."""
    os.mkfifo(tmp_path / "pipe.md")
    loaded, (failure,) = load_folder(tmp_path)
    assert loaded == ()
    assert "no ordinary file" in failure.message


def test_ids_are_stable() -> None:
    """An article keeps its id when its text, or the fragment or case of the host of its address, changes."""
    assert article_id("https://News.example/a#top", "x.txt") == article_id("https://news.example/a", "y.txt")
    assert article_id("https://news.example/a", "") != article_id("https://news.example/A", "")
    assert article_id(None, "x.txt") != article_id(None, "y.txt")
    names = ("Who Pays_now.md", "été.md", "!.md")
    assert [briefing_id(Path(name)) for name in names][:2] == ["who-pays-now", "été"]
    assert briefing_id(Path("!.md"))


def test_bundled_example_loads(root: Path) -> None:
    """The example that ships is without fault, says that it is invented, and has bullets of every kind to show."""
    loaded, failures = load_folder(root / "config" / "briefings")
    assert failures == ()
    assert [one.briefing.id for one in loaded] == ["launchers"]
    assert "invented" in loaded[0].briefing.title
    assert 6 <= len(loaded[0].briefing.bullets) <= 8
