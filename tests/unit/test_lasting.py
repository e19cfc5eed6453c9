"""Words that last: kept with what they are made of, and said again in the language of whoever reads them."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from bot.errors import BadInput
from bot.languages.lasting import Said, again, lasting, packed, together, unpacked
from bot.languages.words import speaking
from bot.ports.problems import problem
from bot.reading.fetched import status_words

DOWN = together(
    lasting("cannot be read since {day}:", day=date(2026, 3, 4)),
    status_words("coast.example", 503),
    lasting("If that goes on, it is paused on {day}.", day=date(2026, 3, 18)),
)
ENGLISH = (
    "cannot be read since Wed 4 Mar 2026: coast.example has a server with trouble of its own (status 503). "
    "If that goes on, it is paused on Wed 18 Mar 2026."
)
GERMAN = (
    "kann seit Mi., 4. März 2026 nicht gelesen werden: coast.example hat einen Server mit eigenen Schwierigkeiten "
    "(Status 503). Geht das so weiter, wird sie am Mi., 18. März 2026 angehalten."
)


def test_it_is_said_in_the_language_of_whoever_reads_it() -> None:
    """From the database, from another process, or of words that are there: as it would be said there and then."""
    assert ENGLISH == DOWN
    kept, sent = packed(DOWN), pickle.dumps(DOWN)
    with speaking("de"):
        assert [GERMAN] * 3 == [unpacked(kept), pickle.loads(sent), again(DOWN)]
        assert kept == packed(unpacked(kept))  # what is read and written back stays as it was
    assert ENGLISH == unpacked(kept)


@pytest.mark.parametrize("text", ["It is down.", "", "{where} is {kind}", "[1]"])
def test_plain_text_stays_as_it_is(text: str) -> None:
    """What an earlier version wrote, and what others say, is nobody's message."""
    assert text == packed(text) == unpacked(text) == again(text)


@pytest.mark.parametrize("kept", ["\x02", "\x02{", '\x02["say"]', '\x02["say","{a}",{"b":1}]', '\x02["loud","x"]'])
def test_what_cannot_be_understood_is_shown_as_it_stands(kept: str) -> None:
    """A later version may pack otherwise; nobody's words can pretend to be packed."""
    assert kept.lstrip("\x02") == unpacked(kept)
    assert not isinstance(unpacked(packed(kept)), Said)


def test_a_failure_is_kept_whole() -> None:
    """The place, the sentence and the hint, as it is told at once."""
    error = BadInput(lasting("There is no such file."), hint=lasting("Give the text of one article."), path="a.txt")
    assert error.plain == problem(error)
    with speaking("es"):
        assert "a.txt: No existe ese archivo. Da el texto de un solo artículo." == again(problem(error))


def test_parts_lose_their_full_stops_within_a_sentence() -> None:
    """Between them stands what is asked for, and what is not there leaves nothing."""
    assert "It is down; nobody was told" == together("It is down.", None, "nobody was told", between="; ")
