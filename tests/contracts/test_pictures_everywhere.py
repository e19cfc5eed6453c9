"""Every picture and file of every command, over articles of many kinds: whole, small, told in words, delivered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.briefings.load import read_briefing
from bot.commands.catalogue import load
from bot.commands.dispatch import FrontDesk
from bot.exports.formats import Format, exported
from bot.facts.briefing import Verdict
from bot.facts.grounding import check_all
from bot.pictures.studio import Studio
from bot.platforms.discord.render import render as for_discord
from bot.platforms.slack.files import uploads
from bot.replies.blocks import Picture
from bot.replies.pictures import ALT
from bot.replies.plain import to_json
from bot.store.memory import MemoryLibrary
from tests.adapters.test_pictures import judged
from tests.conftest import ROOT
from tests.contracts.test_commands import ON_ARTICLES
from tests.contracts.test_surfaces import NAMES, asked
from tests.scenarios.test_routing import sheets
from tests.stories import CLOCK, ask

pytestmark = pytest.mark.slow

EXPECTED = {
    "example": {"countries", "when", "who-pays"},
    "hurricane": {"casualties", "numbers"},
    "merger": {"who-pays"},
    "strike": {"demands", "numbers"},
}
"""Pictures that must be there; others may."""


@pytest.fixture
def studio() -> Iterator[Studio]:
    """A studio, closed afterwards."""
    made = Studio()
    yield made
    made.close()


@pytest.mark.parametrize("name", NAMES)
async def test_every_picture_is_whole(name: str, studio: Studio) -> None:
    """Each is a PNG that can be sent, with words that say it, and goes to Discord, to Slack and to the page."""
    sheet = sheets()[name]
    library = MemoryLibrary()
    await library.save(sheet)
    desk = FrontDesk(load(ROOT / "config" / "topics"), library, CLOCK, studio)
    drawn = set()
    for command in ON_ARTICLES:
        reply = await ask(desk, asked(command.name, sheet))
        pictures = [block for block in reply.blocks if isinstance(block, Picture)]
        for picture in pictures:
            judged(picture.data)
            assert 20 < len(picture.alt) <= ALT
        if pictures:
            drawn.add(command.name)
            (message,) = for_discord(reply)
            assert [p.data for p in pictures] == [file.data for file in message.files][: len(pictures)]
            assert all(each["description"] for each in message.body["attachments"][: len(pictures)])
            assert [p.data for p in pictures] == [file.data for file in uploads(reply) if file.alt]
            assert len(pictures) == sum(block["type"] == "picture" for block in to_json(reply)["blocks"])
    assert set() == EXPECTED.get(name, set()) - drawn


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", list(Format))
def test_every_article_can_be_taken_along(name: str, form: Format, tmp_path: Path) -> None:
    """Every format has something of every article, and a briefing made of it passes its own check when it is read."""
    file = exported(sheets()[name], None, form, CLOCK.now())
    if form is not Format.ICAL:
        assert file.entries
    assert file.name.isascii()
    if form is Format.MARKDOWN:
        path = tmp_path / file.name
        path.write_bytes(file.data)
        read = check_all(read_briefing(path).briefing.bullets, sheets()[name])
        assert file.entries == len(read)
        assert {Verdict.SUPPORTED} == {each.verdict for each in read}
