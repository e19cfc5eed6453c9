"""What the command line does with a Newsdesk: one answer, one export, one digest, the sources, the backup."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bot.app.housekeeping import prune
from bot.app.newsdesk import Newsdesk
from bot.app.reader import annotate_here
from bot.app.serving import Say, teller
from bot.app.surfaces import chat, lines_of
from bot.clock import SystemClock
from bot.commands.catalogue import load as load_commands
from bot.commands.dispatch import FrontDesk
from bot.commands.spec import Chosen, Typed
from bot.commands.story import open_story
from bot.exports.formats import Format, exported, format_of
from bot.pictures.studio import Studio
from bot.ports import Counts, Library, Place, Tenant
from bot.reading.files import read_file
from bot.settings import Settings
from bot.store.backup import backup_sqlite, restore_sqlite
from bot.store.library import open_library
from bot.store.memory import MemoryLibrary

_HERE = Place("console", "", "terminal")


async def answer(
    settings: Settings,
    asked: str,
    surface: str,
    *,
    article: Path | None = None,
    published: date | datetime | None = None,
    language: str = "",
) -> tuple[list[str], bool]:
    """One answer, from one file in memory or from the store; in the settings' language where none is named.

    Its lines on the surface, and whether what was asked for could be done.
    """
    if article is not None:
        library: Library = MemoryLibrary()
        await library.save(annotate_here(read_file(article, published)))
        front = FrontDesk(
            load_commands(settings.topics_dir, settings.topics_off),
            library,
            SystemClock(),
            Studio(),
            language=settings.language,
        )
        return await _answered(front, asked, surface, language)
    async with Newsdesk.opened(settings) as desk:
        await desk.begin()
        return await _answered(desk.desk, asked, surface, language)


async def _answered(desk: FrontDesk, asked: str, surface: str, language: str) -> tuple[list[str], bool]:
    call = desk.call(user="console", place=_HERE, locale=language, manager=True)
    # a terminal shows no pictures, whose words are in the answer already, and has no buttons to press
    reply = await desk.dispatch(
        Typed(asked), replace(call, drawer=None, notebook=None) if surface == "console" else call
    )
    return lines_of(reply, surface), not reply.refused


async def exported_file(
    settings: Settings, form: str, *, article: Path | None, published: date | datetime | None, about: str | None
) -> bytes:
    """An article as a file: one from a file in memory, or a stored one. Raises BadInput for an unknown format."""
    wanted = format_of(form)
    if article is not None:
        library: Library = MemoryLibrary()
        await library.save(annotate_here(read_file(article, published)))
        return await _exported(FrontDesk((), library, SystemClock()), wanted, about)
    async with Newsdesk.opened(settings) as desk:
        await desk.begin()
        return await _exported(desk.desk, wanted, about)


async def _exported(desk: FrontDesk, form: Format, about: str | None) -> bytes:
    call = desk.call(user="console", place=_HERE, manager=True)
    story = await open_story(about, call)
    return exported(story.sheet, story.briefing, form, call.at).data


def projection(settings: Settings, platform: str) -> Any:
    """The commands as a platform's own payload: a list for Discord, an app manifest for Slack."""
    commands = load_commands(settings.topics_dir, settings.topics_off)
    if platform == "discord":
        from bot.platforms.discord.project import payload

        return payload(commands)
    from bot.platforms.slack.project import EVENTS_PATH, REDIRECT_PATH, manifest

    public = settings.slack_public_address

    return manifest(
        commands,
        slack_command=settings.slack_command,
        top_level=settings.slack_top_level_commands,
        taken=settings.slack_taken,
        socket_mode=settings.slack_signing_secret is None or settings.slack_app_token is not None,
        request_url=f"{public}{EVENTS_PATH}" if public else None,
        redirect_url=f"{public}{REDIRECT_PATH}" if public and settings.slack_client_id else None,
    )


async def flagged(
    settings: Settings, asked: str, *, right: bool, note: str, language: str = ""
) -> tuple[list[str], bool]:
    """Lines on what was noted of an answer, and whether it was; without an article in it, of that to the newest one."""
    async with Newsdesk.opened(settings) as desk:
        await desk.begin()
        call = desk.desk.call(user="console", place=_HERE, locale=language, manager=True)
        said = {"verdict": "right" if right else "wrong", "answer": asked, "note": note}
        reply = await desk.desk.dispatch(Chosen("flag", said), call)
        return lines_of(reply, "console"), not reply.refused


async def feedback(settings: Settings, *, only_wrong: bool) -> list[str]:
    """What readers said about answers, a line each, newest first."""
    async with await open_library(settings.database_url) as library:
        said = await library.notebook.feedback()
    return [
        f"{each.at:%Y-%m-%d %H:%M}  {each.verdict:<5}  {each.place.platform} {each.place.channel}  {each.answer}"
        + (f"  – {each.words}" if each.words else "")
        for each in said
        if not only_wrong or each.verdict == "wrong"
    ]


async def digest(settings: Settings, action: str, name: str, surface: str) -> list[str]:
    """Lines that list the digests, show one, send it, pause it, or say why it did not come; its next five times.

    Raises NotFound for an unknown name.
    """
    async with Newsdesk.opened(settings) as desk:
        book = desk.digest_book
        if action == "next":
            return [at.isoformat(sep=" ", timespec="minutes") for at in await book.next_times(name, None)]
        if action in ("show", "send"):
            await desk.begin()
        # "why" and "list" must tell what the running bot can do, so they have the same platforms
        desk.posting.update(chat(settings, desk.desk, {"discord", "slack"}, desk.beside))
        return lines_of(await book.do(action, name, None), surface)


async def why_not(settings: Settings, item: str, place: Place | None) -> list[str]:
    """Lines on what became of an item; `place` is the channel it did not come to. Raises BadInput without words."""
    async with Newsdesk.opened(settings) as desk:
        return lines_of(await desk.channels.why_not(item, place or _HERE), "console")


async def channel_filter(settings: Settings, action: str, text: str, digest: str, place: Place) -> list[str]:
    """Show, set, clear or test the filter of a channel; lines on it. Raises BadInput with the place of a mistake."""
    async with Newsdesk.opened(settings) as desk:
        return lines_of(await desk.channels.filter(action, text, digest, place, "console"), "console")


async def backup(settings: Settings, file: Path) -> str:
    """Copy the SQLite database into a new file, while the bot may run; a line on it."""
    await backup_sqlite(settings.database_url, file)
    return f"{file} holds the database."


async def forget(settings: Settings, what: str, platform: str, ident: str, *, sure: bool) -> list[str]:
    """Lines on what is kept of a "user" or a "workspace", by the platform's id; when `sure`, on what was deleted."""
    async with Newsdesk.opened(settings) as desk:
        forgetting, tenant = desk.forgetting, Tenant(platform, ident)
        if sure:
            gone = forgetting.forget_user(platform, ident) if what == "user" else forgetting.forget_tenant(tenant)
            return counted(await gone, "Nothing was kept.")
        held = await (forgetting.held_of(platform, ident) if what == "user" else forgetting.held(tenant))
        lines = counted(held, "Nothing is kept.")
        return [*lines, "Add --yes to delete it for good."] if held else lines


async def forget_old(settings: Settings) -> list[str]:
    """Lines on what was past its time, and is deleted now."""
    async with Newsdesk.opened(settings) as desk:
        return counted(await prune(settings, desk.forgetting, desk.clock), "Nothing is past its time.")


def counted(counts: Counts, nothing: str) -> list[str]:
    """A line for each kind of what is kept or gone."""
    return [f"{count} {name}" for name, count in counts.items()] or [nothing]


async def restore(settings: Settings, file: Path, *, replace_it: bool) -> str:
    """Put a copy in the place of the SQLite database, while no bot runs; a line on it."""
    await restore_sqlite(settings.database_url, file, replace_it=replace_it)
    return f"The database is that of {file}."


async def sources(settings: Settings, action: str, rest: list[str], say: Say) -> int:
    """Do one thing with the sources that everybody sees, and say what came of it; 1 where a part of it failed."""
    from bot.commands.watching import answer as about_sources

    async with Newsdesk.opened(settings) as desk:
        newsroom = desk.newsroom
        await newsroom.follow(settings.sources_file)
        match action:
            case "poll":
                await newsroom.poller(say, teller(say)).once(rest)
                while not rest and await newsroom.second_look(desk.library.second_looks, say).once():
                    pass
                troubles = [(s.name, p.problem) for s, p in await desk.library.sources.sources() if p.problem]
                for name, problem in troubles:
                    say(f"{name}: {problem}")
                return 1 if any(not rest or name in rest for name, _ in troubles) else 0
            case "import":
                added, left = await newsroom.take_list(Path(rest[0]), None, None)
                for each in (*(f"added {name}" for name in added), *(f"left out {words}" for words in left)):
                    say(each)
            case "export":
                say((await newsroom.give_list(None)).rstrip())
            case _:
                call = desk.desk.call(user="console", place=_HERE, manager=True)
                reply = await about_sources(action, " ".join(rest), call, newsroom.book)
                for each in lines_of(reply, "console"):
                    say(each)
    return 0
