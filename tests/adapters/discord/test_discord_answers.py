"""Questions in Discord: commands, buttons, mentions and direct messages, through the real discord.py client."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest

from bot.commands.dispatch import FrontDesk
from bot.commands.spec import Ask, Call
from bot.platforms.discord import answers
from bot.ports import Place
from bot.replies.blocks import Reply
from tests.adapters.discord.conftest import Serve
from tests.adapters.discord.desk import front, many
from tests.adapters.discord.emulator import EPHEMERAL, Emulator, Fault
from tests.stories import CLOCK


def words(message: dict[str, Any]) -> str:
    """Title and text of a message's embed."""
    embed = message["embeds"][0]
    return "\n".join(filter(None, (embed.get("title"), embed.get("description"))))


async def test_a_command_is_answered_at_once(discord: Emulator, serve: Serve) -> None:
    """A slash command gets the answer of the real front desk in one step, for everybody to see."""
    await serve()
    asked = await discord.slash("quotes", speaker="Solde")
    answer = await discord.answer(asked)
    assert 4 == asked.kind
    assert not asked.private
    assert "Solde" in words(answer)
    assert re.search(r"\[\d+", words(answer))
    (sent,) = discord.requests("POST", "/interactions/.*")
    assert {"parse": []} == sent.body["data"]["allowed_mentions"]


async def test_options_arrive_with_their_types(discord: Emulator, serve: Serve) -> None:
    """Text stays text and a number is a number; what was left out is left out."""
    await serve()
    assert "'Ida' 3" == words(await discord.answer(await discord.slash("pick", speaker="Ida", sentence=3)))
    assert "'7' None" == words(await discord.answer(await discord.slash("pick", speaker="7")))


async def test_who_asks_and_where(discord: Emulator, serve: Serve) -> None:
    """A command knows server, channel, thread, the user's own language, and whether the user manages the channel."""
    await serve()
    server, channel, thread = discord.guild_id, discord.channel_id, discord.thread_id
    assert f"{server}/{channel}/None en reader" == words(await discord.answer(await discord.slash("place")))
    there = await discord.slash("place", channel=thread)
    assert f"{server}/{channel}/{thread} en reader" == words(await discord.answer(there))
    alone = await discord.slash("place", channel=discord.dm_id)
    assert f"/{discord.dm_id}/None en manager" == words(await discord.answer(alone))
    discord.permissions |= 1 << 4
    assert words(await discord.answer(await discord.slash("place"))).endswith("en manager")


async def test_suggestions_while_typing(discord: Emulator, serve: Serve) -> None:
    """Speakers of the article are offered as text, sentences as numbers with their beginning."""
    await serve()
    offered = await discord.complete("pick", "speaker", speaker="sol")
    assert "Mira Solde" in [choice["value"] for choice in offered]
    numbered = await discord.complete("pick", "sentence", speaker="x", sentence="")
    assert [1, 2, 3] == [choice["value"] for choice in numbered][:3]
    assert all(choice["name"].startswith(str(choice["value"])) for choice in numbered)
    assert all(len(choice["name"]) <= 100 for choice in numbered)
    assert len(numbered) <= 25


async def test_suggestions_of_the_article_in_the_form(discord: Emulator, serve: Serve) -> None:
    """Names come from the article that `about:` already holds, and from the newest one while it holds none."""
    await serve()

    async def offered(command: str, option: str, **more: str) -> list[str]:
        found = await discord.complete(command, option, **{option: ""}, **more)
        return [choice["value"] for choice in found]

    assert ["Nora Quill"] == await offered("said", "speaker", about="Ice on the lake")
    assert ["Nora Quill"] == await offered("entity", "name", about="7be1c2d3")
    assert [] == await offered("said", "speaker", about="no such article")
    newest = await offered("said", "speaker")
    assert "Mira Solde" in newest
    assert newest == await offered("said", "speaker", about="")
    assert "Nora Quill" not in newest


async def test_suggestions_fail_quietly(discord: Emulator, serve: Serve) -> None:
    """A desk that cannot suggest gives an empty list, not an error in the form."""

    class Mute(FrontDesk):
        async def complete(
            self, name: str, option: str, typed: str, call: Call, about: str | None = None
        ) -> tuple[str, ...]:
            raise RuntimeError("no suggestions today")

    desk = await front()
    await serve(Mute(desk.commands, desk.call(user="", place=_nowhere()).library, CLOCK))
    assert [] == await discord.complete("pick", "speaker", speaker="s")


async def test_a_slow_answer_is_deferred_then_edited_in(discord: Emulator, serve: Serve) -> None:
    """What is not there in time is promised first ("is thinking"), and put in its place when it is there."""
    await serve()
    asked = await discord.slash("slow")
    await discord.until(lambda: asked.kind)
    assert (5, {}, None) == (asked.kind, asked.data, asked.shown)
    assert "At last." == words(await discord.answer(asked))
    assert ["POST", "PATCH"] == [s.method for s in discord.requests("(POST|PATCH)", "/(interactions|webhooks)/.*")]


async def test_a_private_answer_is_ephemeral(discord: Emulator, serve: Serve) -> None:
    """Only the one who asked sees a private answer, and what its buttons give; the text says whose it is."""
    await serve()
    asked = await discord.slash("secret")
    answer = await discord.answer(asked)
    assert EPHEMERAL == answer["flags"]
    assert f"For {discord.ida['id']} alone, in en." == words(answer)
    pressed = await discord.click(answer, "do:many")
    assert EPHEMERAL == (await discord.answer(pressed))["flags"]


async def test_a_slow_private_answer_stays_private(discord: Emulator, serve: Serve) -> None:
    """After a public "is thinking" a private answer follows privately, and the first message goes."""
    await serve()
    asked = await discord.slash("slow", private=True)
    await discord.until(lambda: asked.deleted)
    assert not asked.private
    (answer,) = asked.followups
    assert (EPHEMERAL, "At last.") == (answer["flags"], words(answer))
    public = [s.body for s in discord.requests("PATCH", "/webhooks/.*")]
    assert ["This answer is only for the one who asked."] == [words(body) for body in public]


async def test_a_failing_command_ends_in_words(discord: Emulator, serve: Serve) -> None:
    """A mistake in a command is told in words to the one who asked."""
    await serve()
    answer = await discord.answer(await discord.slash("broken"))
    assert EPHEMERAL == answer["flags"]
    assert words(answer).startswith("Something went wrong")


@pytest.mark.parametrize("late", [False, True])
async def test_a_failing_desk_ends_in_words(discord: Emulator, serve: Serve, late: bool) -> None:
    """Even when the desk itself fails, at once or after "is thinking", there is an answer."""

    class Falls(FrontDesk):
        async def dispatch(self, ask: Ask, call: Call) -> Reply:
            await asyncio.sleep(0.7 * late)
            raise RuntimeError("the desk falls")

    desk = await front()
    await serve(Falls(desk.commands, desk.call(user="", place=_nowhere()).library, CLOCK))
    asked = await discord.slash("quotes")
    answer = await discord.until(
        lambda: asked.followups[0] if asked.followups else asked.original if not late else None
    )
    assert words(answer).startswith("Something went wrong")
    said = await discord.say(f"<@{discord.bot['id']}> who pays?")
    await discord.until(lambda: [m for m in discord.posted() if m["message_reference"]["message_id"] == said["id"]])


async def test_a_button_types_its_command(discord: Emulator, serve: Serve) -> None:
    """ "Show N more" goes on exactly where the answer was cut, until nothing is left."""
    await serve()
    answer = await discord.answer(await discord.slash("many"))
    seen = [int(n) for n in re.findall(r"Item (\d+)", words(answer))]
    while answer["components"]:
        (button,) = answer["components"][0]["components"]
        assert f"do:many from:{len(seen)}" == button["custom_id"]
        answer = await discord.answer(await discord.click(answer, button["custom_id"]))
        seen += [int(n) for n in re.findall(r"Item (\d+)", words(answer))]
    assert list(range(60)) == seen


async def test_buttons_survive_a_restart(discord: Emulator, serve: Serve) -> None:
    """A button of a message from an earlier run works: no state is kept."""
    await serve()
    answer = await discord.answer(await discord.slash("many"))
    button = answer["components"][0]["components"][0]["custom_id"]
    await serve()
    pressed = await discord.click(answer, button)
    assert words(await discord.answer(pressed)).startswith("Many (continued)")


async def test_a_button_of_an_unknown_kind_is_answered(discord: Emulator, serve: Serve) -> None:
    """A button that is not ours, or from a version before, gets help, never "This interaction failed"."""
    await serve()
    answer = await discord.answer(await discord.slash("many"))
    assert words(await discord.answer(await discord.press(answer, "old-style")))


async def test_a_command_that_is_gone_is_answered(discord: Emulator, serve: Serve) -> None:
    """A user's client may still offer an old command, or an old form of one; the answer says so."""
    await serve()
    gone = await discord.answer(await discord.raw_slash("manny", []))
    assert words(gone).startswith("There is no command manny.")
    assert "do:many" in [b["custom_id"] for b in gone["components"][0]["components"]]
    changed = await discord.raw_slash("pick", [{"name": "colour", "type": 3, "value": "red"}])
    assert "colour" in words(await discord.answer(changed))


async def test_the_language_of_the_one_who_asks(discord: Emulator, serve: Serve) -> None:
    """A command is answered in the language of the user's client where it is one of ours, and in English elsewhere."""
    await serve()
    for locale, language in (("de", "de"), ("es-ES", "es"), ("es-419", "es"), ("ja", "en")):
        discord.locale = locale
        assert words(await discord.answer(await discord.slash("place"))).endswith(f" {language} reader")


async def test_the_language_of_the_server(discord: Emulator, serve: Serve) -> None:
    """A mention is answered in the language that a community server chose: Discord does not tell its author's."""
    discord.features = ["COMMUNITY"]
    await serve()
    await discord.say(f"<@{discord.bot['id']}> place")
    (answer,) = await discord.until(discord.posted)
    assert words(answer).endswith(" de reader")


async def test_managers_only(discord: Emulator, serve: Serve) -> None:
    """A command for managers is synced with their permission, and refused to others who get at it anyway."""
    await serve()
    (synced,) = [command for command in discord.commands[None] if command["name"] == "rule"]
    assert "16" == synced["default_member_permissions"]
    assert "Ruled." not in words(await discord.answer(await discord.slash("rule")))
    discord.permissions |= 1 << 4
    assert "Ruled." == words(await discord.answer(await discord.slash("rule")))


async def test_a_mention_is_answered(discord: Emulator, serve: Serve) -> None:
    """A mention gets an answer below it, without a ping; only our own name is taken off."""
    await serve()
    said = await discord.say(f"<@{discord.bot['id']}> place")
    (answer,) = await discord.until(discord.posted)
    assert said["id"] == answer["message_reference"]["message_id"]
    assert f"{discord.guild_id}/{discord.channel_id}/None en reader" == words(answer)
    (sent,) = discord.requests("POST", "/channels/.*/messages")
    assert {"parse": []} == sent.body["allowed_mentions"]
    assert (said["id"], True) == (sent.body["nonce"], sent.body["enforce_nonce"])
    await discord.say(f"pick <@!{discord.bot['id']}> speaker:<@{discord.ida['id']}>")
    answer = (await discord.until(lambda: discord.posted()[1:]))[0]
    assert discord.ida["id"] in words(answer)
    assert discord.bot["id"] not in words(answer)


async def test_a_free_question_and_an_empty_mention(discord: Emulator, serve: Serve) -> None:
    """A question in plain words is routed; a bare mention gets help."""
    await serve()
    await discord.say(f"<@{discord.bot['id']}> what does Solde say?")
    first = (await discord.until(discord.posted))[0]
    assert "Solde" in words(first)
    await discord.say(f"<@{discord.bot['id']}>")
    second = (await discord.until(lambda: discord.posted()[1:]))[0]
    assert "quotes" in words(second)


async def test_a_slow_mention_shows_typing(discord: Emulator, serve: Serve) -> None:
    """While a mention is worked on, the bot is seen typing."""
    await serve()
    await discord.say(f"<@{discord.bot['id']}> slow")
    await discord.until(discord.posted)
    assert 1 == len(discord.requests("POST", f"/channels/{discord.channel_id}/typing"))


async def test_nobody_is_answered_unasked(discord: Emulator, serve: Serve) -> None:
    """Text without a mention, bots, the bot itself, other members' mentions and system messages get no answer."""
    await serve()
    mention = f"<@{discord.bot['id']}> place"
    answer = await discord.answer(await discord.slash("place"))
    await discord.say("who pays?")
    await discord.say(f"<@{discord.ida['id']}> who pays?")
    await discord.say(mention, author=discord.bot)
    await discord.say(mention, author=discord.owner | {"bot": True})
    await discord.say(mention, type=6)
    await discord.say("thanks", reply_to=answer, ping=False)
    await discord.say(mention + " ")
    (only,) = await discord.until(discord.posted)
    assert only["message_reference"]["message_id"] == list(discord.messages)[-2]


async def test_a_reply_to_our_message_is_a_question(discord: Emulator, serve: Serve) -> None:
    """A reply that pings the bot needs no mention in its text."""
    await serve()
    await discord.say(f"<@{discord.bot['id']}> place")
    (first,) = await discord.until(discord.posted)
    await discord.say("pick speaker:Holm", reply_to=first)
    second = (await discord.until(lambda: discord.posted()[1:]))[0]
    assert "'Holm' None" == words(second)


async def test_direct_messages(discord: Emulator, serve: Serve) -> None:
    """A direct message needs no mention and is answered there."""
    await serve()
    await discord.say("place", channel=discord.dm_id)
    (answer,) = await discord.until(lambda: discord.posted(discord.dm_id))
    assert f"/{discord.dm_id}/None en manager" == words(answer)


async def test_a_mention_in_a_thread(discord: Emulator, serve: Serve) -> None:
    """In a thread the answer comes in the thread, and the place names both."""
    await serve()
    await discord.say(f"<@{discord.bot['id']}> place", channel=discord.thread_id)
    (answer,) = await discord.until(lambda: discord.posted(discord.thread_id))
    assert f"{discord.guild_id}/{discord.channel_id}/{discord.thread_id} en reader" == words(answer)


async def test_the_bots_role_is_not_the_bot(discord: Emulator, serve: Serve) -> None:
    """Who picks the role instead of the member is told why nothing can be read."""
    await serve()
    await discord.say(f"<@&{discord.bot_role}> who pays?")
    (answer,) = await discord.until(discord.posted)
    assert words(answer).startswith("That mentions my role")


@pytest.mark.parametrize(("quick", "kind"), [(0.4, 4), (0.0, 5)])
async def test_hostile_text_and_files(discord: Emulator, serve: Serve, quick: float, kind: int) -> None:
    """Hostile text pings nobody anywhere, and a picture goes along as a file, at once and after "is thinking"."""
    await serve(quick=quick)
    asked = await discord.slash("nasty")
    answer = await discord.answer(asked)
    assert kind == asked.kind
    await discord.say(f"<@{discord.bot['id']}> nasty")
    await discord.until(discord.posted)
    for sent in [s for s in discord.log if s.files]:
        data = sent.body.get("data", sent.body)
        assert {"parse": []} == data["allowed_mentions"]
        assert {"files[0]": b"\x89PNG"} == sent.files
        assert "picture-1.png" == data["attachments"][0]["filename"]
    assert "@everyone" not in words(answer)
    assert "<@1>" not in words(answer)
    assert 2 == len([s for s in discord.log if s.files])


async def test_too_late_for_discord(discord: Emulator, serve: Serve) -> None:
    """When Discord has given up waiting, a public answer is still posted, as a message of its own; once."""
    await serve()
    discord.patience = 0.0
    asked = await discord.slash("place")
    (answer,) = await discord.until(discord.posted)
    assert asked.kind is None
    assert words(answer).endswith("en reader")
    await discord.slash("secret")
    await discord.until(lambda: len(discord.requests("POST", "/interactions/.*")) == 2)
    assert 1 == len(discord.posted())


async def test_discord_would_give_up_on_slow_answers(discord: Emulator, serve: Serve) -> None:
    """The emulator refuses what comes too late (10062), so the tests above would fail without deferring."""
    await serve(quick=9.0)
    discord.patience = 0.2
    asked = await discord.slash("slow")
    await discord.until(discord.posted)
    assert asked.kind is None


async def test_a_body_that_discord_refuses_is_replaced_by_words(discord: Emulator, serve: Serve) -> None:
    """A 400 (a limit nobody knew) does not leave the question open: at once, after "is thinking", and to a mention."""
    await serve()
    bad = {"message": "Invalid Form Body", "code": 50035}
    discord.faults.append(Fault("POST", "/interactions", 400, bad))
    at_once = await discord.answer(await discord.slash("place"))
    discord.faults.append(Fault("PATCH", "/webhooks", 400, bad))
    later = await discord.answer(await discord.slash("slow"))
    discord.faults.append(Fault("POST", "/channels", 400, bad))
    await discord.say(f"<@{discord.bot['id']}> place")
    (below,) = await discord.until(discord.posted)
    assert ["Discord does not take this answer; the reason is in the log."] * 3 == [
        words(message) for message in (at_once, later, below)
    ]


async def test_a_callback_whose_connection_breaks(discord: Emulator, serve: Serve) -> None:
    """Accepted, then the connection is cut: asking again tells that it had arrived, and nothing is lost or doubled."""
    await serve()
    discord.faults.append(Fault("POST", "/interactions", reset=True))
    assert words(await discord.answer(await discord.slash("place")))
    await discord.until(lambda: len(discord.requests("POST", "/interactions/.*")) == 2)
    discord.faults.append(Fault("POST", "/interactions", reset=True))
    assert "At last." == words(await discord.answer(await discord.slash("slow")))
    assert 4 == len(discord.requests("POST", "/interactions/.*"))


async def test_no_right_to_write_is_no_crash(discord: Emulator, serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    """A mention where the bot may not write is logged in one plain line; the next question is answered."""
    await serve()
    discord.closed_channels.add(discord.channel_id)
    await discord.say(f"<@{discord.bot['id']}> place")
    await discord.until(lambda: [r for r in caplog.records if getattr(r, "action", "") == "discord_lost"])
    assert "may not write" in caplog.text
    assert words(await discord.answer(await discord.slash("place")))


async def test_no_answer_is_awaited_for_ever(discord: Emulator, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that takes longer than Discord takes it is given up in words."""
    monkeypatch.setattr(answers, "LONGEST", 0.1)
    await serve(await front(many, *(c for c in (await front()).commands if c.name == "slow")))
    assert "This takes too long; please ask for less." == words(await discord.answer(await discord.slash("slow")))


def _nowhere() -> Place:
    return Place("discord", "", "")
