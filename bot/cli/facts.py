"""What each file says, claim by claim."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bot.cli.arguments import moment
from bot.facts.model import Claim, EntityId, FactSheet
from bot.facts.sheet import to_json
from bot.reading.files import read_file


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the subcommand."""
    parser.add_argument(
        "files", metavar="FILE", nargs="+", type=Path, help="one article: text, Markdown, HTML, PDF or .eml"
    )
    parser.add_argument("--published", metavar="DATE", type=moment, help="when they were published (ISO 8601)")
    parser.add_argument("--json", action="store_true", help="one fact sheet a line")


def run(arguments: argparse.Namespace) -> int:
    """Print every file's sheet: readably, or as JSON by the contract `fact-sheet/1`."""
    from bot.extraction.pipeline import Extractor

    extractor = Extractor()
    for path in arguments.files:
        sheet = extractor.annotate(read_file(path, arguments.published))
        if arguments.json:
            print(json.dumps(to_json(sheet, with_text=False), ensure_ascii=False))
        else:
            print(readable(sheet, str(path)))
    return 0


def readable(sheet: FactSheet, name: str) -> str:
    """The sheet for a person who wants to see what was got right and wrong, and why it was found."""
    lines = [name, f"  published {sheet.article.published or 'unknown'}; {sum(1 for _ in sheet.body())} sentences"]
    lines += ["", "  Entities"]
    for entity in sheet.entities:
        also = f" ({entity.description})" if entity.description else ""
        lines.append(f"    {entity.kind.value:<13}{entity.name}{also} x{len(entity.mentions)}")
    lines += ["", "  Claims"]
    for claim in sheet.claims:
        lines += _claim(sheet, claim)
    lines += ["", "  Quotations"]
    for quotation in sheet.quotations:
        mark = "direct" if quotation.direct else "reported"
        speaker = _name(sheet, quotation.speaker)
        lines.append(f"    {speaker}, {mark}: {sheet.words(quotation.content)}")
    lines += ["", "  Conflicts"]
    for conflict in sheet.conflicts:
        lines.append(f"    {conflict.severity.value}: {conflict.question}")
        for position in conflict.positions:
            speakers = ", ".join(_name(sheet, s) for s in position.speakers) or "the article"
            lines.append(f"      {position.value} - {speakers}")
    return "\n".join(lines) + "\n"


def _claim(sheet: FactSheet, claim: Claim) -> list[str]:
    sentence = sheet.sentence_at(claim.evidence)
    number = f"[{sentence.number}]" if sentence and sentence.number else f"[{sentence.part.value if sentence else '?'}]"
    chain = " < ".join(_name(sheet, a.speaker) for a in reversed(claim.attribution)) or "the article"
    when = f"; when {sheet.words(claim.when.span)!r}" if claim.when else ""
    denied = "not " if claim.negated else ""
    roles = "; ".join(
        f"{r.name}{' (implied)' if r.implied else ''}={sheet.words(r.span)!r}"
        + (f" {{{', '.join(sheet.entity(e).name for e in r.entities)}}}" if r.entities else "")
        for r in claim.roles
    )
    return [
        f"    {number} {chain}: {denied}{claim.predicate} ({claim.lemma}), {claim.status.value}{when}"
        f", {claim.confidence:.2f}",
        f"        {roles}",
        f"        why: {claim.why}; event {claim.event}",
    ]


def _name(sheet: FactSheet, ident: EntityId | None) -> str:
    return sheet.entity(ident).name if ident is not None else "nobody named"
