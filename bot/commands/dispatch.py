"""The desk where every question arrives: a typed line or a filled form in, a reply out, whatever happens."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Callable
from typing import Any

from bot.clock import Clock
from bot.commands.complete import suggestions
from bot.commands.feedback import with_feedback
from bot.commands.followups import Recent, about_of, carried_on
from bot.commands.names import COMMAND, shown_names
from bot.commands.parse import (
    Incomplete,
    NoCommand,
    Parsed,
    Question,
    chosen,
    clean,
    closest,
    command_in,
    lenient,
    misspelt,
    nearest,
    nearest_slip,
    no_command,
    parse,
    typed,
)
from bot.commands.spec import Ask, Audience, Call, Chosen, Command, Completes, Typed
from bot.commands.words import same_word
from bot.errors import NewsdeskError, NotFound
from bot.facts.words import stem, words
from bot.languages.choice import choose
from bot.languages.words import SOURCE, mark, say, say_as, speaking
from bot.ports import ChannelBook, DigestBook, Drawer, FollowStore, Forgetting, Library, Notebook, Place, SourceBook
from bot.replies.blocks import Block, Button, Buttons, Paragraph, Reply, line
from bot.tracing import span

log = logging.getLogger(__name__)

_OFFERED, _BUTTONS = 12, 5
"""How many names are offered where one was left out, and how many of them as buttons."""

WRONG = mark("Something went wrong here. Please try again; the trouble was noted.")


class FrontDesk:
    """Answers every question with one of its commands. Fulfils `bot.commands.spec.Desk`."""

    def __init__(
        self,
        commands: tuple[Command, ...],
        library: Library,
        clock: Clock,
        drawer: Drawer | None = None,
        sources: Callable[[], SourceBook] | None = None,
        digests: Callable[[], DigestBook] | None = None,
        counted: Callable[[str, str, float], None] | None = None,
        notebook: Notebook | None = None,
        follows: FollowStore | None = None,
        channels: Callable[[], ChannelBook] | None = None,
        language: str = SOURCE,
        forgetting: Callable[[], Forgetting] | None = None,
    ) -> None:
        """A desk for these commands (see `bot.commands.catalogue.load`), answering from this library.

        Without a drawer its answers have no pictures; without `sources` nobody can say what is read.
        `counted` is told of each answer: the command, how it went, and the seconds it took. With a notebook, readers
        can say of each answer whether it is right, and packs of topics can be switched off. `language` is spoken to
        those whose own is not known, or is none of ours. `forgetting` deletes what is kept of people and places.
        """
        self._drawer = drawer
        self._sources = sources
        self._digests = digests
        self._channels = channels
        self._forgetting = forgetting
        self._notebook = notebook
        self._follows = follows
        self._recent = Recent()
        self._counted = counted
        self._language = language
        self.commands = commands
        self._library = library
        self._clock = clock
        self._named = {command.name: command for command in commands}

    def call(self, *, user: str, place: Place, locale: str = "", manager: bool = False) -> Call:
        """A call at this moment, with the library. `locale` is the reader's; its language is ours where we have it."""
        return Call(
            user=user,
            place=place,
            at=self._clock.now(),
            locale=choose(locale, self._language),
            library=self._library,
            manager=manager,
            commands=self.commands,
            drawer=self._drawer,
            sources=self._sources,
            digests=self._digests,
            channels=self._channels,
            forgetting=self._forgetting,
            notebook=self._notebook,
            follows=self._follows,
            every=self.commands,
        )

    async def dispatch(self, ask: Ask, call: Call) -> Reply:
        """The answer. Never raises: what goes wrong is told in words."""
        began = self._clock.monotonic()
        with speaking(call.locale), span("question.answer", platform=call.place.platform):
            name, outcome, reply = await self._told(ask, call)
        if self._counted is not None:
            self._counted(name, outcome, self._clock.monotonic() - began)
        return reply

    async def _told(self, ask: Ask, call: Call) -> tuple[str, str, Reply]:
        """The command that was meant ("" where there is none), how it went, and the answer."""
        name = ""
        try:
            call = await self._here(call)
            parsed = self._understood(self._whole(ask, call))
            name = parsed.command.name
            return name, "answered", await self._answer(parsed, call)
        except NotFound as error:
            return name, "not_found", self._not_found(ask, error)
        except Incomplete as error:
            log.info("refused", extra={"action": "command_refused", "reason": "Incomplete"})
            return error.command.name, "refused", await self._offered(error, call)
        except NewsdeskError as error:
            log.info("refused", extra={"action": "command_refused", "reason": type(error).__name__})
            return name, "refused", told(error.plain)
        except Exception:
            log.exception("failed", extra={"action": "command_failed"})
            return name, "failed", told(say(WRONG))

    async def complete(
        self, name: str, option: str, typed: str, call: Call, about: str | None = None
    ) -> tuple[str, ...]:
        """At most 25 suggestions of at most 100 characters for a half-typed option; none when anything fails.

        They come from the article that `about` means, else in a thread from its own, else from the newest one.
        """
        command = self._named.get(name)
        spec = next((o for o in command.options if o.name == option), None) if command is not None else None
        if spec is None or spec.complete is None:
            return ()
        try:
            call = await self._here(call)
            of_thread = about_of(call.last, self.commands) if call.place.thread is not None else None
            with speaking(call.locale):
                return await suggestions(spec.complete, typed, call, about or of_thread)
        except NewsdeskError:
            return ()
        except Exception:
            log.exception("failed", extra={"action": "complete_failed", "command": name})
            return ()

    async def _offered(self, error: Incomplete, call: Call) -> Reply:
        """What was left out, with what this article has for it as buttons; an invented example where it has nothing."""
        found = await self.complete(error.command.name, error.option.name, "", call, error.about)
        names = sorted(found, key=lambda name: not name[:1].isupper())  # names of their own before common nouns
        if not names or error.option.complete not in (Completes.SPEAKERS, Completes.ENTITIES):
            return told(error.plain)
        words = " ".join((error.message, say("In this article: {names}.", names=", ".join(names[:_OFFERED]))))
        left_out, about = error.option.name, error.about
        buttons = (Button(name, typed(error.command, {left_out: name, "about": about})) for name in names[:_BUTTONS])
        return Reply((Paragraph(line(words)), Buttons(tuple(buttons))), private=True, refused=True)

    async def _here(self, call: Call) -> Call:
        """The call with the commands that are switched on there, and with what was last asked there."""
        off = await self._notebook.packs_off(call.place.tenant) if self._notebook is not None else frozenset()
        offered = tuple(each for each in self.commands if not each.packs or not set(each.packs) <= off)
        return dataclasses.replace(call, commands=offered, every=self.commands, last=self._recent.last(call))

    async def _answer(self, parsed: Parsed, call: Call) -> Reply:
        if parsed.command.audience is Audience.MANAGERS and not call.manager:
            name = say_as(COMMAND, parsed.command.name)
            return told(say("{command} is for those who manage this channel.", command=name))
        if parsed.command not in call.commands:
            pack, name = parsed.command.topic, say_as(COMMAND, parsed.command.name)
            return told(say("{command} belongs to {pack}, which is switched off here.", command=name, pack=pack))
        with span("command.run", command=parsed.command.name):
            reply = await parsed.command.run(self._of_thread(parsed.options, call), call)
        log.info("answered", extra={"action": "command_answered", "command": parsed.command.name})
        if reply.typed and not reply.private:
            self._recent.note(call, reply.typed)
        reply = dataclasses.replace(reply, start=parsed.start) if parsed.start else reply
        return with_feedback(reply) if call.notebook is not None else reply

    def _whole(self, ask: Ask, call: Call) -> Ask:
        """`and Norway?` as the whole question it means after the last one there."""
        return Typed(carried_on(clean(ask.text), call.last, self.commands)) if isinstance(ask, Typed) else ask

    def _of_thread(self, options: Any, call: Call) -> Any:
        """In a thread a question that names no article is about the one that was asked about last."""
        if call.place.thread is None or getattr(options, "about", "-") is not None:
            return options
        return dataclasses.replace(options, about=about_of(call.last, self.commands))

    def _understood(self, ask: Ask) -> Parsed:
        match ask:
            case Chosen(name=name, options=options):
                if name not in self._named:
                    raise NoCommand(no_command(name))
                return chosen(self._named[name], options)
            case Typed(text=text):
                return self._read(clean(text))

    def _read(self, text: str) -> Parsed:
        if not text:
            return chosen(self._named["help"], {})
        found = command_in(text, self.commands)
        if found is None and " " not in text and not text.startswith("/"):
            return self._one_word(text)
        if found is None and (text.startswith("/") or " " not in text) and self._misspelt(text):
            raise NoCommand(no_command(text.split()[0].lstrip("/")[:40]))
        try:
            return parse(text, self.commands) if found is not None else lenient(text, self._named["ask"])
        except Question:
            return lenient(text, self._named["ask"])

    def _one_word(self, text: str) -> Parsed:
        """A lone word: one that calls for a command, the name of one with a slip in it, else a name to ask about."""
        word = text.rstrip("?!.").casefold()
        called = any(same_word(word, frozenset(map(stem, words(call)))) for c in self.commands for call in c.words)
        known = shown_names(self.commands)
        slip = None if called else nearest_slip(word, known)
        if slip is None and not called and misspelt(word, known):
            raise NoCommand(no_command(text[:40]))
        return parse(slip, self.commands) if slip is not None else lenient(text, self._named["ask"])

    def _misspelt(self, text: str) -> bool:
        """Whether a lone word is rather a misspelt command than a name to ask about."""
        return text.startswith("/") or misspelt(text.rstrip("?!."), shown_names(self.commands))

    def _not_found(self, ask: Ask, error: NotFound) -> Reply:
        log.info("not found", extra={"action": "command_not_found"})
        name = ask.name if isinstance(ask, Chosen) else ask.text.strip().lstrip("/")
        names = shown_names(self.commands)
        near = () if command_in(name, self.commands) else nearest(name[:40], names) or closest(name[:40], names)
        return told(error.plain, near) if isinstance(error, NoCommand) else told(error.plain)


def told(words: str, near: tuple[str, ...] = ()) -> Reply:
    """A refusal: a line for the one who asked, with the nearest commands as buttons."""
    blocks: list[Block] = [Paragraph(line(words))]
    if near:
        blocks.append(Buttons(tuple(Button(name, name) for name in near)))
    return Reply(tuple(blocks), private=True, refused=True)
