"""Currencies by name, code and symbol, from CLDR through Babel, and what a text settles about "dollars" and "$"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from babel import Locale
from babel.numbers import get_currency_name, get_currency_symbol, get_territory_currencies

_ENGLISH = ("en_US", "en_GB", "en_CA", "en_AU")
_NAMELESS = frozenset({"gold", "som", "marks", "mark", "reals", "real", "soms", "sol", "rand"})
"""Last words of currency names that are common English words or names: only with their adjective, or not at all."""
# Symbols of the press beside those of CLDR
_PRESS = {"S$": "SGD", "C$": "CAD", "AU$": "AUD", "US$": "USD", "USD$": "USD", "RM": "MYR", "₽": "RUB", "₴": "UAH"}
# Words of the press beside those of CLDR
_OTHER_WORDS = {"sterling": "GBP", "renminbi": "CNY", "greenbacks": "USD", "roubles": "RUB", "hryvnia": "UAH",
                "rand": "ZAR", "reais": "BRL", "shekels": "ILS", "lira": "TRY", "liras": "TRY", "naira": "NGN",
                "rupiah": "IDR", "ringgit": "MYR", "forint": "HUF", "zloty": "PLN"}  # fmt: skip


@cache
def _territories() -> dict[str, str]:
    """ISO 3166-1 codes and the English names of countries and territories."""
    places = {str(place): str(name) for place, name in Locale("en").territories.items()}
    return {place: name for place, name in places.items() if re.fullmatch("[A-Z]{2}", place)}


@cache
def codes() -> frozenset[str]:
    """ISO 4217 codes of the currencies that some territory uses today."""
    return frozenset(code for place in _territories() for code in get_territory_currencies(place))


@cache
def nouns() -> dict[str, frozenset[str]]:
    """The last word of every currency's name, one and many, and the codes that it may mean."""
    found: dict[str, set[str]] = defaultdict(set)
    for code in codes():
        for count in (1, 2):
            found[get_currency_name(code, count=count, locale="en").split()[-1].lower()].add(code)
    words = {word: frozenset(some) for word, some in found.items() if word not in _NAMELESS}
    words["crowns"] = frozenset(("CZK", "DKK", "ISK", "NOK", "SEK"))  # what the press calls each of them
    return words | {word: frozenset({code}) for word, code in _OTHER_WORDS.items()}


@cache
def names() -> dict[str, str]:
    """Full names ("canadian dollars") and their codes."""
    full = {get_currency_name(code, count=n, locale="en").lower(): code for code in codes() for n in (1, 2)}
    american = {"american dollar": "USD", "american dollars": "USD", "u.s. dollar": "USD", "u.s. dollars": "USD"}
    return full | american | {"pounds sterling": "GBP", "pound sterling": "GBP"}


@cache
def symbols() -> dict[str, frozenset[str]]:
    """Symbols and the codes that English texts of several countries write them for: "$" is many, "€" is one."""
    found: dict[str, set[str]] = defaultdict(set)
    for code in codes():
        for locale in _ENGLISH:
            symbol = get_currency_symbol(code, locale)
            if not symbol.isalpha():
                found[symbol].add(code)
    for symbol, code in _PRESS.items():
        found[symbol] = {code}
    found["$"] |= nouns()["dollars"]
    found["¥"] |= {"JPY", "CNY"}
    return {symbol: frozenset(some) for symbol, some in found.items()}


@cache
def _places() -> tuple[tuple[re.Pattern[str], str], ...]:
    """How a text names a country with a currency of its own, and the code."""
    done = []
    for place, name in _territories().items():
        for code in get_territory_currencies(place)[:1]:
            adjective = " ".join(get_currency_name(code, locale="en").split()[:-1])
            words = {name, adjective} | ({"U.S.", "US", "American"} if place == "US" else set())
            pattern = "|".join(re.escape(word) for word in sorted(words) if word)
            done.append((re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), code))
    return tuple(done)


class Settled:
    """What one text settles about currencies that share a word or a symbol."""

    def __init__(self, text: str, told: Iterable[str]) -> None:
        """`told` are the codes of the amounts of this text whose currency is given in full."""
        self._text, self._told = text, frozenset(told)
        self._here: frozenset[str] | None = None

    def code(self, possible: frozenset[str]) -> str | None:
        """The one currency that is meant, or None where the text leaves it open.

        In this order: there is only one; the text gives only one of them in full elsewhere; it names only one country
        that uses one of them, which for "$" has to be the one that all the world abbreviates so; "pounds" alone are
        sterling, the only ones with the sign of their own that English texts of all countries agree on.
        """
        if len(possible) == 1:
            return next(iter(possible))
        told = possible & self._told
        if told:
            return next(iter(told)) if len(told) == 1 else None
        named = possible & self._countries()
        if len(named) == 1 and ("USD" not in possible or named == {"USD"}):
            return next(iter(named))
        return "GBP" if not named and possible == nouns()["pounds"] else None

    def _countries(self) -> frozenset[str]:
        if self._here is None:
            self._here = frozenset(code for pattern, code in _places() if pattern.search(self._text))
        return self._here
