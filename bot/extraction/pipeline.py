"""The stages in their order: article -> trees -> entities, speech, times, amounts -> claims -> events -> fact sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.extraction.amounts.measured import MeasuredSpans
from bot.extraction.amounts.quantities import find_amounts
from bot.extraction.claims.finding import find_claims
from bot.extraction.claims.reading import Reading
from bot.extraction.language import load
from bot.extraction.main_event.questions import find_main_event
from bot.extraction.names.entities import find_entities
from bot.extraction.speech.acts import Speeches
from bot.extraction.speech.quotations import find_speech
from bot.extraction.times.expressions import find_times
from bot.extraction.trees.document import Document, read
from bot.extraction.trees.masthead import headed
from bot.facts.conflicts import find_conflicts
from bot.facts.merge import link
from bot.facts.model import Article, Claim, ClaimId, EntityId, FactSheet
from bot.languages.recognise import ENGLISH, UNKNOWN, recognised

if TYPE_CHECKING:
    from spacy.language import Language


def _asides(document: Document, claims: Iterable[Claim]) -> frozenset[ClaimId]:
    """The claims that rest on a title, heading or caption."""
    return frozenset(c.id for c in claims if not document.in_body(document.tokens_in(c.evidence)[0]))


def _used(claims: Iterable[Claim], speeches: Speeches) -> Iterator[EntityId]:
    """The entities that a claim or a speech refers to."""
    for claim in claims:
        for role in claim.roles:
            yield from role.entities
        yield from (link.speaker for link in claim.attribution if link.speaker is not None)
    yield from (speech.speaker for speech in speeches.all if speech.speaker is not None)


class Extractor:
    """Reads articles with one language model, loaded at the first article. Not for use by two threads at once."""

    def __init__(self, nlp: Language | None = None) -> None:
        self._nlp = nlp

    def annotate(self, article: Article) -> FactSheet:
        """What the article says. The same article always gives the same sheet, whatever was read before it.

        Of one in another language than English nothing is told but which language that is.
        """
        language = recognised(article.text)
        if language != ENGLISH:
            declared = language == UNKNOWN and not article.understood
            return FactSheet(article=article if declared else replace(article, language=language))
        if not article.understood:
            article = replace(article, language=ENGLISH)
        if self._nlp is None:
            self._nlp = load()
        article = headed(article)
        document = read(article, self._nlp)
        entities = find_entities(document)
        speeches = find_speech(document, entities)
        times = find_times(document, article.published, speeches)
        amounts = find_amounts(document)
        reading = Reading(
            document=document,
            entities=entities,
            speeches=speeches,
            times=times,
            amounts=MeasuredSpans(amounts),
        )
        claims = find_claims(reading)
        known = {entity.id: entity for entity in entities.all}
        sheet = FactSheet(
            article=article,
            sentences=document.sentences,
            entities=entities.kept(_used(claims, speeches)),
            claims=link(claims, article.text, known, _asides(document, claims)),
            quotations=speeches.quotations(),
            times=times.times,
            amounts=amounts,
        )
        sheet = replace(sheet, conflicts=find_conflicts(sheet))
        return replace(sheet, main_event=find_main_event(sheet, document))
