"""A question typed on the page: which article it is about, the answer, and the article to show beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.commands.names import OPTION, names_of
from bot.commands.parse import command_in
from bot.commands.spec import Call, Command, Desk, Typed
from bot.facts.model import ArticleId, FactSheet
from bot.ports import Filed, Library, Place
from bot.replies.blocks import Reply, citations

HERE = Place("web", "", "page")
"""The page sees what everybody may see."""

LONGEST = 1_000
"""Characters of a question that are looked at; the desk itself refuses fewer in words."""

_ABOUT = re.compile(r'\b({}):(?:"([^"]+)"|(\S+))'.format("|".join(names_of(OPTION, "about"))))
_KEY = re.compile(r"\s*\babout:[0-9a-f]{8}(?!\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The articles to choose from, and the one that is asked about unless another is chosen."""

    articles: tuple[Filed, ...]
    usual: ArticleId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked, as it is shown in the field; the answer (None before any question); the article beside it.

    `sheets` are all articles that stand beside the answer: those it cites, in its order, else the one article; `sheet`
    is the first of them.
    """

    text: str
    reply: Reply | None
    sheets: tuple[FactSheet, ...]

    @property
    def sheet(self) -> FactSheet | None:
        """The article that is shown first; None where there is none at all."""
        return self.sheets[0] if self.sheets else None


async def shelf(library: Library) -> Shelf:
    """What is there now. The newest briefing's article is the usual one, else the newest article."""
    articles = await library.articles(HERE.tenant)
    briefings = await library.briefings(HERE.tenant)
    usual = briefings[0].article if briefings else articles[0].id if articles else None
    return Shelf(articles=articles, usual=usual)


def caller(desk: Desk, accepted: str = "") -> Call:
    """A call from the page, in the language that the browser accepts. Nobody has logged in, so nobody manages."""
    return desk.call(user="web", place=HERE, locale=accepted)


async def ask(desk: Desk, call: Call, there: Shelf, text: str, article: str) -> Asked:
    """The answer to a typed line about the chosen article ("" for the usual one), with the article it speaks of."""
    text = " ".join(text[:LONGEST].split())
    chosen = next((filed.id for filed in there.articles if filed.id == article), there.usual)
    reply = None
    if text:
        reply = await desk.dispatch(Typed(about(text, chosen, there.usual, desk.commands)), call)
        chosen = _spoken_of(reply, there) or chosen
    wanted = _cited(reply) or ((chosen,) if chosen is not None else ())
    found = [await call.library.sheet(each, HERE.tenant) for each in wanted]
    sheets = tuple(sheet for sheet in found if sheet is not None)
    return Asked(text=_KEY.sub("", text).strip(), reply=reply, sheets=sheets)


def about(text: str, chosen: ArticleId | None, usual: ArticleId | None, commands: tuple[Command, ...]) -> str:
    """The line with the chosen article named in it, unless that is the usual one or the line names one itself."""
    if chosen is None or chosen == usual or _ABOUT.search(text):
        return text
    named = f"about:{chosen}"
    found = command_in(text, commands)
    if found is not None:
        if not any(option.name == "about" for option in found[0].options):
            return text
        slash = "/" if text.startswith("/") else ""
        # before the words, so that a question still ends with its question mark
        return f"{slash}{found[0].name} {named} {found[1]}".strip()
    return text if text.startswith("/") else f"{text} {named}"


def _cited(reply: Reply | None) -> tuple[ArticleId, ...]:
    """The articles whose sentences an answer cites, in its order."""
    cites = citations(reply.blocks) if reply is not None else ()
    return tuple(dict.fromkeys(ArticleId(cite.article) for cite in cites if cite.article))


def _spoken_of(reply: Reply, there: Shelf) -> ArticleId | None:
    """The article that the answer says it is about."""
    match = _ABOUT.search(reply.typed)
    key = (match[2] or match[3]) if match else None
    return next((filed.id for filed in there.articles if key and filed.id.startswith(key)), None)
