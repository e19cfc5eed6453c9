"""What Newsdesk says in the reader's language: `words` finds it, `choice` picks the language, `dates` writes days.

The folders beside these files are gettext catalogues, one for each language; `make messages` brings them up to date.
English is in the source itself. Standard library only, but for `dates`, which takes the calendar of Babel's CLDR.
"""
