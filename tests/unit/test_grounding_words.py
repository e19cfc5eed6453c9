"""Words and numbers as bullets are held against articles with: stems, negation, figures."""

from __future__ import annotations

import pytest

from bot.facts.figures import Figure
from bot.facts.stems import stem
from bot.facts.synonyms import alike, exclude
from bot.facts.wording import take_apart


@pytest.mark.parametrize(
    "family",
    [
        "negotiate negotiates negotiated negotiating negotiation negotiations",
        "agree agreed agreeing agreement agreements",
        "stop stops stopped stopping",
        "halt halted halting",
        "deliver delivered delivery deliveries",
        "supply supplies supplied supplying",
        "organise organize organised organization organisation",
        "defence defense",
        "buy buys bought buying",
        "pay paid pays payment payments",
        "country countries",
        "launcher launchers",
        "finance financed financing",
        "raise raised raising",
    ],
)
def test_families_share_a_stem(family: str) -> None:
    """All forms of a word, in British and American spelling, have one stem."""
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize("pair", ["price prize", "member memory", "state station", "county country", "form former"])
def test_other_words_do_not(pair: str) -> None:
    """Words that only look alike keep their own."""
    one, other = pair.split()
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "value", "sort", "units"),
    [
        ("12 million euros", 12e6, Figure.MONEY, {"euro"}),
        ("€12m", 12e6, Figure.MONEY, {"euro"}),
        ("$1.5bn", 1.5e9, Figure.MONEY, {"dollar"}),
        ("half a million pounds", 5e5, Figure.MONEY, {"pound"}),
        ("1,240,000 people", 1_240_000, Figure.COUNT, {"person"}),
        ("two hundred and fifty tents", 250, Figure.COUNT, {"tent"}),
        ("twenty-four vans", 24, Figure.COUNT, {"van"}),
        ("a dozen ships", 12, Figure.COUNT, {"ship"}),
        ("6.5 per cent", 6.5, Figure.PERCENT, set()),
        ("71%", 71, Figure.PERCENT, set()),
        ("in 2031", 2031, Figure.YEAR, set()),
        ("29 September", 929, Figure.DAY, set()),
        ("September 29th", 929, Figure.DAY, set()),
    ],
)
def test_figures(text: str, value: float, sort: Figure, units: set[str]) -> None:
    """A number is read with its scale, its sort and what it counts, in words or digits."""
    (number,) = take_apart(f"It was {text}.").numbers
    assert (number.value, number.sort, set(number.units)) == (value, sort, units)


@pytest.mark.parametrize(
    ("said", "told", "fits"),
    [
        ("640 tents", "640 tents", True),
        ("about 640 tents", "650 tents", True),
        ("more than 600 tents", "640 tents", True),
        ("more than 640 tents", "600 tents", False),
        ("up to 640 tents", "600 tents", True),
        ("fewer than 600 tents", "640 tents", False),
        ("640 tents", "650 tents", False),
    ],
)
def test_what_a_number_allows(said: str, told: str, fits: bool) -> None:
    """ "about", "more than" and "up to" allow for other numbers; a plain one does not."""
    (one,), (other,) = take_apart(f"It was {said}.").numbers, take_apart(f"It was {told}.").numbers
    assert fits is one.allows(other)


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Norland will not pay for the bridge.", {"pay", "bridge"}),
        ("Norland didn’t promise money.", {"promise", "money"}),
        ("Norland promised no money, but Southmark pays.", {"promised", "money"}),
        ("Norland refused to sign.", {"sign"}),
        ("Norland has yet to sign.", {"sign"}),
        ("Not only Norland but Southmark pays.", set()),
        ("It may stay without paying.", {"paying"}),
        ("Norland pays.", set()),
    ],
)
def test_negation(text: str, negated: set[str]) -> None:
    """A negation reaches the words after it, up to a comma or a new clause."""
    assert negated == {word.text for word in take_apart(text).words if word.negated}


def test_likes_and_opposites() -> None:
    """Words of one meaning stand for each other; opposites never do."""
    assert alike(stem("halted"), stem("stopped")) > 0
    assert alike(stem("Ukraine"), stem("Ukrainian")) > 0
    assert exclude(stem("rose"), stem("fell"))
    assert alike(stem("rose"), stem("fell")) == 0
    assert alike(stem("bread"), stem("parliament")) == 0
