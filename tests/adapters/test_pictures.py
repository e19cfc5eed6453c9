"""Pictures as they are drawn: real PNGs, of any content, small enough, always the same, off the event loop."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.commands.catalogue import load
from bot.commands.dispatch import FrontDesk
from bot.commands.spec import Typed
from bot.pictures.borders import dots, world
from bot.pictures.canvas import ALARM, PALETTE, WIDTH
from bot.pictures.lettering import clean, fitted, lines, wide
from bot.pictures.places import anchors, cluster, is_known
from bot.pictures.studio import KEPT, Studio, png
from bot.platforms.discord.render import render as for_discord
from bot.replies.blocks import Picture
from bot.replies.pictures import (
    Bar,
    ChartSketch,
    Entry,
    Flow,
    FlowSketch,
    Land,
    MapPart,
    MapSketch,
    Party,
    Sketch,
    Stretch,
    TimelineSketch,
)
from bot.store.memory import MemoryLibrary
from tests.conftest import ROOT
from tests.stories import CLOCK, asker, ferries

LARGEST = 500_000

NASTY = (
    "a\x00b\x1b[31m\u202eevil\u2066",  # control and direction
    "$\\frac{1}{0}$ and $unclosed {{ %s </svg>",  # what other libraries take for markup
    "شركة النقل البحري المتحدة",
    "מועצת החוף",
    "x" * 3_000,
    "many words " * 300,
    "👩\u200d🚀🛰️ 日本語 \ufffe",
    "",
    " \n\t ",
)


def place(words: str, codes: tuple[str, ...] = ("PL", "DE", "MT")) -> MapSketch:
    """A map whose every text is these words."""
    return MapSketch(
        title=words, parts=tuple(MapPart(title=words, lands=(Land(name=words, iso2=code),)) for code in codes)
    )


def days(words: str) -> TimelineSketch:
    """A timeline of all kinds of entries, with these words."""
    first = date(2025, 1, 1)
    stretches = [
        Stretch(first=first + timedelta(n * n), last=first + timedelta(n * n + n), words=words) for n in range(4)
    ]
    single = [Entry(times=(each,), who=words, what=words, state=words, said=n == 2) for n, each in enumerate(stretches)]
    return TimelineSketch(
        title=words, entries=(*single, Entry(times=tuple(stretches), who=words, what=words, disputed=True)), more=2
    )


def arrows(words: str) -> FlowSketch:
    """All kinds of arrows, with these words."""
    some, other = Party(name=words, members=words), Party(name=f"{words}!")
    return FlowSketch(
        title=words,
        flows=(
            Flow(giver=some, receiver=other, what=words, who=words, disputed=True, tags=(words,)),
            Flow(giver=other, receiver=other, what="", who=words, denied=True),
            Flow(giver=some, receiver=None, what=words, who=words),
        ),
        more=1,
    )


def bars(words: str) -> ChartSketch:
    """All kinds of bars, with these words."""
    return ChartSketch(
        title=words,
        bars=(
            Bar(label=words, words=words, who=words, low=3, high=3),
            Bar(label=words, words=words, who=words, low=-4, high=9),
            Bar(label=words, words=words, who=words, low=5, high=5, open_low=True),
            Bar(label=words, words=words, who=words, low=6, high=6, open_high=True),
            Bar(label=words, words=words, who=words, low=0, high=0),
        ),
        rival=True,
    )


KINDS = (place, days, arrows, bars)


def judged(data: bytes) -> Image.Image:
    """The picture, once it is found to be one that can be sent and read."""
    assert len(data) < LARGEST
    image = Image.open(BytesIO(data))
    image.load()
    assert "PNG" == image.format
    assert WIDTH == image.width
    assert image.height < 4 * WIDTH
    assert image.mode in ("RGB", "P")  # opaque, so that it looks the same on a dark and on a light page
    colours = image.convert("RGB").getcolors(1 << 24)
    assert colours is not None
    assert len(colours) > 8  # something is drawn
    return image


@pytest.mark.parametrize("words", NASTY)
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_words(kind: object, words: str) -> None:
    """No text of an article breaks a picture, makes it too large, or is taken for markup."""
    sketch: Sketch = kind(words)  # type: ignore[operator]
    judged(png(sketch))


@given(st.text(max_size=80), st.sampled_from(KINDS))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_words(words: str, kind: object) -> None:
    """So too any text at all."""
    sketch: Sketch = kind(words)  # type: ignore[operator]
    judged(png(sketch))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_drawing_has_the_same_bytes(kind: object) -> None:
    """A picture depends on what it shows and on nothing else."""
    sketch: Sketch = kind("Harbour")  # type: ignore[operator]
    assert png(sketch) == png(sketch)
    assert png(sketch) != png(kind("Lighthouse"))  # type: ignore[operator]


@pytest.mark.parametrize("disputed", [True, False])
def test_disputed_arrows_are_dashed(disputed: bool) -> None:
    """A dashed arrow has gaps all along, in the colour of what is not settled; a settled one has none."""
    flow = Flow(giver=Party(name="a"), receiver=Party(name="b"), what="", who="c", disputed=disputed)
    image = judged(png(FlowSketch(title="Who?", flows=(flow,)))).convert("RGB")
    between = image.crop((330, 0, 600, image.height))
    colour = ALARM if disputed else PALETTE[0]
    rows = [[between.getpixel((x, y)) == colour for x in range(between.width)] for y in range(100, between.height)]
    arrow = max(rows, key=sum)
    gaps = sum(1 for one, other in pairwise(arrow) if one and not other)
    assert gaps > 5 if disputed else gaps == 0
    assert sum(arrow) > 100


def test_every_country_of_the_world_can_be_drawn() -> None:
    """Every country of the map, each with a small one beside it, and what is on no map."""
    codes = tuple(code for code in (*world(), *dots()) if code)
    assert len(codes) > 230
    for at in range(0, len(codes), 24):
        judged(png(place("Land", codes[at : at + 24])))
    judged(png(place("Nowhere", ("ZZ", "QQ"))))


@pytest.mark.parametrize(
    "codes",
    [("US", "JP"), ("RU", "US"), ("FJ", "NZ"), ("AQ", "CL"), ("MT", "SG"), ("AU", "GB", "IN", "CA"), ("VA", "SM")],
)
def test_far_and_near(codes: tuple[str, ...]) -> None:
    """Countries across an ocean, the date line or the pole, and two that are tiny, are all on the map in colour."""
    image = judged(png(place("Land", codes))).convert("RGB").crop((0, 90, WIDTH, 680))
    seen = {colour for _, colour in image.getcolors(1 << 24) or ()}
    assert all(PALETTE[number] in seen for number in range(len(codes)))


def test_borders_follow_the_united_nations() -> None:
    """Natural Earth draws who is in control; the shipped map is put right where that differs."""
    from bot.pictures.borders import _holds

    crimea = (34.3, 45.2)
    assert ["UA"] == [code for code, rings in world().items() if any(_holds(ring, crimea) for ring in rings)]


def test_small_countries_have_a_place() -> None:
    """What the map is too coarse for is a dot."""
    for code in ("MT", "SG", "BH", "LI", "TV", "VA"):
        assert code not in world()
        assert is_known(code)


def test_neighbours_are_shown_large() -> None:
    """Where most are together and one is far off, those together make a map of their own."""
    near = cluster(anchors(["PL", "DE", "SE", "DK", "NL", "US"]))
    assert {"PL", "DE", "SE", "DK", "NL"} == set(near)
    assert {} == cluster(anchors(["PL", "US"]))


def test_text_is_cut_to_its_room() -> None:
    """No line is wider than it may be; what is cut ends with an ellipsis; nothing that fits is changed."""
    for words in NASTY:
        for row in lines(words, 30, 200, 3):
            assert wide(row, 30) <= 200
        assert len(lines(words, 30, 200, 3)) <= 3
        assert wide(fitted(words, 30, 90), 30) <= 90
    assert ["one two"] == lines("one  two", 30, 500, 3)
    assert fitted("z" * 99, 30, 200).endswith("…")
    assert "$5 a_b {x}" == clean("$5\u202e a_b\x07 {x}")


@pytest.fixture
def studio() -> Iterator[Studio]:
    """A studio, closed afterwards."""
    made = Studio()
    yield made
    made.close()


async def test_a_picture_is_drawn_once(studio: Studio) -> None:
    """The same content gives the very same bytes back, at once, also when it is asked for twice at a time."""
    one, two = await asyncio.gather(studio.draw(bars("Ferry")), studio.draw(bars("Ferry")))
    assert one is two
    assert one is await studio.draw(bars("Ferry"))
    assert one is not await studio.draw(bars("Boat"))


async def test_old_pictures_are_forgotten(studio: Studio) -> None:
    """The memory that pictures take has a bound."""
    first = await studio.draw(bars("0"))
    for number in range(1, KEPT + 1):
        await studio.draw(bars(str(number)))
    assert KEPT == len(studio._kept)
    again = await studio.draw(bars("0"))
    assert again is not first
    assert again == first


async def test_chat_goes_on_while_a_picture_is_drawn(studio: Studio) -> None:
    """The event loop is never held up: it ticks all through the drawing."""
    ticks = 0
    drawing = asyncio.create_task(studio.draw(place("Land", tuple(world())[:40])))
    while not drawing.done():
        await asyncio.sleep(0.005)
        ticks += 1
    assert await drawing
    assert ticks > 5


async def test_what_cannot_be_drawn_is_left_out(studio: Studio, caplog: pytest.LogCaptureFixture) -> None:
    """A failure costs the picture, never the answer."""
    broken = TimelineSketch(title="None", entries=())
    assert await studio.draw(broken) is None
    assert "not drawn" in caplog.text
    assert await studio.draw(bars("Ferry"))


async def answered(text: str, drawer: Studio | None) -> tuple[Picture, ...]:
    """The pictures of an answer on the invented article."""
    library = MemoryLibrary()
    await library.save(ferries())
    desk = FrontDesk(load(ROOT / "config" / "topics"), library, CLOCK, drawer)
    reply = await desk.dispatch(Typed(text), asker(desk))
    return tuple(block for block in reply.blocks if isinstance(block, Picture))


@pytest.mark.parametrize("asked", ["countries", "when", "who-pays", "who-sends", "who pays for the ferries?"])
async def test_answers_have_pictures(studio: Studio, asked: str) -> None:
    """What people would rather look at comes with a picture and its words; Discord's embed shows it."""
    (picture,) = await answered(asked, studio)
    judged(picture.data)
    assert len(picture.alt) > 60


async def test_without_a_drawer_there_are_words(studio: Studio) -> None:
    """A terminal gets no picture, and neither does a question that a picture says nothing to."""
    assert () == await answered("countries", None)
    assert () == await answered("quotes", studio)
    assert () == await answered("numbers", studio)


async def test_the_whole_way_to_discord(studio: Studio) -> None:
    """The picture is an attachment with its words, and the embed points to it."""
    library = MemoryLibrary()
    await library.save(ferries())
    desk = FrontDesk(load(ROOT / "config" / "topics"), library, CLOCK, studio)
    (message,) = for_discord(await desk.dispatch(Typed("countries"), asker(desk)))
    assert message.body["attachments"][0]["description"].startswith("Map:")
    assert "Malta" in message.body["attachments"][0]["description"]
    assert f"attachment://{message.files[0].name}" == message.body["embeds"][0]["image"]["url"]


def test_the_drawing_library_is_loaded_with_the_first_picture() -> None:
    """Who asks in a terminal does not wait for it."""
    import subprocess
    import sys

    code = "import sys, bot.app.tasks; sys.exit(any(name.split('.')[0] in ('PIL', 'numpy') for name in sys.modules))"
    began = time.monotonic()
    assert 0 == subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode
    assert time.monotonic() - began < 30
