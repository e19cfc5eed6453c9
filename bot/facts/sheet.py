"""The fact sheet as JSON, in the form of the contract `fact-sheet/1`, and back."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

from bot.facts.model import (
    Amount,
    Article,
    Attribution,
    Claim,
    ClaimId,
    Conflict,
    Entity,
    EntityId,
    FactSheet,
    Form,
    Kind,
    MainEvent,
    Measure,
    Mention,
    Part,
    Position,
    Precision,
    Quotation,
    Role,
    Sentence,
    Severity,
    Span,
    Status,
    When,
)

SCHEMA = "fact-sheet/1"
QUESTIONS = ("who", "what", "when", "where", "why", "how")

Json: TypeAlias = dict[str, Any]


def to_json(sheet: FactSheet, *, with_text: bool) -> Json:
    """The sheet as plain JSON values, as the contract wants them; `with_text` for any input but a plain-text file."""
    article = sheet.article
    head = {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "publisher": article.source,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "sha256": article.revision,
        "length": len(article.text),
    }
    return {
        "schema": SCHEMA,
        "article": head,
        **({"text": article.text} if with_text else {}),
        "sentences": [{**_span(s.span), "part": s.part.value} for s in sheet.sentences],
        "entities": [_entity(e) for e in sheet.entities],
        "claims": [_claim(c) for c in sheet.claims],
        "quotations": [_quotation(q) for q in sheet.quotations],
        "times": [_when(t) for t in sheet.times],
        "amounts": [_amount(a) for a in sheet.amounts],
        "conflicts": [_conflict(c) for c in sheet.conflicts],
        "main_event": {q: _span(s) if (s := getattr(sheet.main_event, q)) else None for q in QUESTIONS},
    }


def from_json(data: Json, article: Article) -> FactSheet:
    """The sheet that `to_json` printed for this article. Raises KeyError or ValueError when it is not one."""
    return FactSheet(
        article=article,
        sentences=numbered(tuple(Sentence(span=_read_span(s), part=Part(s["part"])) for s in data["sentences"])),
        entities=tuple(_read_entity(e) for e in data["entities"]),
        claims=tuple(_read_claim(c) for c in data["claims"]),
        quotations=tuple(_read_quotation(q) for q in data["quotations"]),
        times=tuple(_read_when(t) for t in data["times"]),
        amounts=tuple(_read_amount(a) for a in data["amounts"]),
        conflicts=tuple(_read_conflict(c) for c in data["conflicts"]),
        main_event=MainEvent(**{q: _read_span(s) for q, s in data["main_event"].items() if s}),
    )


def numbered(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The same sentences, body ones numbered from 1 in their order: the number is what [n] in an answer means."""
    done: list[Sentence] = []
    count = 0
    for sentence in sentences:
        body = sentence.part is Part.BODY
        count += body
        done.append(Sentence(span=sentence.span, part=sentence.part, number=count if body else 0))
    return tuple(done)


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _read_span(data: Json) -> Span:
    return Span(data["start"], data["end"])


def _entity(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "name": entity.name,
        "iso2": entity.iso2,
        "members": list(entity.members),
        "anonymous": entity.anonymous,
        "description": entity.description,
        "mentions": [{**_span(m.span), "form": m.form.value} for m in entity.mentions],
    }


def _read_entity(data: Json) -> Entity:
    return Entity(
        id=EntityId(data["id"]),
        kind=Kind(data["kind"]),
        name=data["name"],
        iso2=data.get("iso2"),
        members=tuple(EntityId(m) for m in data.get("members", ())),
        anonymous=data.get("anonymous", False),
        description=data.get("description"),
        mentions=tuple(Mention(span=_read_span(m), form=Form(m["form"])) for m in data["mentions"]),
    )


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "predicate": claim.predicate,
        "lemma": claim.lemma,
        "roles": [
            {"name": r.name, **_span(r.span), "entities": list(r.entities), "implied": r.implied} for r in claim.roles
        ],
        "status": claim.status.value,
        "negated": claim.negated,
        "attribution": [
            {"speaker": a.speaker, "cue": a.cue, **(_span(a.span) if a.span else {}), "direct": a.direct}
            for a in claim.attribution
        ],
        "when": _when(claim.when) if claim.when else None,
        "evidence": _span(claim.evidence),
        "event": claim.event,
        "extractor": claim.extractor,
        "confidence": claim.confidence,
    }


def _read_claim(data: Json) -> Claim:
    return Claim(
        id=ClaimId(data["id"]),
        predicate=data["predicate"],
        lemma=data.get("lemma", ""),
        roles=tuple(
            Role(
                name=r["name"],
                span=_read_span(r),
                entities=tuple(EntityId(e) for e in r["entities"]),
                implied=r.get("implied", False),
            )
            for r in data["roles"]
        ),
        status=Status(data["status"]),
        negated=data["negated"],
        attribution=tuple(
            Attribution(
                speaker=EntityId(a["speaker"]) if a["speaker"] is not None else None,
                cue=a["cue"],
                span=_read_span(a) if "start" in a else None,
                direct=a.get("direct", False),
            )
            for a in data["attribution"]
        ),
        when=_read_when(data["when"]) if data.get("when") else None,
        evidence=_read_span(data["evidence"]),
        event=data.get("event"),
        extractor=data.get("extractor", "rules"),
        confidence=data.get("confidence", 1.0),
    )


def _quotation(quotation: Quotation) -> Json:
    data: Json = {"direct": quotation.direct, **_span(quotation.content), "speaker": quotation.speaker}
    if quotation.speaker_span:
        data |= {"speaker_start": quotation.speaker_span.start, "speaker_end": quotation.speaker_span.end}
    if quotation.cue_span:
        data |= {"cue_start": quotation.cue_span.start, "cue_end": quotation.cue_span.end}
    return data


def _read_quotation(data: Json) -> Quotation:
    def beside(name: str) -> Span | None:
        return Span(data[f"{name}_start"], data[f"{name}_end"]) if f"{name}_start" in data else None

    return Quotation(
        content=_read_span(data),
        direct=data["direct"],
        speaker=EntityId(data["speaker"]) if data["speaker"] is not None else None,
        speaker_span=beside("speaker"),
        cue_span=beside("cue"),
    )


def _when(when: When) -> Json:
    return {
        **_span(when.span),
        "from": when.first.isoformat() if when.first else None,
        "to": when.last.isoformat() if when.last else None,
        "precision": when.precision.value,
    }


def _read_when(data: Json) -> When:
    return When(
        span=_read_span(data),
        first=read_moment(data["from"]),
        last=read_moment(data["to"]),
        precision=Precision(data["precision"]),
    )


def read_moment(text: str | None) -> date | datetime | None:
    """An ISO 8601 date or date-time as the type that it is; None for None. Raises ValueError for anything else."""
    if text is None:
        return None
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)


def _amount(amount: Amount) -> Json:
    return {
        **_span(amount.span),
        "kind": amount.kind.value,
        "value": _number(amount.value),
        "low": _number(amount.low),
        "high": _number(amount.high),
        "unit": amount.unit,
        "approximate": amount.approximate,
    }


def _number(digits: str | None) -> int | float | None:
    if digits is None:
        return None
    value = Decimal(digits)
    return int(value) if value == value.to_integral_value() else float(value)


def _digits(number: int | float | None) -> str | None:
    return None if number is None else format(Decimal(repr(number)), "f")


def _read_amount(data: Json) -> Amount:
    return Amount(
        span=_read_span(data),
        kind=Measure(data["kind"]),
        value=_digits(data["value"]),
        low=_digits(data.get("low")),
        high=_digits(data.get("high")),
        unit=data["unit"],
        approximate=data.get("approximate", False),
    )


def _conflict(conflict: Conflict) -> Json:
    return {
        "question": conflict.question,
        "predicate": conflict.predicate,
        "role": conflict.role,
        "severity": conflict.severity.value,
        "positions": [
            {"value": p.value, "speakers": list(p.speakers), "claims": list(p.claims)} for p in conflict.positions
        ],
    }


def _read_conflict(data: Json) -> Conflict:
    return Conflict(
        question=data["question"],
        predicate=data.get("predicate", ""),
        role=data.get("role"),
        severity=Severity(data["severity"]),
        positions=tuple(
            Position(
                value=p["value"],
                speakers=tuple(EntityId(s) for s in p.get("speakers", ())),
                claims=tuple(ClaimId(c) for c in p["claims"]),
            )
            for p in data["positions"]
        ),
    )
