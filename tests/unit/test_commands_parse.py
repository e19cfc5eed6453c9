"""Typed text to commands and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.catalogue import load
from bot.commands.parse import LONGEST, Question, chosen, clean, closest, nearest, parse, pieces, typed
from bot.errors import NewsdeskError
from tests.conftest import ROOT

COMMANDS = load(ROOT / "config" / "topics")
NAMED = {command.name: command for command in COMMANDS}


@pytest.mark.parametrize(
    ("text", "name", "values"),
    [
        ("quotes Ida Holm", "quotes", {"speaker": "Ida Holm"}),
        ('quotes speaker:"Ida Holm" most:5', "quotes", {"speaker": "Ida Holm", "most": 5}),
        ("quotes speaker:“Ida Holm”", "quotes", {"speaker": "Ida Holm"}),
        ("/quotes", "quotes", {}),
        ("Who pays?", "who-pays", {}),
        ("who-pays about:f3a91c07", "who-pays", {"about": "f3a91c07"}),
        ("why was it stopped", "why", {"of": "was it stopped"}),
        ("evidence [3]", "evidence", {"sentence": "[3]"}),
        ("ask who pays for it?", "ask", {"question": "who pays for it?"}),
    ],
)
def test_a_line_is_a_command_with_options(text: str, name: str, values: dict[str, object]) -> None:
    """Names, quoted values, curly quotation marks and free words are understood."""
    parsed = parse(text, COMMANDS)
    expected = {option.name: option.default for option in NAMED[name].options} | values
    got = {option.name: getattr(parsed.options, option.name) for option in parsed.command.options}
    assert (name, expected) == (parsed.command.name, got)


@pytest.mark.parametrize("text", ["who is she?", "when did it begin?", "why was the bridge closed?"])
def test_a_question_that_begins_with_a_name_is_a_question(text: str) -> None:
    """`who is she?` is no use of the command `who`."""
    with pytest.raises(Question):
        parse(text, COMMANDS)


def test_an_address_is_no_option() -> None:
    """A web address among the words is left as it stands."""
    assert pieces("see https://coast.example/x now").named == ()


def test_from_is_taken_by_every_command() -> None:
    """Going on after N items needs no option of the command's own."""
    assert [7] * len(COMMANDS) == [
        chosen(c, {**{o.name: "x" for o in c.options if o.required}, "from": "7"}).start for c in COMMANDS
    ]


@given(st.text(max_size=60).filter(lambda text: text.strip() and '"' not in text), st.integers(1, 50))
def test_what_is_written_out_is_read_back(speaker: str, most: int) -> None:
    """`typed` and `parse` are each other's inverse, for every name that can be typed at all."""
    try:
        speaker = clean(speaker)
    except NewsdeskError:
        return
    straight = speaker.translate(str.maketrans("“”„«»", '"""""')).replace('"', "").strip()
    if not straight:
        return
    parsed = parse(typed(NAMED["quotes"], {"speaker": speaker, "most": most}), COMMANDS)
    assert (" ".join(straight.split()), most) == (parsed.options.speaker, parsed.options.most)


@given(st.text(max_size=LONGEST))
def test_no_text_breaks_the_reading(text: str) -> None:
    """Whatever is typed, reading it ends in a command, a question, or a failure told in words."""
    try:
        line = clean(text)
        if line:
            parse(line, COMMANDS)
    except (NewsdeskError, Question):
        pass


def test_the_nearest_name_is_offered() -> None:
    """A slip of the finger still finds the name; what is like nothing finds none."""
    assert nearest("contries", NAMED)[0] == "countries"
    assert nearest("zzzzqq", NAMED) == ()
    assert nearest("wat", NAMED) == ()
    assert 3 == len(set(closest("wat", NAMED)) & set(NAMED))
