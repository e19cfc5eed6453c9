"""Between the types of the core and the rows of the tables; no database in here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeAlias

from bot.facts.briefing import Briefing, Bullet
from bot.facts.model import Article, ArticleId, Claim, FactSheet, digest
from bot.facts.sheet import from_json, read_moment, to_json
from bot.ports import Filed, Tenant
from bot.store.places import shelf_values

Row: TypeAlias = dict[str, Any]
Stored: TypeAlias = Mapping[str, Any]


def row_id(ident: str, tenant: Tenant | None) -> str:
    """The key of one copy on one shelf: a hash of both, so that no two tenants ever share a row."""
    shelf = ("private", tenant.platform, tenant.workspace) if tenant else ("public",)
    return digest(*shelf, ident, length=40)


def moment(published: date | datetime | None) -> str | None:
    """As precise as it was given."""
    return published.isoformat() if published else None


def article_row(sheet: FactSheet, tenant: Tenant | None, packed: str) -> Row:
    """The row of `articles`, but for when it was fetched."""
    article = sheet.article
    head: Row = {
        "id": article.id,
        **shelf_values(tenant),
        "revision": article.revision,
        "title": article.title,
        "url": article.url,
        "source": article.source,
        "language": article.language,
        "published": moment(article.published),
        "authors": _dumps(article.authors),
        "text": article.text,
    }
    return {"row": row_id(article.id, tenant), **head, "stamp": _stamp(head, packed)}


def briefing_row(briefing: Briefing, tenant: Tenant | None) -> Row:
    """The row of `briefings`."""
    head: Row = {
        "id": briefing.id,
        **shelf_values(tenant),
        "article": briefing.article,
        "title": briefing.title,
        "published": moment(briefing.published),
        "url": briefing.url,
        "topics": _dumps(briefing.topics),
        "bullets": _dumps([[bullet.line, bullet.text] for bullet in briefing.bullets]),
        "file": briefing.file,
    }
    return {"row": row_id(briefing.id, tenant), **head, "stamp": _stamp(head)}


def read_briefing_row(row: Stored) -> Briefing:
    """The briefing of a row."""
    return Briefing(
        id=row["id"],
        title=row["title"],
        article=ArticleId(row["article"]),
        bullets=tuple(Bullet(line=line, text=text) for line, text in json.loads(row["bullets"])),
        published=read_moment(row["published"]),
        url=row["url"],
        topics=tuple(json.loads(row["topics"])),
        file=row["file"],
    )


def read_article(row: Stored) -> Article:
    """The article of a row."""
    return Article(
        id=ArticleId(row["id"]),
        text=row["text"],
        title=row["title"],
        url=row["url"],
        source=row["source"],
        language=row["language"],
        published=read_moment(row["published"]),
        authors=tuple(json.loads(row["authors"])),
    )


def read_filed(row: Stored) -> Filed:
    """What a list of articles shows of a row."""
    return Filed(
        id=ArticleId(row["id"]),
        title=row["title"],
        published=read_moment(row["published"]),
        url=row["url"],
        private=row["platform"] is not None,
    )


def pack(sheet: FactSheet) -> str:
    """The sheet as JSON text, with the two things that its public form leaves out: cues of quotations, rules."""
    extras = {"cues": [q.cue for q in sheet.quotations], "why": [c.why for c in sheet.claims]}
    return _dumps({"sheet": to_json(sheet, with_text=False), **extras})


def unpack(packed: str, article: Article) -> FactSheet:
    """The sheet that was packed."""
    data = json.loads(packed)
    sheet = from_json(data["sheet"], article)
    cues, rules = data["cues"], data["why"]
    return replace(
        sheet,
        quotations=tuple(replace(q, cue=cue) for q, cue in zip(sheet.quotations, cues, strict=True)),
        claims=tuple(replace(c, why=why) for c, why in zip(sheet.claims, rules, strict=True)),
    )


def entity_rows(sheet: FactSheet) -> Iterator[Row]:
    """One row an entity."""
    for entity in sheet.entities:
        yield {
            "id": entity.id,
            "kind": entity.kind.value,
            "name": entity.name,
            "iso2": entity.iso2,
            "anonymous": entity.anonymous,
        }


def claim_rows(sheet: FactSheet) -> Iterator[Row]:
    """One row a claim."""
    for claim in sheet.claims:
        yield {
            "id": claim.id,
            "predicate": claim.predicate,
            "lemma": claim.lemma,
            "status": claim.status.value,
            "negated": claim.negated,
            "speaker": _speaker(claim),
            "event": claim.event,
            "extractor": claim.extractor,
            "confidence": claim.confidence,
            "evidence_start": claim.evidence.start,
            "evidence_end": claim.evidence.end,
        }


def claim_entity_rows(sheet: FactSheet) -> Iterator[Row]:
    """One row for each entity in each role of each claim."""
    for claim in sheet.claims:
        for role in claim.roles:
            for entity in role.entities:
                yield {"claim": claim.id, "role": role.name, "entity": entity, "implied": role.implied}


def quotation_rows(sheet: FactSheet) -> Iterator[Row]:
    """One row a quotation."""
    for quotation in sheet.quotations:
        yield {
            "speaker": quotation.speaker,
            "direct": quotation.direct,
            "words": sheet.words(quotation.content),
            "content_start": quotation.content.start,
            "content_end": quotation.content.end,
        }


def _speaker(claim: Claim) -> str | None:
    return claim.attribution[0].speaker if claim.attribution else None


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _stamp(head: Row, packed: str = "") -> str:
    return digest(_dumps(head), packed, length=64)
