"""The front desk: whatever is typed, an answer comes back in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.commands.dispatch import FrontDesk
from bot.commands.parse import LONGEST
from bot.commands.spec import Audience, Chosen, Typed
from bot.facts.briefing import Briefing, Bullet
from bot.ports import Filed, Place, Tenant
from bot.replies.blocks import Buttons
from bot.store.memory import MemoryLibrary
from tests.stories import CLOCK, PLACE, ask, asker, desk, ferries, fog, lake, shown


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("quotes speeker:Solde", "quotes has no option speeker; did you mean speaker?"),
        ("quotes most:many", "most is a whole number, not many."),
        ("quotes most:0", "most must be between 1 and 50, not 0."),
        ("quotes most:51", "most must be between 1 and 50, not 51."),
        ("evidence", "evidence needs sentence. For example: evidence 2"),
        ("evidence 99", "There is no sentence 99: the article has 8."),
        ("quotes about:nowhere", "No article is known as “nowhere”. Leave out about: to ask about the newest one."),
        ("quotes about:2001-02-03", "No article of 2001-02-03 is stored."),
        ("x" * (LONGEST + 1), f"That is too long for me: {LONGEST} characters at most."),
        ("quotes \x07", "That text has characters that I cannot read. Type it again in plain letters."),
    ],
)
async def test_a_mistake_is_one_friendly_line(typed: str, words: str) -> None:
    """What somebody typed wrongly is told to them alone, in one line that names it."""
    reply = await ask(await desk(ferries()), typed)
    assert words == shown(reply)
    assert reply.private


async def test_a_name_left_out_is_offered_from_the_article() -> None:
    """`said` alone names who speaks in the article that is meant, as buttons that can be pressed."""
    front = await desk(lake(), ferries())
    reply = await ask(front, "said")
    assert shown(reply).startswith("said needs speaker. In this article: ")
    (buttons,) = [block.buttons for block in reply.blocks if isinstance(block, Buttons)]
    assert 'said speaker:"Mira Solde"' in [button.command for button in buttons]
    assert len(buttons) <= 5
    assert 'said speaker:"Nora Quill" about:lake' in str((await ask(front, "said about:lake")).blocks)
    assert not (await ask(front, buttons[0].command)).private


async def test_an_unknown_command_offers_the_nearest_names() -> None:
    """A misspelt command is not guessed at: the names most like it are buttons."""
    reply = await ask(await desk(ferries()), "/quots")
    assert shown(reply).startswith("There is no command quots.")
    assert [block.buttons[0].command for block in reply.blocks if isinstance(block, Buttons)] == ["quotes"]


async def test_nothing_typed_gives_help() -> None:
    """A mention without words is answered with all that can be asked."""
    front = await desk(ferries())
    reply = await ask(front, " \n ")
    assert all(command.name in shown(reply) for command in front.commands if command.name != "help")


async def test_nothing_stored_is_said() -> None:
    """Without any article every question gets the same friendly line."""
    assert "No article is stored yet. Add one, and ask again." == shown(await ask(await desk(), "quotes"))


async def test_a_form_and_a_line_ask_the_same() -> None:
    """Options chosen in a form give the same answer as the words typed."""
    front = await desk(ferries())
    chosen = await front.dispatch(Chosen("quotes", {"speaker": "Solde", "most": 1}), asker(front))
    assert chosen == await ask(front, "quotes speaker:Solde most:1")


async def test_going_on_sets_the_start() -> None:
    """`from:` says how many items were shown before, on every command."""
    assert (await ask(await desk(ferries()), "quotes from:1")).start == 1


async def test_nothing_that_goes_wrong_is_raised(caplog: pytest.LogCaptureFixture) -> None:
    """A fault inside is told as one line and noted, without the words of the message."""

    class Broken(MemoryLibrary):
        async def articles(self, tenant: Tenant | None) -> tuple[Filed, ...]:
            raise RuntimeError("the disk is gone")

    front = FrontDesk((await desk()).commands, Broken(), CLOCK)
    reply = await ask(front, "quotes topsecret")
    assert "Something went wrong here. Please try again; the trouble was noted." == shown(reply)
    assert ["command_failed"] == [record.action for record in caplog.records]  # type: ignore[attr-defined]
    assert "topsecret" not in caplog.text.split("Traceback")[0]
    assert () == await front.complete("quotes", "speaker", "", asker(front))


async def test_a_manager_s_command_is_for_managers() -> None:
    """Who may not use a command is told so, and it is not run."""
    front = await desk(ferries())
    kept = tuple(replace(command, audience=Audience.MANAGERS) for command in front.commands)
    library = MemoryLibrary()
    await library.save(ferries())
    strict = FrontDesk(kept, library, CLOCK)
    assert "quotes is for those who manage this channel." == shown(await ask(strict, "quotes"))
    call = strict.call(user="boss", place=PLACE, manager=True)
    assert "Word for word" in shown(await strict.dispatch(Typed("quotes"), call))


@pytest.mark.parametrize(
    ("about", "title"),
    [
        ("f3a91c07", "Ferries for Malta"),
        ("f3a91c07d2b4", "Ferries for Malta"),
        ("ferries malta", "Ferries for Malta"),
        ("fog", "Fog"),
        ("2025-01-02", "Fog"),
        ("today", "Ferries for Malta"),
        ("crossing", "Fog"),
    ],
)
async def test_an_article_is_found_by_what_one_knows_of_it(about: str, title: str) -> None:
    """Id, beginning of the id, words of the title, day, or the name of its briefing all lead to an article."""
    front = await desk(ferries(), fog())
    library = front.call(user="u", place=PLACE).library
    await library.save_briefing(Briefing(id="crossing", title="The crossing", article=fog().article.id, bullets=()))
    assert f"About: “{title}”" in shown(await ask(front, f'sources about:"{about}"'))


async def test_the_newest_briefing_s_article_is_meant_without_words() -> None:
    """Nobody says which article: the one of the newest briefing, though another article is newer."""
    front = await desk(ferries(), fog())
    assert "About: “Ferries for Malta”" in shown(await ask(front, "sources"))
    library = front.call(user="u", place=PLACE).library
    await library.save_briefing(Briefing(id="b", title="Fog", article=fog().article.id, bullets=()))
    assert "About: “Fog”" in shown(await ask(front, "sources"))


async def test_a_briefing_is_told_with_its_marks() -> None:
    """Each line of a briefing stands with its sentences; what no sentence bears out is marked."""
    front = await desk(ferries())
    bullets = ("The Coastal League would pay for the ferries.", "A volcano destroyed the harbour of Lisbon.")
    briefing = Briefing(
        id="b",
        title="Boats",
        article=ferries().article.id,
        bullets=tuple(Bullet(text=text, line=number) for number, text in enumerate(bullets)),
    )
    await front.call(user="u", place=PLACE).library.save_briefing(briefing)
    told = shown(await ask(front, "brief")).splitlines()
    assert "- The Coastal League would pay for the ferries. [5]" == told[1]
    assert told[2].startswith("- A volcano destroyed the harbour of Lisbon. – ! not found in the article")


@pytest.mark.parametrize(
    ("name", "option", "typed", "first"),
    [
        ("quotes", "speaker", "", "Mira Solde"),
        ("quotes", "speaker", "renk", "Aldo Renk"),
        ("said", "speaker", "slode", "Mira Solde"),
        ("entity", "name", "malt", "Malta"),
        ("evidence", "sentence", "3", "3 “This is a turning point,” Solde declared."),
        ("quotes", "about", "malta", "Ferries for Malta"),
        ("help", "name", "who-p", "who-pays"),
    ],
)
async def test_half_typed_options_are_completed(name: str, option: str, typed: str, first: str) -> None:
    """Suggestions come from the article, the nearest first, few and short enough for every platform."""
    front = await desk(ferries())
    found = await front.complete(name, option, typed, asker(front))
    assert first == found[0]
    assert len(found) <= 25
    assert all(1 <= len(value) <= 100 for value in found)


async def test_every_suggestion_is_an_answer() -> None:
    """What autocomplete offers can be sent as it is."""
    front = await desk(ferries())
    for value in await front.complete("evidence", "sentence", "", asker(front)):
        reply = await front.dispatch(Chosen("evidence", {"sentence": value}), asker(front))
        assert f"# Sentence {value.split()[0]}" == shown(reply).splitlines()[0]
    for value in await front.complete("said", "speaker", "", asker(front)):
        assert "mention" not in shown(await front.dispatch(Chosen("said", {"speaker": value}), asker(front)))


async def test_names_come_from_the_article_that_is_asked_about() -> None:
    """Speakers, names and sentences are those of the article in `about:`; of all of them where that means several."""
    front = await desk(lake(), ferries())
    assert ("Nora Quill",) == await front.complete("said", "speaker", "", asker(front), "lake")
    assert "Nora Quill" not in await front.complete("said", "speaker", "", asker(front))
    (sentence,) = await front.complete("evidence", "sentence", "", asker(front), "lake")
    assert sentence.startswith("1 Warden Nora Quill said")
    both = await front.complete("said", "speaker", "", asker(front), "all")
    assert {"Nora Quill", "Mira Solde"} <= set(both)
    assert () == await front.complete("said", "speaker", "", asker(front), "nothing of that name")


async def test_in_a_thread_names_come_from_its_article() -> None:
    """Who goes on in a thread about an older article is offered that article's names."""
    front = await desk(lake(), ferries())
    call = front.call(user="u1", place=Place("console", "home", "here", thread="t"))
    await front.dispatch(Typed("said Quill about:lake"), call)
    assert ("Nora Quill",) == await front.complete("said", "speaker", "", call)


async def test_another_workspace_sees_nothing_private() -> None:
    """An article that was added privately answers nobody elsewhere."""
    library = MemoryLibrary()
    await library.save(ferries(), PLACE.tenant)
    front = FrontDesk((await desk()).commands, library, CLOCK)
    stranger = front.call(user="u", place=Place("console", "elsewhere", "here"))
    assert "Ferries" in shown(await ask(front, "sources"))
    assert "No article is stored yet. Add one, and ask again." == shown(
        await front.dispatch(Typed("sources"), stranger)
    )


async def test_help_tells_what_an_article_answers() -> None:
    """`help about:` sorts the commands by whether that article has something for them; an unknown article is told."""
    front = await desk(ferries(), fog())
    some, none = [shown(await ask(front, f"help about:{name}")) for name in ("ferries", "fog")]
    assert "- who-pays – Who pays, according to whom?" in some
    assert "- who-pays" not in none
    assert "who-pays" in next(line for line in none.splitlines() if line.startswith("It has nothing for: "))
    assert "No article is known as “nowhere”" in shown(await ask(front, "help about:nowhere"))
