"""The types of what one article says, from a span of its text to the whole fact sheet."""

from bot.facts.model.article import Article, Sentence
from bot.facts.model.claim import SHOWN, Attribution, Claim, Conflict, Position, Role
from bot.facts.model.fact_sheet import FactSheet, MainEvent
from bot.facts.model.named import Amount, Entity, Mention, Quotation, When, whole_week
from bot.facts.model.values import (
    ArticleId,
    ClaimId,
    EntityId,
    Form,
    Kind,
    Measure,
    Part,
    Precision,
    Severity,
    Span,
    Status,
    digest,
)

__all__ = [
    "SHOWN",
    "Amount",
    "Article",
    "ArticleId",
    "Attribution",
    "Claim",
    "ClaimId",
    "Conflict",
    "Entity",
    "EntityId",
    "FactSheet",
    "Form",
    "Kind",
    "MainEvent",
    "Measure",
    "Mention",
    "Part",
    "Position",
    "Precision",
    "Quotation",
    "Role",
    "Sentence",
    "Severity",
    "Span",
    "Status",
    "When",
    "digest",
    "whole_week",
]
