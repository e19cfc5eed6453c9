"""sources.toml: what is right is read, what is wrong is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import BadInput
from bot.ports import Place, Source, SourceKind, Tenant
from bot.reading.source_file import follow, read_sources
from bot.store.library import open_library
from tests.conftest import ROOT

CHANNEL = 'channel = { platform = "slack", workspace = "T1", channel = "C1" }'


def read(tmp_path: Path, text: str) -> tuple[Source, ...]:
    """The sources in a text."""
    path = tmp_path / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return read_sources(path)


def test_every_key_means_something(tmp_path: Path) -> None:
    """Kinds, the first look, the feed's own text, channel and shelf."""
    coast, live, inbox, desk = read(
        tmp_path,
        f'[coast]\nfeed = "https://coast.example/rss"\nfirst = 3\ntext = "feed"\n{CHANNEL}\nprivate = true\n'
        '[live]\npage = "https://coast.example/live"\n[inbox]\nfolder = "in"\n[desk]\nwebhook = true\n',
    )
    place = Place("slack", "T1", "C1")

    assert coast == Source(
        name="coast", kind=SourceKind.FEED, address="https://coast.example/rss", tenant=Tenant("slack", "T1"),
        place=place, most=3, whole=True, filed=True,
    )  # fmt: skip
    assert (SourceKind.PAGE, None, 10) == (live.kind, live.tenant, live.most)
    assert (SourceKind.FOLDER, str(tmp_path / "in")) == (inbox.kind, inbox.address)
    assert (SourceKind.WEBHOOK, "") == (desk.kind, desk.address)


def test_no_file_and_the_one_that_is_shipped_have_no_sources(tmp_path: Path) -> None:
    """Nothing is fetched that nobody asked for."""
    assert () == read_sources(tmp_path / "nothing.toml")
    assert () == read_sources(ROOT / "config" / "sources.toml")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[a]\nfeeed = 'https://x.example/'", 2, "Did you mean feed?"),
        ("[a]\nfeed = 'https://x.example/?first=3'\nfirst = 999", 3, "first must be a number from 0 to 200, not 999"),
        ("[a]\nfirst = 3", 1, "has no address"),
        ("[a]\nfeed = 'https://x.example/'\npage = 'https://x.example/'", 3, "two things at once"),
        ("[a]\nfeed = 7", 2, "quotation marks"),
        ("[a]\nfeed = 'x.example'", 2, "http"),
        ("[a]\nfeed = 'http://user:pw@x.example/'", 2, "password"),
        ("[b]\nwebhook = true\n[a]\nwebhook = 'yes'", 4, "must be true"),
        ("[a]\nwebhook = true\nfirst = -1", 3, "from 0 to 200"),
        ("[a]\nwebhook = true\ntext = 'both'", 3, '"page" or "feed"'),
        ("[a]\nwebhook = true\nprivate = true", 3, "needs a channel"),
        ("[a]\nwebhook = true\nchannel = 'C1'", 3, "platform, workspace and channel"),
        ("[a]\nwebhook = true\n" + CHANNEL.replace("slack", "slak"), 3, "Did you mean slack?"),
        ('["Big Name"]\nwebhook = true', 1, "no name of a source"),
        ("a = 1", 1, "outside of a source"),
        ("[a]\nx = \n", 2, "not TOML"),
    ],
)
def test_every_mistake_has_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    """And what to write instead."""
    with pytest.raises(BadInput) as wrong:
        read(tmp_path, text)

    assert words in wrong.value.plain
    assert line == wrong.value.line


async def test_the_stored_sources_follow_the_file(tmp_path: Path) -> None:
    """What leaves the file is forgotten, what changes is changed; what was added by hand stays."""
    path = tmp_path / "sources.toml"
    async with await open_library("sqlite+aiosqlite://") as library:
        await library.sources.keep_source(Source(name="hand", kind=SourceKind.PAGE, address="https://h.example/"))
        path.write_text("[a]\nfeed = 'https://a.example/'\n[b]\nwebhook = true\n")
        await follow(path, library.sources)
        path.write_text("[a]\nfeed = 'https://new.example/'\n")
        await follow(path, library.sources)

        assert [("a", "https://new.example/"), ("hand", "https://h.example/")] == [
            (source.name, source.address) for source, _ in await library.sources.sources()
        ]
