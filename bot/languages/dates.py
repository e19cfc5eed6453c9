"""Days, months, years and numbers as the language that is spoken writes them: by Unicode's CLDR, through Babel.

English keeps its own fixed form, which is neither American nor British to the eye: Mon 14 Jul 2025.
"""

from __future__ import annotations

from datetime import date, datetime

from bot.languages.words import SOURCE, spoken


def day(moment: date | datetime) -> str:
    """A day with its weekday: `Mon 14 Jul 2025`, `Mo., 14. Juli 2025`, `lun, 14 jul 2025`."""
    if spoken() == SOURCE:
        return f"{moment:%a} {moment.day} {moment:%b %Y}"
    return _skeleton("yMMMEd", moment)


def month(moment: date | datetime) -> str:
    """A month with its year: `July 2025`, `Juli 2025`, `julio de 2025`."""
    return f"{moment:%B %Y}" if spoken() == SOURCE else _skeleton("yMMMM", moment)


def weekday(number: int) -> str:
    """A weekday in short, 0 for Monday: `Mon`, `Mo`, `lun`."""
    from babel.dates import get_day_names

    return str(get_day_names("abbreviated", "stand-alone", spoken())[number])


def language_name(code: str) -> str:
    """What a language is called in the one that is spoken: `German`, `Deutsch`, `alemán`; "" for an unknown one."""
    from babel import Locale

    return str(Locale(spoken()).languages.get(code, "")) if code != "und" else ""


def number(value: int) -> str:
    """A whole number with the marks between its thousands: `12,500`, `12.500`, `12.500`."""
    if spoken() == SOURCE:
        return f"{value:,}"
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=spoken()))


def _skeleton(fields: str, moment: date | datetime) -> str:
    # Babel is loaded at the first date that needs it: one English answer does not
    from babel.dates import format_skeleton

    return str(format_skeleton(fields, moment, locale=spoken()))
