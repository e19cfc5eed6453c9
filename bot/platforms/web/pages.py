"""The page's addresses: the page itself, answers for its script, suggestions, and the sign of life."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.commands.feedback import WRONG, noted
from bot.commands.names import COMMAND, OPTION
from bot.commands.parse import spoken_form
from bot.commands.spec import Call, Command, Desk, OptionSpec
from bot.errors import NewsdeskError
from bot.facts.model import FactSheet
from bot.languages.dates import day
from bot.languages.words import say, say_as, speaking, spoken
from bot.platforms.web.article import Look, paragraphs
from bot.platforms.web.asking import HERE, Asked, Shelf, ask, caller, shelf
from bot.ports import Library
from bot.replies.blocks import Reply
from bot.replies.direction import undirected
from bot.replies.plain import to_json
from bot.replies.wording import LONGEST_TITLE, short, title_of

log = logging.getLogger(__name__)

Json = dict[str, Any]
Draw = Callable[[Reply], Sequence[Json]]

PATIENCE = 5.0
"""Seconds that the sign of life waits for the store."""

LONGEST_NOTE = 250
"""The most characters of a note on an answer."""

NO_STORE = {"cache-control": "no-store", "vary": "accept-language"}

FIRST = ("brief", "quotes", "conflicts")
"""The commands that are shown first, with the topics that the article answers."""

_KEY = 8
"""Characters of an article's id that tell it from the others on a page."""

_HERE = Path(__file__).parent


def web_address(url: str | None) -> str | None:
    """The address, if it is one of the web; a link of an article never runs anything."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def anchor_of(article: str) -> str:
    """What stands in the anchors of an article, so that those of two on one page differ: `#s3-KEY`."""
    return article[:_KEY]


class Pages:
    """Answers requests from a desk and its library. `app` is the ASGI application."""

    def __init__(
        self, desk: Desk, library: Library, surfaces: Mapping[str, Draw], further: Sequence[BaseRoute] = ()
    ) -> None:
        """`surfaces`: by name, what turns a reply into the bodies of the messages that would be sent there.

        `further` are addresses beside the page's own.
        """
        self._desk = desk
        self._library = library
        self._surfaces = surfaces
        self._known: tuple[tuple[str, str], frozenset[str]] = (("", ""), frozenset())
        self._templates = Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=lambda shown: undirected(shown) if isinstance(shown, str) else shown,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["web_address"] = web_address
        self._templates.filters["day"] = day
        self._templates.filters["title"] = lambda title: short(title, LONGEST_TITLE)
        self._templates.filters["anchor"] = anchor_of
        self._templates.globals |= {"say": say, "say_as": say_as, "spoken": spoken, "wrong": WRONG}
        self.app = Starlette(
            routes=[
                Route("/", self._page),
                Route("/api/answer", self._answer),
                Route("/api/commands", self._commands),
                Route("/api/complete", self._complete),
                Route("/healthz", self._health),
                Mount("/static", StaticFiles(directory=_HERE / "static")),
                *further,
            ],
            exception_handlers={Exception: _failed, HTTPException: _refused},
        )

    async def _page(self, request: Request) -> Response:
        """The whole page, with the plain answer in it: all there is without JavaScript."""
        there, asked = await self._asked(request)
        silent = await self._silent(asked.sheet)
        with speaking(self._caller(request).locale):
            told = self._templates.get_template("page.html").render(
                asked=asked,
                shelf=there,
                words=script_words(),
                commands=self._menu(asked, silent),
                answer=self._plain(asked, silent),
                article=self._articles(asked.sheets),
            )
            return HTMLResponse(told, headers={**NO_STORE, "content-language": spoken()})

    async def _answer(self, request: Request) -> Response:
        """An answer for the script: the plain one and the article as HTML, and the messages of every surface."""
        _, asked = await self._asked(request)
        reply, silent = asked.reply, await self._silent(asked.sheet)
        with speaking(self._caller(request).locale):
            return _json(
                {
                    "text": asked.text,
                    "article": asked.sheet.article.id if asked.sheet else None,
                    "private": bool(reply and reply.private),
                    "plain": self._plain(asked, silent),
                    "menu": self._menu(asked, silent),
                    "articleHtml": self._articles(asked.sheets),
                    "surfaces": {name: list(draw(reply)) for name, draw in self._surfaces.items()} if reply else {},
                }
            )

    async def _commands(self, request: Request) -> Response:
        """Every command with its options, in the reader's language."""
        with speaking(self._caller(request).locale):
            return _json([described(command) for command in self._desk.commands])

    async def _complete(self, request: Request) -> Response:
        """Suggestions for a half-typed option."""
        asked = ("command", "option", "typed", "about")
        name, option, typed, about = (request.query_params.get(key, "")[:200] for key in asked)
        return _json(list(await self._desk.complete(name, option, typed, self._caller(request), about or None)))

    async def _health(self, request: Request) -> Response:
        """200 when the process lives and the store answers, else 503."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self._library.articles(HERE.tenant)
        except Exception as error:
            log.warning("store does not answer", extra={"action": "health_failed", "reason": type(error).__name__})
            return PlainTextResponse("the store does not answer\n", status_code=503)
        return PlainTextResponse("ok\n")

    async def _asked(self, request: Request) -> tuple[Shelf, Asked]:
        there = await shelf(self._library)
        text, article, note = (request.query_params.get(key, "") for key in ("q", "article", "note"))
        text = noted(text, note[:LONGEST_NOTE]) if text.startswith(WRONG) else text
        return there, await ask(self._desk, self._caller(request), there, text, article)

    def _caller(self, request: Request) -> Call:
        """The call behind a request, in a language that the browser accepts."""
        return caller(self._desk, request.headers.get("accept-language", ""))

    async def _silent(self, sheet: FactSheet | None) -> frozenset[str]:
        """The topic commands to which this article has no answer; worked out once for each text, off the event loop."""
        if sheet is None:
            return frozenset()
        key = (sheet.article.id, sheet.article.revision)
        if self._known[0] != key:
            self._known = key, await asyncio.to_thread(lambda: frozenset(silent_on(sheet, self._desk.commands)))
        return self._known[1]

    def _menu(self, asked: Asked, silent: frozenset[str]) -> str:
        """The list of commands; those that this article does not answer stand apart."""
        every = [described(command) for command in self._desk.commands]
        return self._templates.get_template("commands.html").render(
            article=asked.sheet.article.id if asked.sheet else "",
            commands=[each for each in every if each["id"] not in silent],
            others=[each for each in every if each["id"] in silent],
        )

    def _plain(self, asked: Asked, silent: frozenset[str]) -> str:
        article = asked.sheet.article.id if asked.sheet else ""
        if asked.reply is not None:
            return self._templates.get_template("answer.html").render(reply=to_json(asked.reply), article=article)
        every = [described(command) for command in self._desk.commands]
        begin = [each for each in every if each["topic"] or each["id"] in FIRST]
        return self._templates.get_template("welcome.html").render(
            article=article, commands=[each for each in begin if each["id"] not in silent]
        )

    def _articles(self, sheets: Sequence[FactSheet]) -> str:
        """The articles beside an answer, one below the other; the anchors of each bear its key."""
        if not sheets:
            return self._templates.get_template("no_article.html").render()
        return "".join(self._article(sheet, first=at == 0) for at, sheet in enumerate(sheets))

    def _article(self, sheet: FactSheet, *, first: bool) -> str:
        title = sheet.article.title or title_of(sheet.article)
        told = paragraphs(sheet)
        if told and told[0].look is Look.HEADING and told[0].words.lstrip("# ") == title:
            told = told[1:]  # it stands above them already
        return self._templates.get_template("article.html").render(
            article=sheet.article,
            key=anchor_of(sheet.article.id),
            first=first,
            title=short(title, LONGEST_TITLE),
            paragraphs=told,
        )


def silent_on(sheet: FactSheet, commands: Sequence[Command]) -> Iterator[str]:
    """The names of the topic commands that find nothing in an article."""
    for command in commands:
        if command.topic is not None and command.answers is not None and not command.answers(sheet):
            yield command.name


def described(command: Command) -> Json:
    """A command as the page shows it: its `id`, and what it is called and is for in the language that is spoken.

    `start` is what a click types: an example where something must be given.
    """
    needs = any(option.required for option in command.options)
    return {
        "id": command.name,
        "name": say_as(COMMAND, command.name),
        "help": say(command.help),
        "topic": command.topic,
        "needs": needs,
        "start": spoken_form(command, command.examples[0] if needs else command.name),
        "options": [_option(option) for option in command.options],
    }


def _option(option: OptionSpec) -> Json:
    return {
        "id": option.name,
        "name": say_as(OPTION, option.name),
        "help": say(option.help),
        "rest": option.rest,
        "required": option.required,
        "completes": option.complete is not None,
        "type": option.type.__name__,
    }


def script_words() -> dict[str, str]:
    """What the page's script says itself, by the key it asks for."""
    return {
        "answering": say("Answering"),
        "unreachable": say("The page cannot reach Newsdesk. Is it still running?"),
        "shown": say("Answer shown."),
        "sentence": say("Sentence {number}"),
        "onlyDiscord": say("Only you can see this"),
        "usedDiscord": say("You used "),
        "onlySlack": say("Only visible to you"),
        "about": say_as(OPTION, "about"),
    }


def _json(content: Any) -> Response:
    return JSONResponse(content, headers=NO_STORE)


async def _refused(request: Request, error: Exception) -> Response:
    """What is not there, or may not be done, in one line."""
    assert isinstance(error, HTTPException)
    return PlainTextResponse(f"{error.detail}.\n", status_code=error.status_code, headers=error.headers)


async def _failed(request: Request, error: Exception) -> Response:
    """One plain line; the rest is for the log."""
    words = error.plain if isinstance(error, NewsdeskError) else "Something went wrong here; the trouble was noted."
    log.error("failed", exc_info=error, extra={"action": "page_failed", "path": request.url.path})
    return PlainTextResponse(f"{words}\n", status_code=503 if isinstance(error, NewsdeskError) else 500)
