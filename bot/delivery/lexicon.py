"""The names of countries and languages that a filter may use, from ISO 3166 and 639 and the CLDR."""

from __future__ import annotations

from collections import Counter
from functools import cache

from bot.facts.sieve_syntax import Lexicon

_USUAL = {"uk": "GB", "britain": "GB", "great britain": "GB", "america": "US"}
"""What people say and neither standard lists."""


@cache
def lexicon() -> Lexicon:
    """English names and codes in small letters, each with the code of two letters; read once (about 60 ms)."""
    import pycountry
    from babel import Locale

    english = Locale("en")
    countries: dict[str, str] = dict(_USUAL)
    heads = Counter(str(each.name).partition(",")[0].casefold() for each in pycountry.countries)
    for each in pycountry.countries:
        code = str(each.alpha_2)
        head = each.name.partition(",")[0].casefold()
        names = (getattr(each, field, "") for field in ("name", "common_name", "official_name", "alpha_2", "alpha_3"))
        # "Iran, Islamic Republic of" is Iran; "Korea, Republic of" is not Korea: there are two
        for name in (*names, head if heads[head] == 1 else "", english.territories.get(code, "")):
            if name:
                countries[name.casefold()] = code
    languages: dict[str, str] = {}
    for known, name in english.languages.items():
        if len(str(known)) == 2:
            languages |= {str(known): str(known), str(name).casefold(): str(known)}
    return Lexicon(countries=countries, languages=languages)
