"""An invented article with its fact sheet made by hand, rich enough for every command, and a poor one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone

from bot.clock import FixedClock
from bot.commands.catalogue import load
from bot.commands.dispatch import FrontDesk
from bot.commands.spec import Call, Typed
from bot.facts.model import (
    Amount,
    Article,
    ArticleId,
    Attribution,
    Claim,
    ClaimId,
    Conflict,
    Entity,
    EntityId,
    FactSheet,
    Form,
    Kind,
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
from bot.facts.sheet import numbered
from bot.ports import Place
from bot.replies.blocks import Bullets, Buttons, Fields, Heading, Note, Paragraph, Quote, Reply, plain
from bot.store.memory import MemoryLibrary
from bot.store.notebook import MemoryNotebook

FERRIES = """\
Harbour minister Mira Solde confirmed on Monday that a group of coastal states agreed to buy twelve electric ferries \
to send to Malta as part of an effort to shorten the crossing.
Solde said that it includes Iceland, Ireland and Portugal.
Why is the Coastal League sending ferries?
“This is a turning point,” Solde declared. “Aldo Renk called me on Thursday and told me that the islanders must pay \
for it.”
Renk, the premier of Norra, stated last Friday that the Coastal League would pay for the ferries.
Port officials consulted by Tidewire said that Ireland and Portugal are in talks with Reykjavik to acquire two pilot \
boats.
These talks do not directly involve the fleet office of the Coastal League.
Two weeks ago, last week the Transport Office suspended a planned delivery of buses to Malta, citing a lack of spare \
parts.
"""


class Draft:
    """Builds a sheet from words of a text; every call to `at` finds words after the last sentence named by `on`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentences = numbered(tuple(_sentences(text)))
        self._from = Span(0, len(text))
        self.entities: list[Entity] = []
        self.claims: list[Claim] = []
        self.quotations: list[Quotation] = []
        self.times: list[When] = []
        self.amounts: list[Amount] = []
        self.conflicts: list[Conflict] = []

    def on(self, number: int) -> Draft:
        """Look for words in this body sentence from now on."""
        self._from = next(s.span for s in self.sentences if s.number == number)
        return self

    def at(self, words: str) -> Span:
        """Where the words stand in the sentence."""
        start = self.text.index(words, self._from.start, self._from.end)
        return Span(start, start + len(words))

    def entity(self, ident: str, kind: Kind, name: str, forms: Sequence[str] = (), **more: object) -> None:
        """An entity with every place where one of its names stands."""
        found: dict[Span, Form] = {}
        for form in (name, *forms):
            shape = Form.NAME if form[:1].isupper() else Form.NOUN
            for match in re.finditer(rf"\b{re.escape(form)}\b", self.text):
                found.setdefault(Span(*match.span()), shape)
        mentions = tuple(Mention(span=span, form=found[span]) for span in sorted(found))
        self.entities.append(Entity(id=EntityId(ident), kind=kind, name=name, mentions=mentions, **more))  # type: ignore[arg-type]

    def when(self, words: str, first: str, last: str, precision: Precision) -> When:
        """A time of the sentence, resolved to these days."""
        day = date.fromisoformat
        found = When(span=self.at(words), first=day(first), last=day(last), precision=precision)
        self.times.append(found)
        return found

    def claim(
        self,
        predicate: str,
        evidence: str,
        roles: Mapping[str, str],
        status: Status,
        by: Sequence[str] = (),
        **more: object,
    ) -> ClaimId:
        """A claim of the sentence; entities whose mention a role's words hold fill the role. A "+" marks it implied."""
        done = []
        for name, words in roles.items():
            span = self.at(words.lstrip("+"))
            inside = tuple(e.id for e in self.entities if any(span.covers(m.span) for m in e.mentions))
            done.append(Role(name=name, span=span, entities=inside, implied=words.startswith("+")))
        ident = ClaimId(f"c{len(self.claims) + 1}")
        chain = tuple(Attribution(speaker=EntityId(who), cue="say") for who in by)
        self.claims.append(
            Claim(
                id=ident,
                predicate=predicate,
                lemma=str(more.pop("lemma", predicate)),
                roles=tuple(done),
                status=status,
                evidence=self.at(evidence),
                attribution=chain,
                **more,  # type: ignore[arg-type]
            )
        )
        return ident

    def quote(self, words: str, speaker: str, cue: str, direct: bool) -> None:
        """Words of the sentence that somebody says."""
        self.quotations.append(
            Quotation(content=self.at(words), direct=direct, speaker=EntityId(speaker), cue_span=self.at(cue), cue=cue)
        )

    def sheet(self, **article: object) -> FactSheet:
        """All of it."""
        return FactSheet(
            article=Article(text=self.text, **article),  # type: ignore[arg-type]
            sentences=self.sentences,
            entities=tuple(self.entities),
            claims=tuple(self.claims),
            quotations=tuple(self.quotations),
            times=tuple(self.times),
            amounts=tuple(self.amounts),
            conflicts=tuple(self.conflicts),
        )


def _sentences(text: str) -> list[Sentence]:
    found = []
    for match in re.finditer(r"[^\n]+?[.?!]”?(?=\s|$)", text):
        start = match.start() + (match[0][0] == " ")
        part = Part.HEADING if match[0].endswith("?") else Part.BODY
        found.append(Sentence(span=Span(start, match.end()), part=part))
    return found


def ferries() -> FactSheet:
    """The sheet of FERRIES: three accounts of who pays, a halt that is dated twice, six speakers."""
    draft = Draft(FERRIES)
    _people(draft)
    bought = _plan(draft)
    paid = _speeches(draft)
    _talks(draft)
    _halt(draft)
    draft.conflicts.append(
        Conflict(
            question="Who pays?",
            predicate="pay",
            role="payer",
            severity=Severity.HARD,
            positions=(
                Position(value="a group of coastal states", speakers=(EntityId("solde"),), claims=(bought,)),
                Position(value="the islanders", speakers=(EntityId("renk"),), claims=(paid[0],)),
                Position(value="the Coastal League", speakers=(EntityId("renk"),), claims=(paid[1],)),
            ),
        )
    )
    return draft.sheet(
        id=ArticleId("f3a91c07d2b4"),
        title="Ferries for Malta",
        source="The Coast",
        url="https://coast.example/ferries",
        published=date(2025, 3, 10),
    )


def _people(draft: Draft) -> None:
    draft.entity("solde", Kind.PERSON, "Mira Solde", ("Solde", "me"), description="Harbour minister")
    draft.entity("renk", Kind.PERSON, "Aldo Renk", ("Renk",), description="the premier of Norra")
    draft.entity("states", Kind.GROUP, "a group of coastal states", members=tuple(map(EntityId, ("is", "ie", "pt"))))
    draft.entity("is", Kind.COUNTRY, "Iceland", iso2="IS")
    draft.entity("ie", Kind.COUNTRY, "Ireland", iso2="IE")
    draft.entity("pt", Kind.COUNTRY, "Portugal", iso2="PT")
    draft.entity("mt", Kind.COUNTRY, "Malta", iso2="MT")
    draft.entity("gov", Kind.GOVERNMENT, "Reykjavik", iso2="IS")
    draft.entity("league", Kind.ORGANISATION, "Coastal League")
    draft.entity("islanders", Kind.GROUP, "the islanders")
    draft.entity("officials", Kind.GROUP, "port officials", ("Port officials",), anonymous=True)
    draft.entity("wire", Kind.MEDIA, "Tidewire")
    draft.entity("office", Kind.ORGANISATION, "Transport Office")


def _plan(draft: Draft) -> ClaimId:
    draft.on(1)
    draft.when("on Monday", "2025-03-10", "2025-03-10", Precision.DAY)
    draft.amounts.append(Amount(span=draft.at("twelve"), kind=Measure.COUNT, value="12", unit="ferry"))
    draft.quote(
        "a group of coastal states agreed to buy twelve electric ferries to send to Malta",
        "solde",
        "confirmed",
        direct=False,
    )
    bought = draft.claim(
        "buy",
        "a group of coastal states agreed to buy twelve electric ferries to send to Malta",
        {"buyer": "a group of coastal states", "goods": "twelve electric ferries"},
        Status.AGREED,
        by=["solde"],
        event="deal",
    )
    draft.claim(
        "transfer",
        "a group of coastal states agreed to buy twelve electric ferries to send to Malta",
        {"giver": "a group of coastal states", "goods": "twelve electric ferries", "recipient": "Malta"},
        Status.PLANNED,
        by=["solde"],
        event="deal",
    )
    draft.claim(
        "aim",
        "agreed to buy twelve electric ferries to send to Malta as part of an effort to shorten the crossing",
        {"theme": "an effort", "goal": "shorten the crossing"},
        Status.INTENDED,
        by=["solde"],
    )
    draft.on(2)
    draft.quote("it includes Iceland, Ireland and Portugal", "solde", "said", direct=False)
    draft.claim(
        "participate",
        "it includes Iceland, Ireland and Portugal",
        {"event": "it", "participants": "Iceland, Ireland and Portugal"},
        Status.ONGOING,
        by=["solde"],
    )
    return bought


def _speeches(draft: Draft) -> tuple[ClaimId, ClaimId]:
    draft.on(3).quote("This is a turning point,", "solde", "declared", direct=True)
    draft.on(4)
    thursday = draft.when("on Thursday", "2025-03-06", "2025-03-06", Precision.DAY)
    told = "Aldo Renk called me on Thursday and told me that the islanders must pay for it."
    draft.quotations.append(
        Quotation(content=draft.at(told), direct=True, speaker=EntityId("solde"), cue="declare", cue_span=None)
    )
    draft.quote("the islanders must pay for it", "renk", "told", direct=False)
    draft.claim(
        "meet",
        "Aldo Renk called me on Thursday",
        {"actor": "Aldo Renk", "counterparty": "me"},
        Status.DONE,
        by=["solde"],
        when=thursday,
    )
    first = draft.claim(
        "pay",
        "the islanders must pay for it",
        {"payer": "the islanders", "for": "it"},
        Status.REQUIRED,
        by=["solde", "renk"],
        event="deal",
    )
    draft.on(5)
    draft.when("last Friday", "2025-03-07", "2025-03-07", Precision.DAY)
    draft.quote("the Coastal League would pay for the ferries", "renk", "stated", direct=False)
    second = draft.claim(
        "pay",
        "the Coastal League would pay for the ferries",
        {"payer": "the Coastal League", "for": "the ferries"},
        Status.PLANNED,
        by=["renk"],
        event="deal",
    )
    return first, second


def _talks(draft: Draft) -> None:
    draft.on(6)
    evidence = "Ireland and Portugal are in talks with Reykjavik to acquire two pilot boats"
    draft.amounts.append(Amount(span=draft.at("two"), kind=Measure.COUNT, value="2", unit="pilot boat"))
    draft.quote(evidence, "officials", "said", direct=False)
    draft.claim(
        "negotiate", evidence, {"parties": "Ireland and Portugal"}, Status.NEGOTIATING, by=["wire", "officials"]
    )
    draft.claim(
        "buy",
        evidence,
        {"buyer": "Ireland and Portugal", "goods": "two pilot boats", "counterparty": "Reykjavik"},
        Status.NEGOTIATING,
        by=["wire", "officials"],
    )
    draft.on(7)
    draft.claim(
        "participate",
        "These talks do not directly involve the fleet office of the Coastal League",
        {"event": "These talks", "participants": "the fleet office of the Coastal League"},
        Status.ONGOING,
        by=["wire", "officials"],
        negated=True,
    )


def _halt(draft: Draft) -> None:
    draft.on(8)
    early = draft.when("Two weeks ago", "2025-02-24", "2025-03-02", Precision.WEEK)
    late = draft.when("last week", "2025-03-03", "2025-03-09", Precision.WEEK)
    evidence = "the Transport Office suspended a planned delivery of buses to Malta"
    claims = [
        draft.claim(
            "halt",
            evidence,
            {"actor": "the Transport Office", "theme": "a planned delivery of buses to Malta"},
            Status.DONE,
            when=when,
            event="halt",
        )
        for when in (early, late)
    ]
    draft.claim(
        "cause",
        f"{evidence}, citing a lack of spare parts",
        {"effect": "suspended a planned delivery of buses to Malta", "cause": "a lack of spare parts"},
        Status.DONE,
        by=["office"],
    )
    draft.conflicts.append(
        Conflict(
            question="When was the delivery suspended?",
            predicate="halt",
            role="when",
            severity=Severity.HARD,
            positions=(
                Position(value="Two weeks ago", speakers=(), claims=(claims[0],)),
                Position(value="last week", speakers=(), claims=(claims[1],)),
            ),
        )
    )


def fog() -> FactSheet:
    """A sheet that says next to nothing: one sentence, no claim, no name."""
    draft = Draft("There was fog over the bay.\n")
    return draft.sheet(id=ArticleId("0a1b2c3d4e5f"), title="Fog", published=date(2025, 1, 2))


LAKE_AT = datetime(2025, 1, 20, 8, 30, tzinfo=timezone(timedelta(hours=2)))
"""When the article on the lake came out, in a zone of its own."""


def lake() -> FactSheet:
    """An older sheet with one speaker, whom no other article names, and an exact moment of publication."""
    draft = Draft("Warden Nora Quill said that the lake is frozen.\n")
    draft.entity("quill", Kind.PERSON, "Nora Quill")
    draft.quote("the lake is frozen", "quill", "said", direct=False)
    return draft.sheet(id=ArticleId("7be1c2d3a4f5"), title="Ice on the lake", published=LAKE_AT)


PLACE = Place("console", "home", "here")
CLOCK = FixedClock(datetime(2025, 3, 10, 12, tzinfo=UTC))


async def desk(*sheets: FactSheet) -> FrontDesk:
    """A front desk with every command and these articles."""
    from tests.conftest import ROOT

    library = MemoryLibrary()
    for sheet in sheets:
        await library.save(sheet)
    return FrontDesk(load(ROOT / "config" / "topics"), library, CLOCK)


async def noting_desk(*sheets: FactSheet) -> tuple[FrontDesk, MemoryNotebook]:
    """A front desk with a notebook: its answers can be called right or wrong, and packs switched off."""
    plain, notebook = await desk(*sheets), MemoryNotebook()
    library = plain.call(user="u1", place=PLACE).library
    return FrontDesk(plain.commands, library, CLOCK, notebook=notebook), notebook


def asker(front: FrontDesk) -> Call:
    """A call of somebody who is no manager."""
    return front.call(user="u1", place=PLACE)


async def ask(front: FrontDesk, text: str) -> Reply:
    """The answer to a typed line."""
    return await front.dispatch(Typed(text), asker(front))


def shown(reply: Reply) -> str:
    """The reply as lines of bare text."""
    lines: list[str] = []
    for block in reply.blocks:
        match block:
            case Heading(text=text):
                lines.append(f"# {text}")
            case Paragraph(line=one) | Note(line=one):
                lines.append(plain(one))
            case Bullets(lines=many):
                lines += [f"- {plain(one)}" for one in many]
            case Quote(text=text, cite=cite, before=before):
                lines.append(f"> {plain(before)}“{text}” [{cite.number}]")
            case Fields(pairs=pairs):
                lines += [f"{name}: {plain(one)}" for name, one in pairs]
            case Buttons(buttons=buttons):
                lines += [f"({button.label} | {button.command})" for button in buttons]
            case _:
                lines.append(repr(block))
    return "\n".join(lines)
