"""Claims as rows: CSV for a spreadsheet, JSON Lines for a program. The columns are told in docs/reference/export.md."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from datetime import date, datetime
from io import StringIO
from typing import Any, TypeAlias

from bot.facts.allegations import doubt
from bot.facts.model import Claim, FactSheet, Role
from bot.facts.query import number, shown
from bot.replies.content import content
from bot.replies.wording import chain_words, name_of

Json: TypeAlias = dict[str, Any]

SCHEMA = "newsdesk-claims/1"
COLUMNS = (
    "schema",
    "claim",
    "article",
    "title",
    "url",
    "source",
    "published",
    "sentence",
    "claimant",
    "speakers",
    "content",
    "predicate",
    "status",
    "negated",
    "doubt",
    "roles",
    "when_first",
    "when_last",
    "when_words",
    "event",
    "confidence",
    "evidence",
    "evidence_start",
    "evidence_end",
)
_FORMULA = tuple("=+-@\t\r＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula (owasp.org/www-community/attacks/CSV_Injection)."""


def as_json_lines(sheet: FactSheet) -> tuple[bytes, int]:
    """One claim a line, in the order of the text, and how many there are."""
    rows = [row(sheet, claim) for claim in shown(sheet)]
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in rows).encode(), len(rows)


def as_csv(sheet: FactSheet) -> tuple[bytes, int]:
    """The same as CSV (RFC 4180) in UTF-8 with a byte order mark, without which spreadsheets take it for Latin-1."""
    rows = [row(sheet, claim) for claim in shown(sheet)]
    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: safe(_cell(value)) for name, value in each.items()} for each in rows)
    return out.getvalue().encode("utf-8-sig"), len(rows)


def row(sheet: FactSheet, claim: Claim) -> Json:
    """A claim with its article, by the names of COLUMNS."""
    article, when = sheet.article, claim.when
    return {
        "schema": SCHEMA,
        "claim": claim.id,
        "article": article.id,
        "title": article.title,
        "url": article.url,
        "source": article.source,
        "published": article.published.isoformat() if article.published else None,
        "sentence": number(sheet, claim.evidence),
        "claimant": chain_words(sheet, claim.attribution),
        "speakers": [name_of(sheet, link.speaker) for link in claim.attribution],
        "content": content(sheet, claim),
        "predicate": claim.predicate,
        "status": claim.status.value,
        "negated": claim.negated,
        "doubt": _doubt(sheet, claim),
        "roles": [_role(sheet, role) for role in claim.roles],
        "when_first": _day(when.first) if when else None,
        "when_last": _day(when.last) if when else None,
        "when_words": sheet.words(when.span) if when else None,
        "event": claim.event,
        "confidence": claim.confidence,
        "evidence": claim.evidence.of(article.text),
        "evidence_start": claim.evidence.start,
        "evidence_end": claim.evidence.end,
    }


def _doubt(sheet: FactSheet, claim: Claim) -> str | None:
    """`alleged` or `reported` where it is no more than that, whatever its status."""
    found = doubt(sheet, claim)
    return found.value if found is not None else None


def safe(text: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{text}" if text.lstrip(" \n").startswith(_FORMULA) else text


def _role(sheet: FactSheet, role: Role) -> Json:
    return {
        "role": role.name,
        "words": sheet.words(role.span),
        "names": [sheet.entity(ident).name for ident in role.entities],
        "implied": role.implied,
    }


def _cell(value: Any) -> str:
    """A value as text: lists with semicolons, a role as `name: words`."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return "; ".join(_cell(each) for each in value)
        case Mapping():
            return f"{value['role']}: {value['words']}{' (implied)' if value['implied'] else ''}"
        case _:
            return str(value)


def _day(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None
